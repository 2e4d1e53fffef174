"""Boxes of elements and texts as the browser drew them, in CSS pixels from the page's top left."""

from bs4 import NavigableString

Box = tuple[float, float, float, float]
"""x, y, width and height."""


def box_of(text: object) -> Box | None:
    """The box in an attribute; None if there is none, or nothing was drawn."""
    try:
        x, y, width, height = (float(value) for value in str(text or "").split())
    except ValueError:
        return None
    return None if (x, y, width, height) == (0, 0, 0, 0) else (x, y, width, height)


def text_box(node: NavigableString) -> Box | None:
    """The box of one text: its own if its element holds several texts, else the element's."""
    parent = node.parent
    assert parent is not None
    several = parent.get("data-facestudy-texts")
    if not several:
        return box_of(parent.get("data-facestudy-box"))
    texts = [child for child in parent.contents if type(child) is NavigableString and child.strip()]
    places = str(several).split(";")
    number = next((n for n, text in enumerate(texts) if text is node), len(places))
    return box_of(places[number]) if number < len(places) else None
