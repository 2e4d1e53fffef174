"""How the people of the subjects differ, and how well the subjects can be told by that."""
