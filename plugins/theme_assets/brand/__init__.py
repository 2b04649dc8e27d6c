"""The clinic's brand, from theme/brand.yaml: its mark, pictures, palette and type, and what is drawn from them."""
