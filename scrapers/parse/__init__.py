"""Parse a rendered page into a list of people; pure functions, without a browser."""
