"""Volunteers: a random number each, and a code by which they come back.

Enters: somebody's consent. Leaves: a row of ``raw/visitors.csv`` (``person, code_sha256,
consented_at, consent``), which tells nobody who it was, and the code, which is shown once.
"""

import hashlib
import hmac
import re
import secrets

import pandas as pd

from facestudy.study import files, index
from facestudy.study.paths import Study

COLUMNS = ["person", "code_sha256", "consented_at", "consent"]
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a code is made of: nothing that is easily taken for something else."""
GROUPS, LENGTH = 4, 5
"""Four groups of five: 98 random bits."""


class Visitors:
    """Those of one study."""

    def __init__(self, study: Study) -> None:
        self._path, self._lock = study.raw / "visitors.csv", study.index_lock

    def welcome(self, consent: str) -> str:
        """Note somebody's consent to a text of that digest; the code.

        Raises:
            StudyError: the table could not be written.
        """
        code = "-".join(
            "".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS)
        )
        with files.locked(self._lock):
            table = self._read()
            row = [_new_person(set(table["person"])), _digest(code), index.now(), consent]
            files.write_csv(self._path, pd.concat([table, pd.DataFrame([row], columns=COLUMNS)]))
        return code

    def find(self, code: str) -> str | None:
        """The person with this code, however it is written; None if there is none."""
        wanted, found = _digest(code), None
        for row in self._read().itertuples():
            if hmac.compare_digest(row.code_sha256, wanted):
                found = row.person
        return found

    def part(self, person: str) -> None:
        """Strike the person out; the code opens nothing any more."""
        with files.locked(self._lock):
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
