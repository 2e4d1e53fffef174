"""A page as its lines of text and its pictures, in reading order; pure functions."""
