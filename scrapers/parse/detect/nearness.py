"""Names and pictures that are nearest to each other on the page as it is seen.

Enters: names and pictures with their boxes. Leaves: the pairs of which each is the other's nearest.
"""

from collections.abc import Sequence

from scrapers.parse.detect.boxes import Box
from scrapers.parse.detect.layout import Picture
from scrapers.parse.detect.named import Name
from scrapers.parse.detect.paired import Pair

MOST_PLACED = 200_000
"""Beyond that many possible pairs the page as it is seen is not asked."""
PLACE = "place"


def nearest_pairs(names: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Names and pictures that are nearest to each other on the page as it is seen."""
    if len(names) * len(pictures) > MOST_PLACED:
        return []
    placed = [(name, picture) for name in names for picture in pictures]
    placed = [both for both in placed if both[0].line.box and both[1].box]
    apart = {(a.at, b.at): distance(a.line.box, b.box) for a, b in placed}
    of_name, of_picture = {}, {}
    for name, picture in sorted(placed, key=lambda both: apart[both[0].at, both[1].at]):
        of_name.setdefault(name.at, picture.at)
        of_picture.setdefault(picture.at, name.at)
    return [
        Pair(name, picture, PLACE)
        for name, picture in placed
        if of_name[name.at] == picture.at and of_picture[picture.at] == name.at
    ]


def distance(one: Box, other: Box) -> float:
    """Pixels between two boxes, a little more sideways out of line."""
    across = max(one[0] - other[0] - other[2], other[0] - one[0] - one[2], 0)
    down = max(one[1] - other[1] - other[3], other[1] - one[1] - one[3], 0)
    slant = abs(one[0] - other[0]) + abs(one[1] - other[1])
    return (across**2 + down**2) ** 0.5 + slant / 1000
