"""Experiments beside the main study, each a package and a notebook of its own.

The core never imports an experiment, and no experiment imports another.
"""
