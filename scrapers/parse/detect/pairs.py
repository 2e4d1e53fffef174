"""How likely each name and each picture of a page belong together: a matrix for each evidence."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from scrapers.parse.detect.lines import Name
from scrapers.parse.detect.portraits import Portrait, words_of_picture
from scrapers.parse.outline import references, screen
from scrapers.parse.outline.layout import Layout, Picture
from scrapers.parse.text.names import tokens
from scrapers.parse.weights import PAIRS

PARTS = frozenset(("aside", "footer", "blockquote"))
FAR_BETTER = 2.5
"""Log-odds by which a line beside is so much likelier a name that this one parts no cards."""
UNEVEN = 0.05
"""What an order counts in which there is one name more than pictures, or one less."""
Evidence = dict[str, np.ndarray]
"""For each piece of evidence its amounts, one for each name (row) and picture (column)."""


def weigh_pairs(layout: Layout, found: Sequence[Name], shown: Sequence[Portrait]) -> Evidence:
    """All evidence that a name and a picture give about each other.

    Args:
        layout: the page.
        found: lines that may name people, in reading order.
        shown: pictures that may be portraits, in reading order.

    Returns:
        The evidence; each matrix has the shape (names, pictures).
    """
    lines, pictures = [name.line for name in found], [one.picture for one in shown]
    likely = np.array([name.logodds > 0 for name in found], bool)
    usable = np.array([one.logodds > -1.5 for one in shown], bool)
    at, places = np.array([n.at for n in found]), np.array([p.at for p in pictures])
    likely &= ~_lesser(found, places[usable])
    card = (cards := _cards(layout, found, pictures, likely, usable))["card"]
    held = (card == 1) & likely[:, None] & usable[None, :]
    loose = ~(held.any(1)[:, None] | held.any(0)[None, :])
    told, links = _told(found, pictures, likely), references.same_links(lines, pictures)
    in_text = np.array([len(n.line.text) > len(n.text) + 60 for n in found], bool)
    column, off = screen.neighbours(
        lines,
        pictures,
        likely=likely & ~in_text,
        usable=usable,
        belongs=(card == 1) + told["told"] + links,
    )
    refers = references.to_boxes(layout, lines, pictures, usable)
    off *= 1 - refers
    rows = _rows(at, places, likely, usable) * (loose | held) * (1 - off)
    order = _order(layout, at, places, likely, usable)
    order["heading"] *= (1 - rows) * (1 - refers)
    # What stands between the two counts for nothing where rows of each stand side by side, nor
    # where one refers to the other.
    for name in ("lines", "names", "pictures"):
        order[name] *= (1 - column) * (1 - rows) * (1 - refers)
    return {
        "prior": np.ones((len(found), len(shown)), np.float32),
        **order,
        "order": rows,
        **cards,
        "column": column,
        "off": off,
        "heading name": _of_rows([name.is_heading(layout) for name in found], len(shown)),
        "in text": _of_rows(in_text, len(shown)),
        "distance": screen.distance(lines, pictures),
        **told,
        "link": links,
        "refers": refers,
        "aside": _parts(layout, found, pictures),
    }


def _lesser(found: Sequence[Name], places: np.ndarray) -> np.ndarray:
    """Which lines stand beside the same picture as a far better one of another position."""
    sections = np.searchsorted(places, [name.at for name in found])
    best: dict[int, Name] = {}
    for section, name in zip(sections.tolist(), found, strict=True):
        if section not in best or name.logodds > best[section].logodds:
            best[section] = name
    beside = [best[section] for section in sections.tolist()]
    return np.array(
        [
            other.slot != name.slot and other.logodds > name.logodds + FAR_BETTER
            for name, other in zip(found, beside, strict=True)
        ],
        bool,
    )


def _of_rows(values: Sequence[float] | np.ndarray, columns: int) -> np.ndarray:
    """One amount for each name, the same for all pictures."""
    return np.repeat(np.array(values, np.float32)[:, None], columns, axis=1)


def total(evidence: Evidence) -> np.ndarray:
    """The log-odds of each pair."""
    first, *others = (PAIRS[name].value * amount for name, amount in evidence.items())
    return sum(others, first)


def reasons(evidence: Evidence, row: int, column: int) -> list[str]:
    """What counted for a pair, in words, the strongest first."""
    counted = {name: PAIRS[name].value * amount[row, column] for name, amount in evidence.items()}
    told = sorted((n for n in counted if PAIRS[n].reason), key=lambda n: -counted[n])
    return [PAIRS[name].reason for name in told if counted[name] > 0.3]


def is_before(found: Sequence[Name], shown: Sequence[Portrait]) -> np.ndarray:
    """Whether the picture comes before the name."""
    places = np.array([one.at for one in shown])
    return places[None, :] < np.array([name.at for name in found])[:, None]


def _order(
    layout: Layout, at: np.ndarray, places: np.ndarray, likely: np.ndarray, usable: np.ndarray
) -> Evidence:
    """Lines, other names, other pictures and headings between the two."""
    lines = np.array(layout.places())
    headings = [n for n in layout.lines if layout.elements[n.block].name in ("h1", "h2", "h3")]
    low, high = np.minimum(at[:, None], places), np.maximum(at[:, None], places)

    def between(marks: np.ndarray) -> np.ndarray:
        count = np.searchsorted(marks, high, "left") - np.searchsorted(marks, low, "right")
        return np.maximum(count, 0).astype(np.float32)

    count = between(lines)
    return {
        "lines": np.log1p(count) + np.maximum(count - 8, 0) / 8,
        "names": np.minimum(between(at[likely]), 4),
        "pictures": np.minimum(between(places[usable]), 4),
        "heading": (between(np.array([n.at for n in headings])) > 0).astype(np.float32),
    }


def _cards(
    layout: Layout,
    found: Sequence[Name],
    pictures: Sequence[Picture],
    likely: np.ndarray,
    usable: np.ndarray,
) -> Evidence:
    """Whether the smallest element around both holds no other name, and how many such pictures."""
    at, places = np.array([n.at for n in found]), np.array([p.at for p in pictures])
    keys = np.array([hash(name.key) for name in found])
    slots = [layout.path(picture.node, 2) for picture in pictures]
    kinds = np.array([list(dict.fromkeys(slots)).index(slot) for slot in slots])
    card = np.zeros((len(found), len(pictures)), np.float32)
    crowd = np.zeros_like(card)
    for row, name in enumerate(found):
        nodes = layout.ancestors(name.line.block)
        start = np.array([layout.start[node] for node in nodes])
        end = np.array([layout.end[node] for node in nodes])
        before = 0
        for low, high in zip(start, end, strict=True):
            inside = slice(*np.searchsorted(at, [low, high + 1]))
            if (likely[inside] & (keys[inside] != keys[row])).any():
                break
            columns = np.arange(*np.searchsorted(places, [low, high + 1]))
            if len(columns) > before:
                new = columns[card[row, columns] == 0]
                card[row, new] = 1.0 if before == 0 else 0.5
                counts = Counter(kinds[[c for c in columns if usable[c]]].tolist())
                crowd[row, new] = [max(0, np.log2(max(counts[kinds[c]], 1))) for c in new]
                before = len(columns)
    return {"card": card, "crowd": crowd}


def _rows(
    at: np.ndarray,
    places: np.ndarray,
    likely: np.ndarray,
    usable: np.ndarray,
) -> np.ndarray:
    """The same place in a run of names and in a run of as many pictures beside it."""
    items = sorted(
        [(place, 0, n) for n, place in enumerate(at) if likely[n]]
        + [(place, 1, n) for n, place in enumerate(places) if usable[n]]
    )
    runs: list[tuple[int, list[int]]] = []
    for _, kind, number in items:
        if not runs or runs[-1][0] != kind:
            runs.append((kind, []))
        runs[-1][1].append(number)
    amount = np.zeros((len(at), len(places)), np.float32)
    for stretch in _alternating(runs):
        # One of them more: somebody at the end lacks the other, rather than the first one.
        weight = 1.0 if len(stretch) % 2 == 0 else UNEVEN
        for (kind, first), (_, second) in zip(stretch[::2], stretch[1::2], strict=False):
            rows, columns = (first, second) if kind == 0 else (second, first)
            amount[rows, columns] = weight
    for (kind, first), (_, second) in zip(runs, runs[1:], strict=False):
        rows, columns = (first, second) if kind == 0 else (second, first)
        if len(first) == len(second) > 1:
            amount[rows, columns] = 1.0
    return amount


def _alternating(runs: list[tuple[int, list[int]]]) -> list[list[tuple[int, list[int]]]]:
    """Stretches in which names and pictures alternate one by one."""
    stretches: list[list[tuple[int, list[int]]]] = [[]]
    for run in runs:
        if len(run[1]) == 1:
            stretches[-1].append(run)
        else:
            stretches.append([])
    return [stretch for stretch in stretches if len(stretch) > 3]


def _told(found: Sequence[Name], pictures: Sequence[Picture], likely: np.ndarray) -> Evidence:
    """Whether a picture's attributes bear the name, its address a part of it, or another's name."""
    texts = [words_of_picture(picture) for picture in pictures]
    own = [tokens(name.key) for name in found]
    vocabulary = {word: n for n, word in enumerate(sorted(set().union(*own)))} if own else {}
    name_words = np.zeros((len(found), len(vocabulary)), np.float32)
    picture_words = np.zeros((len(pictures), len(vocabulary)), np.float32)
    for row, words in enumerate(own):
        name_words[row, [vocabulary[word] for word in words]] = 1
    for row, words in enumerate(texts):
        picture_words[row, [vocabulary[word] for word in words if word in vocabulary]] = 1
    shared = name_words @ picture_words.T
    needed = name_words.sum(1, keepdims=True)
    # Family and given name of East Asia are one word.
    is_full = np.array([len(words) > 1 or any(w >= "\u3040" for w in words) for words in own], bool)
    whole = (shared >= np.maximum(needed, 1)) & is_full[:, None]
    named = (whole & likely[:, None]).any(0)
    part = (shared > 0) & ~whole
    return {
        "told": whole.astype(np.float32),
        "part": part.astype(np.float32),
        "other": (~whole & ~part & named[None, :]).astype(np.float32),
    }


def _parts(layout: Layout, found: Sequence[Name], pictures: Sequence[Picture]) -> np.ndarray:
    """Whether the two stand in different parts of the page, such as a side column."""

    def part(node: int) -> int:
        nodes = layout.ancestors(node)
        return next((n for n in nodes if layout.elements[n].name in PARTS), -1)

    ours = np.array([part(name.line.block) for name in found])
    theirs = np.array([part(picture.node) for picture in pictures])
    return (ours[:, None] != theirs[None, :]).astype(np.float32)
