"""The volunteers: the terms they agree to, a random number for each, and the code to come back.

``raw/visitors.csv`` (``person, code_sha256, consented_at, consent``) holds no name, no address and
no code, only the digest of the code.
"""

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import asdict, dataclass

import pandas as pd

from facestudy.study import files, index
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

CONTACT = "The person who invited you to this page."
PURPOSE = "To train a small neural network that recognises posed emoticons."
COLUMNS = ["person", "code_sha256", "consented_at", "consent"]
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Characters of a code, without those that are easily confused."""
GROUPS, LENGTH = 4, 5
"""Four groups of five characters: 98 random bits."""


@dataclass(frozen=True)
class Terms:
    """The terms that the page shows.

    Args:
        study: name of the study.
        days: after which a picture is deleted.
        contact: whom volunteers can ask, shown as it stands.
        purpose: what the pictures are used for.

    >>> Terms("faces", 730).period
    '2 years'
    """

    study: str
    days: int
    contact: str = CONTACT
    purpose: str = PURPOSE

    @property
    def period(self) -> str:
        """``days`` in words."""
        if self.days % 365 == 0:
            years = self.days // 365
            return "one year" if years == 1 else f"{years} years"
        return "one day" if self.days == 1 else f"{self.days} days"

    @property
    def digest(self) -> str:
        """Identifies these terms, so that each consent names the text that it is for."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


class Visitors:
    """The visitors of one study."""

    def __init__(self, study: Study) -> None:
        self._path, self._study = study.raw / "visitors.csv", study

    def register(self, consent: str) -> str:
        """Record the consent of a new visitor to the terms with that digest.

        Returns:
            the visitor's code; it is not stored, so it can be shown only now.

        Raises:
            StudyError: the table could not be written.
        """
        code = "-".join(
            "".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS)
        )
        with index_lock(self._study):
            table = self._read()
            row = [_new_person(set(table["person"])), _digest(code), index.now(), consent]
            files.write_csv(self._path, pd.concat([table, pd.DataFrame([row], columns=COLUMNS)]))
        return code

    def find(self, code: str) -> str | None:
        """The person with this code, however it is typed; None if there is none."""
        digest, person = _digest(code), None
        table = self._read()
        # All rows are compared, so that the time taken says nothing about the code.
        for candidate, stored in zip(table["person"], table["code_sha256"], strict=True):
            if hmac.compare_digest(stored, digest):
                person = candidate
        return person

    def remove(self, person: str) -> None:
        """Remove the person from the table; the code is no longer valid."""
        with index_lock(self._study):
            table = self._read()
            files.write_csv(self._path, table[table["person"] != person])

    def _read(self) -> pd.DataFrame:
        if not self._path.is_file():
            return pd.DataFrame(columns=COLUMNS, dtype=str)
        return files.read_csv(
            self._path, "experiments/expressions", COLUMNS, dtype=str, keep_default_na=False
        )


def _new_person(taken: set[str]) -> str:
    while (person := f"visitor-{secrets.randbelow(10**8):08d}") in taken:
        pass
    return person


def _digest(code: str) -> str:
    return hashlib.sha256(re.sub(r"[^0-9A-Z]", "", code.upper()).encode()).hexdigest()
