"""What each element means to a Document: a small function for its start or its end tag."""
