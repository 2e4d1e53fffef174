"""Examine pictures: their metadata, what they look like, and whether they show anybody at all."""
