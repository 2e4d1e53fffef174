"""How far a run of the notebooks is, and how long the rest will take."""
