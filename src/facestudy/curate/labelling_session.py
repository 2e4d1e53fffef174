"""A session in which one picture after the other is shown and labelled, independent of a screen.

`facestudy.curate.labelling_widget` shows it in a notebook.
"""

from collections.abc import Callable, Sequence

REORDER_EVERY = 25
"""Answers after which the rest of the queue is ordered again."""


class Session:
    """A queue of pictures to label, with answering, skipping and going back.

    Args:
        ids: of the pictures, the most informative first.
        save: ``save(id, answer)`` saves an answer before the next picture is shown; an empty
            answer retracts the one before.
        reorder: gives the ids that are left, the most informative first; None keeps the order.
    """

    def __init__(
        self,
        ids: Sequence[str],
        save: Callable[[str, str], None],
        *,
        reorder: Callable[[], Sequence[str]] | None = None,
    ):
        self._queue, self._save, self._reorder = list(ids), save, reorder
        self._past: list[tuple[str, str]] = []
        self._skipped: set[str] = set()

    @property
    def current(self) -> str | None:
        """The id of the picture to label; None after the last one."""
        return self._queue[0] if self._queue else None

    @property
    def answers(self) -> dict[str, str]:
        """The answers of this session, by id."""
        return {picture_id: answer for picture_id, answer in self._past if answer}

    @property
    def left(self) -> int:
        """How many pictures are left."""
        return len(self._queue)

    def answer(self, answer: str) -> None:
        """Save an answer and go to the next picture."""
        if self.current is None:
            return
        self._save(self.current, answer)
        self._past.append((self._queue.pop(0), answer))
        if self._reorder and len(self.answers) % REORDER_EVERY == 0:
            past = {picture_id for picture_id, _ in self._past} | self._skipped
            self._queue = [item for item in self._reorder() if item not in past]

    def skip(self) -> None:
        """Go on without an answer; the next session shows the picture again."""
        if self.current is not None:
            self._skipped.add(self.current)
            self._past.append((self._queue.pop(0), ""))

    def back(self) -> None:
        """Show the previous picture again and retract its answer."""
        if not self._past:
            return
        picture_id, answer = self._past.pop()
        if answer:
            self._save(picture_id, "")
        self._skipped.discard(picture_id)
        self._queue = [picture_id, *(item for item in self._queue if item != picture_id)]
