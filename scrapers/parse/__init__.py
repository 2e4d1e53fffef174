"""A rendered page becomes a list of people; pure functions."""
