"""What a text says by itself: does it read like a name, which titles are in it; pure functions."""
