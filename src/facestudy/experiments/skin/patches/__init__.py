"""Cheek patches: landmarks, cheeks, quality, extraction."""
