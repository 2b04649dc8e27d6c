"""What the American pack asks for, and that nothing of it is asked for without it."""
