"""Files as they come by e-mail -> what is in each, and what becomes of it."""
