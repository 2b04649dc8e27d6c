"""Photos as pages offer them."""
