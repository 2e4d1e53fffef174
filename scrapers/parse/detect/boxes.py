"""Where the browser saw an element or a text.

Enters: what the snapshot noted. Leaves: boxes in CSS pixels from the top left of the page.
"""

from bs4 import NavigableString

Box = tuple[float, float, float, float]
"""x, y, width and height."""


def box_of(text: object) -> Box | None:
    """The box that an attribute tells; None where there is none, or nothing was drawn."""
    try:
        x, y, width, height = (float(value) for value in str(text or "").split())
    except ValueError:
        return None
    return None if (x, y, width, height) == (0, 0, 0, 0) else (x, y, width, height)


def text_box(node: NavigableString) -> Box | None:
    """The box of one text: its own where its element holds several, else the element's."""
    several = node.parent.get("data-facestudy-texts")
    if not several:
        return box_of(node.parent.get("data-facestudy-box"))
    texts = [one for one in node.parent.contents if type(one) is NavigableString and one.strip()]
    places = str(several).split(";")
    number = next((n for n, one in enumerate(texts) if one is node), len(places))
    return box_of(places[number]) if number < len(places) else None
