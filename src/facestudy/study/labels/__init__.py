"""Corrections of a study's classes, and how many pictures each class loses on the way."""
