"""Odd people pages with fictional people, to measure how well people are detected on new pages.

Each site of the two sets, ``tune`` and ``held_out``, comes with its ground truth.
"""
