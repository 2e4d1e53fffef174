"""One picture after the other is shown and answered; every answer is kept at once.

Enters: ids in the order in which to ask. Leaves: a call to ``save`` for each answer. It knows
nothing of widgets: `facestudy.curate.labelling_widget` shows it, a test drives it without a screen.
"""

from collections.abc import Callable, Sequence

NEW_ORDER = 25
"""Answers after which the rest is ordered anew."""


class Session:
    """A queue of pictures with answers, skipping and going back.

    Args:
        ids: whom to ask about, the most informative first.
        save: ``save(id, answer)`` keeps an answer before the next picture is shown; an empty
            answer takes the last one back.
        reorder: gives the ids that are left, the most informative first; None keeps the order.
    """

    def __init__(
        self,
        ids: Sequence[str],
        save: Callable[[str, str], None],
        *,
        reorder: Callable[[], Sequence[str]] | None = None,
    ):
        self._left, self._save, self._reorder = list(ids), save, reorder
        self._past: list[tuple[str, str]] = []
        self._skipped: set[str] = set()

    @property
    def current(self) -> str | None:
        """The id that is asked about; None where all have been answered or skipped."""
        return self._left[0] if self._left else None

    @property
    def answers(self) -> dict[str, str]:
        """What was answered in this session, by id."""
        return {one: answer for one, answer in self._past if answer}

    @property
    def left(self) -> int:
        return len(self._left)

    def answer(self, answer: str) -> None:
        """Keep an answer and go on."""
        if self.current is None:
            return
        self._save(self.current, answer)
        self._past.append((self._left.pop(0), answer))
        if self._reorder and len(self.answers) % NEW_ORDER == 0:
            known = {one for one, _ in self._past} | self._skipped
            self._left = [one for one in self._reorder() if one not in known]

    def skip(self) -> None:
        """Go on without an answer; the picture comes again in the next session."""
        if self.current is not None:
            self._skipped.add(self.current)
            self._past.append((self._left.pop(0), ""))

    def back(self) -> None:
        """Show the picture before again; its answer is taken back."""
        if not self._past:
            return
        one, answer = self._past.pop()
        if answer:
            self._save(one, "")
        self._skipped.discard(one)
        self._left = [one, *(each for each in self._left if each != one)]
