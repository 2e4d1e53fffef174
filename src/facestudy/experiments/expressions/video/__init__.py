"""Films: read frames, extract faces, annotate."""
