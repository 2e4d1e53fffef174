"""Fictional people who pose the expressions, in pictures and in a video."""
