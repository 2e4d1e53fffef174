"""How people of different subjects differ, and how well that tells the subjects apart."""
