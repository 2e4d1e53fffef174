"""The one table of weights: what each piece of evidence counts, and how it is told to a user.

Every weight is a change of log-odds. Evidence is added up; none decides alone. The weights were set
by hand on the tuning pages (`tests/scrapers/odd_pages/tune`) and on small pages that each show one
kind of mistake.
"""

from typing import NamedTuple


class Weight(NamedTuple):
    """The log-odds of one piece of evidence, and its reason in words (empty: never told)."""

    value: float
    reason: str = ""


LINES = {
    "prior": Weight(-1.0),
    "words": Weight(1.0),
    "known": Weight(2.0, "a known given name"),
    "title": Weight(2.0, "an academic or courtesy title"),
    "lower": Weight(-2.5),
    "stop": Weight(-2.5),
    "noun": Weight(-1.0),
    "article": Weight(-2.0),
    "sign": Weight(-3.0),
    "several": Weight(-4.0),
    "rest": Weight(-0.01),
    "twice": Weight(0.5),
    "position": Weight(1.0, "lines in this place are names"),
    "each": Weight(1.5, "every picture has one line like it"),
    "told": Weight(1.0, "a picture bears this name"),
    "labelled": Weight(2.0, "a label says that it is a name"),
    "detail": Weight(1.2, "a position, mail or telephone follows"),
    "header": Weight(-3.0),
    "elsewhere": Weight(-6.5),
    "quoted": Weight(-5.0),
    "sentence": Weight(-4.0),
    "repeated": Weight(-5.0),
    "script": Weight(-3.0),
    "single": Weight(-3.0),
    "credit": Weight(-6.5),
    "rival": Weight(-3.0),
}
"""A line of text names a person of this page."""

PICTURES = {
    "prior": Weight(0.5),
    "small": Weight(-5.0),
    "tiny": Weight(-0.3),
    "oblong": Weight(-1.5),
    "dwarfed": Weight(-1.0),
    "banner": Weight(-3.0),
    "sheet": Weight(-3.0),
    "graphic": Weight(-3.0),
    "footer": Weight(-2.0),
    "repeated": Weight(-4.0),
    "shared": Weight(-5.0),
    "group": Weight(-4.0),
    "several": Weight(-5.0),
    "called": Weight(0.7, "it is marked as a portrait"),
    "named": Weight(3.0, "it bears a name of this page"),
    "behind": Weight(-0.3),
    "file": Weight(-0.5),
}
"""A picture is somebody's portrait."""

PAIRS = {
    "prior": Weight(0.5),
    "card": Weight(2.5, "both stand in one box of their own"),
    "crowd": Weight(-2.0),
    "lines": Weight(-0.3, "few lines stand between them"),
    "names": Weight(-1.2),
    "pictures": Weight(-0.8),
    "distance": Weight(-0.4, "they are close on the page"),
    "order": Weight(2.0, "both have the same place in a row"),
    "column": Weight(1.5, "nobody else is as near on the screen"),
    "off": Weight(-4.0),
    "side": Weight(0.7, "as with most people here"),
    "told": Weight(4.0, "the picture bears the name"),
    "part": Weight(2.0, "the picture's address holds part of the name"),
    "other": Weight(-2.0),
    "owned": Weight(-12.0),
    "link": Weight(2.5, "both lead to the same page"),
    "refers": Weight(5.0, "the name refers to the box around the picture"),
    "aside": Weight(-5.0),
    "heading": Weight(-1.5),
    "slot": Weight(0.8, "the picture stands where the other portraits are"),
    "stray": Weight(-3.0),
    "shape": Weight(-1.5),
    "place": Weight(0.8),
    "unused": Weight(3.0),
    "paired": Weight(0.8),
    "passed": Weight(-8.0),
    "heading name": Weight(0.8, "the name is a heading"),
    "in text": Weight(-0.8),
    "placeholder": Weight(-4.0),
}
"""A picture and a name belong together."""
