"""Visitors of a page: the terms they agree to, a random number for each, and a code to come back.

Their table (``person, code_sha256, consented_at, consent``) holds no name, no address and no code,
only the digest of the code.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

CONTACT = "The person who invited you to this page."
COLUMNS = ["person", "code_sha256", "consented_at", "consent"]
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Characters of a code, without those that are easily confused."""
GROUPS, LENGTH = 4, 5
"""Four groups of five characters: 98 random bits."""


def digest_of(terms: Any) -> str:
    """Identifies the terms of a page, so that each consent names the text that it is for.

    Args:
        terms: a dataclass of what the page shows.
    """
    return hashlib.sha256(json.dumps(asdict(terms), sort_keys=True).encode()).hexdigest()[:16]


class Visitors:
    """The visitors of one page of a study.

    Args:
        study: the study.
        path: of their table.
        kind: the beginning of a visitor's random number.
        notes: further columns of the table, empty at first; see `note`.
    """

    def __init__(
        self, study: Study, path: Path, *, kind: str = "visitor", notes: Sequence[str] = ()
    ) -> None:
        self._study, self._path, self._kind = study, path, kind
        self._columns = [*COLUMNS, *notes]
        self._cached: tuple[tuple[int, ...], pd.DataFrame] | None = None

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
            row = [self._new_person(set(table["person"])), _digest(code), index.now(), consent]
            new = pd.DataFrame([row], columns=COLUMNS).reindex(columns=table.columns, fill_value="")
            files.write_csv(self._path, pd.concat([table, new]))
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

    def people(self) -> set[str]:
        """The random numbers of all visitors."""
        return set(self._read()["person"])

    def noted(self, person: str, column: str) -> str:
        """What was noted of a visitor; empty if nothing was."""
        table = self._read()
        return "".join(table.loc[table["person"] == person, column])

    def note(self, person: str, column: str, value: str) -> None:
        """Note something of a visitor, unless something was noted before."""
        with index_lock(self._study):
            table = self._read()
            chosen = (table["person"] == person) & (table[column] == "")
            if chosen.any():
                table.loc[chosen, column] = value
                files.write_csv(self._path, table)

    def remove(self, person: str) -> None:
        """Remove the person from the table; the code is no longer valid."""
        with index_lock(self._study):
            table = self._read()
            files.write_csv(self._path, table[table["person"] != person])

    def _read(self) -> pd.DataFrame:
        """The table; parsed again only when the file has changed."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return pd.DataFrame(columns=self._columns, dtype=str)
        version = (status.st_ino, status.st_mtime_ns, status.st_size)
        if self._cached is None or self._cached[0] != version:
            self._cached = (version, self._parse())
        return self._cached[1].copy()

    def _parse(self) -> pd.DataFrame:
        try:
            return tables.parse(self._path, dtype=str, keep_default_na=False)[self._columns]
        except (ValueError, KeyError) as error:
            reason = " ".join(str(error).split())
            raise StudyError(f"{self._path} is damaged ({reason}): correct or delete it") from None

    def _new_person(self, taken: set[str]) -> str:
        while (person := f"{self._kind}-{secrets.randbelow(10**8):08d}") in taken:
            pass
        return person


def _digest(code: str) -> str:
    return hashlib.sha256(re.sub(r"[^0-9A-Z]", "", code.upper()).encode()).hexdigest()
