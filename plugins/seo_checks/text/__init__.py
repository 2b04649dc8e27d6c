"""The language engine: what can be measured in English text, in plain functions without the network."""
