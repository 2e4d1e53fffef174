"""The two locks of a study: one run at a time, and one writer of its tables at a time."""
