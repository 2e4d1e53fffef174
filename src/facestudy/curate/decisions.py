"""``curation.csv``: every verdict on a face, in the order in which it was given.

Enters: verdicts of a person, of a signal or of the model. Leaves: the same rows, to which more are
only ever appended; the last one on a picture counts. An empty verdict takes back what stood.
"""

import io
import os
from collections.abc import Sequence
from typing import Any

import pandas as pd

from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

COLUMNS = ["time", "id", "verdict", "probability", "source", "round", "reason"]
GOOD, BAD, UNDECIDED = "good", "bad", ""
HAND, MODEL, SIGNAL = "hand", "model", "signal"
TAKEN_BACK = "taken back"
FREE_AGAIN = "free again"


def read(study: Study) -> pd.DataFrame:
    """All rows, the oldest first; none where nothing was curated yet.

    ``probability`` (of being good) is a number or missing, ``round`` a number, 0 before the first.
    A last line that a killed process left unfinished does not count.

    Raises:
        StudyError: the file is damaged.
    """
    if not study.curation_csv.is_file():
        return _typed(pd.DataFrame(columns=COLUMNS, dtype=str))
    text = study.curation_csv.read_bytes()
    whole = text[: text.rfind(b"\n") + 1]
    try:
        frame = pd.read_csv(io.BytesIO(whole), dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError) as error:
        raise StudyError(f"{study.curation_csv} is damaged ({error}): mend that line") from None
    # Tables of older versions, or written by hand, need not have every column.
    frame = frame.reindex(columns=COLUMNS, fill_value="")
    wrong = frame[~frame["verdict"].isin([GOOD, BAD, UNDECIDED])]
    if len(wrong):
        line = wrong.index[0] + 2
        raise StudyError(
            f"{study.curation_csv}, line {line}: the verdict is {wrong['verdict'].iloc[0]!r}; "
            "it must be good, bad, or empty to take one back"
        )
    return _typed(frame)


def standing(study: Study) -> pd.DataFrame:
    """The verdict that counts for each picture, by ``id``; those taken back are not here."""
    last = _last(study)
    return last[last["verdict"] != UNDECIDED]


def moved(study: Study) -> pd.DataFrame:
    """What stands by a signal or by the model: the rows, with ``id`` as a column."""
    found = standing(study)
    return found[found["source"] != HAND].reset_index()


def append(study: Study, rows: pd.DataFrame | Sequence[dict[str, Any]]) -> None:
    """Add verdicts behind all others; on the disk when this returns.

    One row costs one short write. Several are there together or not at all.

    Args:
        study: whose verdicts.
        rows: with ``id``, ``verdict`` and ``source``; ``probability``, ``round`` and ``reason``
            may be missing.
    """
    frame = pd.DataFrame(rows)
    if frame.empty:
        return
    frame = frame.assign(time=index.now()).reindex(columns=COLUMNS)
    frame["round"] = frame["round"].fillna(0).astype(int)
    frame["reason"] = frame["reason"].fillna("")
    lines = frame.to_csv(index=False, header=False, lineterminator="\n").encode()
    with files.locked(_lock(study)):
        old = _whole_lines(study)
        if len(frame) == 1:
            _write_behind(study, old, lines)
        else:
            before = study.curation_csv.read_bytes()[:old] if old else _header()
            files.write_bytes(study.curation_csv, before + lines)


def undo(study: Study, *, since_round: int = 0) -> int:
    """Take back what signals and the model decided, all of it or from a round on.

    They leave these faces alone from then on: only a label decides of them, or `release` gives
    them free again.

    Returns:
        how many verdicts were taken back.
    """
    found = standing(study)
    found = found[(found["source"] != HAND) & (found["round"] >= since_round)]
    return take_back(study, found.index.tolist())


def release(study: Study) -> int:
    """Let signals and the model decide again of what `undo` took back; of how many faces."""
    kept = sorted(undone(study))
    rows = [{"id": one, "verdict": UNDECIDED, "source": MODEL} for one in kept]
    append(study, [row | {"reason": FREE_AGAIN} for row in rows])
    return len(kept)


def undone(study: Study) -> set[str]:
    """Faces of which signals and the model must not decide, since somebody undid it."""
    last = _last(study)
    held = (last["verdict"] == UNDECIDED) & (last["source"] != HAND)
    return set(last.index[held & (last["reason"] == TAKEN_BACK)])


def take_back(study: Study, ids: Sequence[str], *, reason: str = TAKEN_BACK) -> int:
    """Append an empty verdict for each of these that has one; how many had."""
    found = standing(study)
    kept = found.loc[found.index.isin(list(ids)), ["source", "round"]].reset_index()
    append(study, kept.assign(verdict=UNDECIDED, reason=reason))
    return len(kept)


def _last(study: Study) -> pd.DataFrame:
    return read(study).drop_duplicates("id", keep="last").set_index("id")


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    rounds = pd.to_numeric(frame["round"], errors="coerce").fillna(0).astype(int)
    return frame.assign(
        probability=pd.to_numeric(frame["probability"], errors="coerce"), round=rounds
    )


def _lock(study: Study):
    return study.data / ".curation.lock"


def _header() -> bytes:
    return (",".join(COLUMNS) + "\n").encode()


def _whole_lines(study: Study) -> int:
    """How many bytes of whole lines of this version's columns there are."""
    if not study.curation_csv.is_file():
        return 0
    text = study.curation_csv.read_bytes()
    whole = text.rfind(b"\n") + 1
    if text.startswith(_header()):
        return whole
    if whole:  # of another version, or written by hand: the same rows under these columns
        older = read(study).to_csv(index=False, lineterminator="\n")
        files.write_text(study.curation_csv, older)
        return len(older.encode())
    return 0


def _write_behind(study: Study, old: int, lines: bytes) -> None:
    try:
        with study.curation_csv.open("ab") as stream:
            stream.truncate(old)
            stream.write(lines if old else _header() + lines)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise StudyError(
            f"{study.curation_csv} could not be written: {error.strerror or error}; the last label "
            "was not kept"
        ) from error
