"""Models of the study with settings that a search chose."""
