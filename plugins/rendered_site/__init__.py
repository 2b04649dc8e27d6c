"""What visitors get: every written page parsed once, and the site of them all."""
