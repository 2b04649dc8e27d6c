"""The checks of a graph, one concern a file: pure functions from a PageGraph to problems."""
