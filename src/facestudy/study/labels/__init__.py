"""The classes of a study as people put them right, and what they lose on the way."""
