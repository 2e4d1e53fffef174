"""Pair names and pictures that are nearest to each other on the rendered page."""

from collections.abc import Sequence

from scrapers.parse.detect.boxes import Box
from scrapers.parse.detect.layout import Picture
from scrapers.parse.detect.named import Name
from scrapers.parse.detect.paired import Pair

MAX_PAIRS = 200_000
"""With more possible pairs than this, distances are not used."""
PLACE = "place"


def nearest_pairs(names: Sequence[Name], pictures: Sequence[Picture]) -> list[Pair]:
    """Pairs in which name and picture are each other's nearest."""
    if len(names) * len(pictures) > MAX_PAIRS:
        return []
    placed: list[tuple[Name, Picture]] = []
    distances: dict[tuple[int, int], float] = {}
    for name in names:
        for picture in pictures:
            if name.line.box and picture.box:
                placed.append((name, picture))
                distances[name.at, picture.at] = distance(name.line.box, picture.box)
    of_name: dict[int, int] = {}
    of_picture: dict[int, int] = {}
    for name, picture in sorted(placed, key=lambda both: distances[both[0].at, both[1].at]):
        of_name.setdefault(name.at, picture.at)
        of_picture.setdefault(picture.at, name.at)
    return [
        Pair(name, picture, PLACE)
        for name, picture in placed
        if of_name[name.at] == picture.at and of_picture[picture.at] == name.at
    ]


def distance(one: Box, other: Box) -> float:
    """Pixels between two boxes, a little more if they are not aligned."""
    across = max(one[0] - other[0] - other[2], other[0] - one[0] - one[2], 0)
    down = max(one[1] - other[1] - other[3], other[1] - one[1] - one[3], 0)
    slant = abs(one[0] - other[0]) + abs(one[1] - other[1])
    return (across**2 + down**2) ** 0.5 + slant / 1000
