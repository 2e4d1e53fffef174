"""Metrics, results on disk, provenance and grouped folds."""
