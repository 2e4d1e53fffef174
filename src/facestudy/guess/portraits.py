"""Which test portraits a guesser is shown, in which order, and under which addresses."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from facestudy.prepare import split
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.study.random_streams import fraction

KEYS = "1234567890abcdefghijlmnopqrstuvwxyz"
"""The key of each class in turn; ``k`` is for people whom the guesser knows."""
ADDRESS = 32
"""Characters of a portrait's address."""


class Portraits:
    """The test portraits of a study, as its guessers see them.

    Args:
        study: past its split.
        most: portraits that a guesser is asked about; of more, each guesser gets others.

    Raises:
        StudyError: there is no split yet, no crop of a test portrait, or more classes than keys.
    """

    def __init__(self, study: Study, most: int) -> None:
        self._study, self._most = study, most
        self._secret = secrets.token_bytes(32)  # addresses differ after each start
        rows = split.read(study)
        test = rows[rows["split"] == "test"]
        self._listed: tuple[int, frozenset[str]] = (0, frozenset())
        self._orders: dict[str, list[str]] = {}
        self.truth = dict(zip(test["id"], test["category"], strict=True))
        self.categories = sorted(set(rows["category"]))
        if len(self.categories) > len(KEYS):
            raise StudyError(
                f"{study.name} has {len(self.categories)} classes; a page of one key a class has "
                f"room for {len(KEYS)}"
            )
        if not self._existing(sorted(self.truth)):
            raise StudyError(f"{study.name} has no crop of a test portrait: run 02_crop again")

    @property
    def count(self) -> int:
        """Portraits that a guesser is asked about."""
        return min(self._most, len(self._existing(sorted(self.truth))))

    def of(self, guesser: str) -> list[str]:
        """The ids of a guesser's portraits in their order, which a restart does not change."""
        if guesser not in self._orders:
            places = {each: fraction(0, "guess", guesser, each) for each in self.truth}
            self._orders[guesser] = sorted(places, key=places.__getitem__)
        return self._existing(self._orders[guesser])[: self._most]

    def address(self, guesser: str, picture: str) -> str:
        """A name for a portrait that says nothing about it, and differs between guessers."""
        message = f"{guesser} {picture}".encode()
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()[:ADDRESS]

    def find(self, guesser: str, address: str) -> str | None:
        """The id of the guesser's portrait with this address; None if there is none."""
        for picture in self.of(guesser):
            if hmac.compare_digest(self.address(guesser, picture).encode(), address.encode()):
                return picture
        return None

    def read(self, picture: str) -> bytes | None:
        """The crop as PNG; None if it was removed meanwhile."""
        try:
            return (self._study.faces / f"{picture}.png").read_bytes()
        except FileNotFoundError:
            return None

    def _existing(self, ids: Sequence[str]) -> list[str]:
        """Those whose crop is there; the folder is listed again only when it has changed."""
        folder = self._study.faces
        changed = folder.stat().st_mtime_ns if folder.is_dir() else 0
        if not changed or self._listed[0] != changed:
            self._listed = (changed, frozenset(path.stem for path in folder.glob("*.png")))
        return [picture for picture in ids if picture in self._listed[1]]
