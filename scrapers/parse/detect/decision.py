"""Decide a page as a whole: who is named on it, and which picture is whose.

All names and pictures are assigned at once, so that the sum of the log-odds is the largest. Whoever
has no picture that is likelier theirs than not goes without, and so does a picture.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from scrapers.parse.detect import lines, pairs, portraits
from scrapers.parse.detect.joining import cut_captions, join_name_parts, set_titles_apart
from scrapers.parse.detect.lines import Name
from scrapers.parse.detect.places import slot_of
from scrapers.parse.detect.portraits import Portrait
from scrapers.parse.outline.layout import Layout
from scrapers.parse.text.names import count_people

Known = Collection[tuple[str, str]]
"""Pairs of a person's key and a picture's address that are known to be wrong."""
MAX_CELLS = 1_500_000
"""A page of more names times pictures is decided in sections."""
LEAST_NAME, LEAST_PICTURE = 0.0, -1.5
"""Lines and pictures of less log-odds are not tried."""
CERTAIN = 1.5
"""Beyond this, the certainty that a line is a name makes no pair likelier."""
REPORTED = 0.0
LEADS, LESS = 3.0, 0.5
"""Above these log-odds a sure name loses only this part where its picture stands elsewhere."""
STRAY = -1.0
"""What names and pictures have at most that stand where hardly another pair does."""
MAX_CHOICES = 4
"""Pictures that a name keeps for the second pass."""
SAME_SHAPE = 1.2
"""How many times flatter a picture may be than the others and still be cut like them."""
MAX_SLOTS = 6
"""Positions of names for which the side of their pictures is asked one by one."""


class Pair(NamedTuple):
    """A name with its picture, the pair's log-odds, and the reasons for it in words."""

    name: Name
    portrait: Portrait
    logodds: float
    why: str


class Decision(NamedTuple):
    """The people of a page in reading order, their pairs, and all its pictures.

    ``choices`` are each name's likely pictures by the name's place, the likeliest first.
    """

    names: list[Name]
    pairs: list[Pair]
    portraits: list[Portrait]
    choices: dict[int, list[Pair]]


def decide(layout: Layout, known_wrong: Known = ()) -> Decision:
    """Who is named on a page, and which picture is whose.

    Args:
        layout: the page.
        known_wrong: pairs that are never made.
    """
    set_titles_apart(layout)
    cut_captions(layout)
    join_name_parts(layout)
    found = lines.weigh_lines(layout, portraits.portrait_shaped(layout))
    shown = portraits.weigh_pictures(layout, found)
    tried = [name for name in found if name.logodds > LEAST_NAME]
    usable = [one for one in shown if one.logodds > LEAST_PICTURE]
    made: list[Pair] = []
    choices: dict[int, list[Pair]] = {}
    for some, others in _sections(tried, usable):
        section = _Section(layout, some, others, known_wrong)
        made += section.decide()
        choices |= section.choices()
    for pair in _second_pictures(layout, made):
        made.remove(pair)
        choices.pop(pair.name.at)
    had = {pair.name.at for pair in made}
    people = [name for name in found if name.logodds > REPORTED or name.at in had]
    return Decision(people, made, shown, choices)


def _second_pictures(layout: Layout, made: Sequence[Pair]) -> list[Pair]:
    """Pictures of people who have another one where more of the others' stand, or first."""
    slots = {pair.portrait.at: layout.path(pair.portrait.picture.node, 3) for pair in made}
    usual = Counter(slots.values())
    own: dict[str, list[tuple]] = defaultdict(list)
    for pair in made:
        own[pair.name.key].append(slots[pair.portrait.at])
    kept = {key: max(some, key=lambda slot: usual[slot]) for key, some in own.items()}
    return [pair for pair in made if slots[pair.portrait.at] != kept[pair.name.key]]


def _sections(
    found: Sequence[Name], shown: Sequence[Portrait]
) -> list[tuple[Sequence[Name], Sequence[Portrait]]]:
    """Names and pictures, cut in reading order into sections that can be decided at once."""
    if not found or not shown:
        return []
    if len(found) * len(shown) <= MAX_CELLS:
        return [(found, shown)]
    middle = sorted([n.at for n in found] + [one.at for one in shown])[
        (len(found) + len(shown)) // 2
    ]
    halves = []
    for first in (True, False):
        names = [name for name in found if (name.at < middle) is first]
        halves += _sections(names, [one for one in shown if (one.at < middle) is first])
    return halves


class _Section:
    """The names and pictures of a page, or of a part of a very large one."""

    def __init__(
        self, layout: Layout, found: Sequence[Name], shown: Sequence[Portrait], wrong: Known
    ) -> None:
        self._layout, self._found, self._shown = layout, found, shown
        self._evidence = pairs.weigh_pairs(layout, found, shown)
        self._before = pairs.is_before(found, shown)
        addresses = [one.picture.address for one in shown]
        self._wrong = np.zeros(self._before.shape, bool)
        for key, address in wrong:
            rows = np.array([name.key == key for name in found])
            self._wrong |= rows[:, None] & np.array([a == address for a in addresses])
        self._sizes = [one.picture.size for one in shown]
        self._slots = [layout.path(one.picture.node, 2) for one in shown]

    def decide(self) -> list[Pair]:
        self._evidence["side"] = self._likeliest_side()
        first = self._assign()[0]
        self._evidence |= self._patterns(first)
        self._add_shared(first)
        self._evidence["placeholder"] = self._placeholders()
        chosen, scores = self._assign()
        return [self._pair(row, column, scores) for row, column in chosen]

    def choices(self) -> dict[int, list[Pair]]:
        """For each name its likeliest pictures."""
        scores = self._scores()
        best = np.argsort(-scores, axis=1)[:, :MAX_CHOICES]
        return {
            name.at: [self._pair(row, c, scores) for c in best[row].tolist() if scores[row, c] > 0]
            for row, name in enumerate(self._found)
        }

    def _scores(self) -> np.ndarray:
        """The log-odds that a line names somebody, a picture is a portrait, and both belong."""
        ours = np.array([min(name.logodds, CERTAIN) for name in self._found])
        theirs = np.array([min(one.logodds, CERTAIN) for one in self._shown])
        scores = pairs.total(self._evidence) + ours[:, None] + theirs[None, :]
        unlikely = np.array([name.logodds <= LEAST_NAME for name in self._found])
        useless = np.array([one.logodds <= LEAST_PICTURE for one in self._shown])
        scores[self._wrong | unlikely[:, None] | useless[None, :]] = -99.0
        return scores

    def _assign(self) -> tuple[list[tuple[int, int]], np.ndarray]:
        """The best assignment; a pair of negative log-odds counts as none at all."""
        scores = self._scores()
        rows, columns = linear_sum_assignment(np.maximum(scores, 0), maximize=True)
        chosen = zip(rows.tolist(), columns.tolist(), strict=True)
        return [both for both in chosen if scores[both] > 0], scores

    def _likeliest_side(self) -> np.ndarray:
        """Whether pictures stand before names or behind them: what makes the page likelier."""
        before = np.where(self._before, 1.0, -1.0).astype(np.float32)
        best = max((before, -before), key=self._worth)
        value = self._worth(best)
        counts = Counter(name.slot for name in self._found if name.logodds > REPORTED)
        for slot, _ in counts.most_common(MAX_SLOTS):
            rows = np.array([name.slot == slot for name in self._found])
            other = np.where(rows[:, None], -best, best)
            if (worth := self._worth(other)) > value + 0.1:
                best, value = other, worth
        return best

    def _worth(self, side: np.ndarray) -> float:
        """The log-odds of the page if pictures stand on these sides of their names."""
        self._evidence["side"] = side
        chosen, scores = self._assign()
        return float(sum(scores[both] for both in chosen))

    def _patterns(self, chosen: Sequence[tuple[int, int]]) -> pairs.Evidence:
        """How usual a picture's slot is among the pairs, and a picture among a slot's names."""
        if len(chosen) < 3:
            return {}
        slots = Counter(self._slots[column] for _, column in chosen)
        usual = np.array([_odds(slots[slot] / len(chosen)) for slot in self._slots])
        named = Counter(name.slot for name in self._found if name.logodds > REPORTED)
        paired = Counter(self._found[row].slot for row, _ in chosen)
        # What stands behind the list is rather of the rest of the page than what leads to it.
        last = max((self._shown[c].at for _, c in chosen if usual[c] > STRAY), default=0)
        late = np.array([1.5 if one.at > last else 1.0 for one in self._shown])
        # Whoever leads a group often stands above the others, in a card of another kind.
        leads = np.array([name.sure and name.logodds > LEADS for name in self._found])
        late = np.where(leads[:, None] & (late == 1.0), LESS, late[None, :])
        places = [min(0.0, _odds(paired[name.slot] / len(chosen))) for name in self._found]
        share = [_share(paired[name.slot], named[name.slot]) for name in self._found]
        ones = np.ones(self._before.shape, np.float32)
        there = Counter(self._slots)
        unused = [min(0.0, _share(slots[slot], there[slot])) for slot in self._slots]
        return {
            "slot": ones * usual[None, :],
            "shape": ones * self._shapes(chosen)[None, :],
            "stray": (np.array(places)[:, None] < STRAY) * (usual < STRAY) * ones * late,
            "place": ones * np.array(places)[:, None],
            "unused": ones * np.array(unused)[None, :],
            "paired": ones * np.array(share)[:, None],
            "passed": self._passed(chosen),
        }

    def _shapes(self, chosen: Sequence[tuple[int, int]]) -> np.ndarray:
        """How much flatter each picture is than most of the pairs' are, up to one."""
        shapes = np.array([w / h if w and h else np.nan for w, h in self._sizes])
        known = [shapes[column] for _, column in chosen if shapes[column] > 0]
        usual = np.quantile(known, 0.75) if len(known) > 0.5 * len(chosen) else np.inf
        return np.nan_to_num(np.clip((shapes / usual - SAME_SHAPE) / SAME_SHAPE, 0, 1))

    def _passed(self, chosen: Sequence[tuple[int, int]]) -> np.ndarray:
        """Whether a line between the two stands where the others have their names."""
        counts = Counter(self._found[row].slot for row, _ in chosen)
        usual, count = counts.most_common(1)[0]
        layout = self._layout
        there = [line.at for line in layout.lines if slot_of(layout, line) == usual]
        if count < max(0.6 * len(chosen), 0.7 * len(there)):
            return np.zeros(self._before.shape, np.float32)
        at = np.array([name.at for name in self._found])[:, None]
        places = np.array([one.at for one in self._shown])[None, :]
        low, high = np.minimum(at, places), np.maximum(at, places)
        between = np.searchsorted(there, high, "left") - np.searchsorted(there, low, "right")
        others = np.array([name.slot != usual for name in self._found])[:, None]
        return ((between > 0) & others).astype(np.float32)

    def _add_shared(self, chosen: Sequence[tuple[int, int]]) -> None:
        """One picture for several people is nobody's portrait, or whose name it bears."""
        owners: dict[str, dict[str, bool]] = defaultdict(dict)
        for row, column in chosen:
            address = self._shown[column].picture.address
            owners[address][self._found[row].key] = bool(self._evidence["told"][row, column])
        owned = np.zeros(self._before.shape, np.float32)
        for column, one in enumerate(self._shown):
            here = owners[one.picture.address]
            bearers, several = [key for key in here if here[key]], count_people(here) > 1
            one.add("shared", several and len(bearers) != 1)
            if several and len(bearers) == 1:
                owned[:, column] = [name.key not in bearers for name in self._found]
        self._evidence["owned"] = owned

    def _placeholders(self) -> np.ndarray:
        """Whether a name has in its own card a picture that several people share, unlike this."""
        shared = np.array(["shared" in one.told for one in self._shown])
        own = self._evidence["card"] == 1
        return (own & shared[None, :]).any(1)[:, None] * ~own * np.float32(1)

    def _pair(self, row: int, column: int, scores: np.ndarray) -> Pair:
        told = pairs.reasons(self._evidence, row, column)[:2]
        why = "; ".join(told or ["nobody else is nearer to the picture"])
        return Pair(self._found[row], self._shown[column], float(scores[row, column]), why)


def _odds(share: float) -> float:
    """The log-odds of a share among usual ones, within limits."""
    return float(np.clip(np.log((share + 0.05) / 0.5), -2.0, 0.7))


def _share(paired: int, named: int) -> float:
    return _odds(min(1.0, paired / named)) if named > 3 else 0.0
