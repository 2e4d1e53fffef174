"""Experiments beside the main way: each a folder and a notebook of its own.

The core never imports one of them, and none imports another.
"""
