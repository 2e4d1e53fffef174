"""Fictional people who pose the expressions."""
