"""YAML with line numbers: nodes, front matter, and the reading of values against fields."""
