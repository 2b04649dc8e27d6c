"""A file's text and what stands where in it, so that a change touches its own span and nothing else."""
