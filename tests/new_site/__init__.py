"""Sites that are laid out for another clinic."""
