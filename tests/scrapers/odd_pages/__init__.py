"""Odd people pages of our own making, to tell how well people are found on pages nobody has seen.

Enters: the name of a set (``tune`` or ``held_out``). Leaves: sites of fictional people, each with
its truth, and what the project's scrapers made of them.
"""
