"""What may be said: fields, kinds of page, the clinic's facts, and what plugins add to them."""
