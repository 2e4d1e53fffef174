"""Named features: what they tell about a class, and how much of a network they explain."""
