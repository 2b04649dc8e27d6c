"""What the browser may ask the server for: a module for each group of calls."""
