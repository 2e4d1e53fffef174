"""``curation.csv``: all verdicts on faces, in the order in which they were given.

Verdicts come from a person, from a quality check or from the model. Rows are only ever appended.
The last row of a picture counts; an empty verdict retracts the one before.
"""

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from facestudy.study import files, index, removals
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

COLUMNS = ["time", "id", "verdict", "probability", "source", "round", "reason"]
GOOD, BAD, UNDECIDED = "good", "bad", ""
HAND, MODEL, SIGNAL = "hand", "model", "signal"
"""Values of ``source``: a person, the model, a quality check."""
TAKEN_BACK = "taken back"
FREE_AGAIN = "free again"


def read(study: Study) -> pd.DataFrame:
    """All rows, the oldest first; an empty table before any curation.

    ``probability`` (of being good) is a number or missing. ``round`` is a number, 0 for verdicts
    of a person or a quality check. An incomplete last line, from a killed process, is ignored.

    Raises:
        StudyError: the file is damaged.
    """
    if not study.curation_csv.is_file():
        return _typed(pd.DataFrame(columns=COLUMNS, dtype=str))
    complete = tables.without_cut_line(study.curation_csv.read_bytes())
    try:
        frame = tables.parse(io.BytesIO(complete), dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError) as error:
        raise StudyError(f"{study.curation_csv} is damaged ({error}): correct that line") from None
    # Tables of older versions, or written by hand, may lack columns.
    frame = frame.reindex(columns=COLUMNS, fill_value="")
    wrong = frame[~frame["verdict"].isin([GOOD, BAD, UNDECIDED])]
    if len(wrong):
        line = wrong.index[0] + 2
        raise StudyError(
            f"{study.curation_csv}, line {line}: the verdict is {wrong['verdict'].iloc[0]!r}; "
            "it must be good, bad, or empty to retract one"
        )
    return _typed(frame)


def current(study: Study) -> pd.DataFrame:
    """The verdict that counts for each picture, by ``id``; pictures without one are left out."""
    last = _last(study)
    return last[last["verdict"] != UNDECIDED]


def automatic(study: Study) -> pd.DataFrame:
    """The current verdicts by a quality check or by the model, with ``id`` as a column."""
    verdicts = current(study)
    return verdicts[verdicts["source"] != HAND].reset_index()


def append(study: Study, rows: pd.DataFrame | Sequence[dict[str, Any]]) -> None:
    """Append verdicts, which are on the disk when this function returns.

    Verdicts on pictures that were removed meanwhile are left out. A single row is one short write.
    Several rows are written together or not at all.

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
    with index_lock(study):
        frame = removals.without_removed(study, frame)
        if frame.empty:
            return
        lines = tables.to_csv(frame, header=False).encode()
        size = _complete_size(study)
        if len(frame) == 1:
            _append_lines(study, size, lines)
        else:
            before = study.curation_csv.read_bytes()[:size] if size else _header()
            files.write_bytes(study.curation_csv, before + lines)


def undo(study: Study, *, since_round: int = 0) -> int:
    """Retract the verdicts of quality checks and of the model, all of them or from a round on.

    Later runs leave these faces alone until a person labels them or `release` is called.

    Args:
        study: whose verdicts.
        since_round: the first round whose verdicts are retracted.

    Returns:
        how many verdicts were retracted.
    """
    verdicts = automatic(study)
    return retract(study, verdicts.loc[verdicts["round"] >= since_round, "id"].tolist())


def release(study: Study) -> int:
    """Let later runs decide again about the faces that `undo` set aside; how many there are."""
    ids = sorted(undone(study))
    row = {"verdict": UNDECIDED, "source": MODEL, "reason": FREE_AGAIN}
    append(study, [{"id": picture_id, **row} for picture_id in ids])
    return len(ids)


def undone(study: Study) -> set[str]:
    """Ids of the faces that `undo` set aside, about which only a person may decide."""
    last = _last(study)
    retracted = (last["verdict"] == UNDECIDED) & (last["source"] != HAND)
    return set(last.index[retracted & (last["reason"] == TAKEN_BACK)])


def retract(study: Study, ids: Sequence[str], *, reason: str = TAKEN_BACK) -> int:
    """Append an empty verdict for each of these pictures that has a verdict.

    Args:
        study: whose verdicts.
        ids: of the pictures.
        reason: for the table.

    Returns:
        how many had a verdict.
    """
    verdicts = current(study)
    chosen = verdicts.loc[verdicts.index.isin(list(ids)), ["source", "round"]].reset_index()
    append(study, chosen.assign(verdict=UNDECIDED, reason=reason))
    return len(chosen)


def _last(study: Study) -> pd.DataFrame:
    return read(study).drop_duplicates("id", keep="last").set_index("id")


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    rounds = pd.to_numeric(frame["round"], errors="coerce").fillna(0).astype(int)
    return frame.assign(
        probability=pd.to_numeric(frame["probability"], errors="coerce"), round=rounds
    )


def _header() -> bytes:
    return (",".join(COLUMNS) + "\n").encode()


def _complete_size(study: Study) -> int:
    """The size in bytes of all complete lines; rewrites a table with other columns first."""
    if not study.curation_csv.is_file():
        return 0
    text = study.curation_csv.read_bytes()
    size = text.rfind(b"\n") + 1
    if text.startswith(_header()):
        return size
    if size:  # from another version, or written by hand: keep the rows, under these columns
        rewritten = tables.to_csv(read(study))
        files.write_text(study.curation_csv, rewritten)
        return len(rewritten.encode())
    return 0


def _append_lines(study: Study, size: int, lines: bytes) -> None:
    """Write lines behind the first ``size`` bytes, which cuts off an incomplete line."""
    whole = lines if size else _header() + lines
    try:
        files.append_lines(study.curation_csv, whole, size=size)
    except StudyError as error:
        raise StudyError(f"{error}; the last label was not saved") from error.__cause__
