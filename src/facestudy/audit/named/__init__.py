"""Features that have a name: what they tell of a class, and what of a network they explain."""
