"""``raw/index.csv``: one row per picture, validated on every read, written atomically."""

import csv
import hashlib
import io
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.guards.read_once import read_once
from facestudy.study.images import Facts
from facestudy.study.keep_until import COLUMN as KEEP_UNTIL

COLUMNS = [
    "id",
    "category",
    "image_url",
    "name",
    "page_url",
    "department",
    "title",
    "retrieved_at",
    "last_seen",
    "vanished_at",
    "sha256",
    "width",
    "height",
    "format",
]

DAY = r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$"

SCHEMA = pa.DataFrameSchema(
    {
        "id": pa.Column(str, pa.Check.str_matches(r"^[0-9a-f]{16}$"), unique=True),
        **{
            name: pa.Column(str)
            for name in COLUMNS
            if name not in ("id", "sha256", "width", "height", "format")
        },
        "sha256": pa.Column(str, pa.Check.str_matches(r"^[0-9a-f]{64}$")),
        "width": pa.Column(int, pa.Check.ge(0), coerce=True),
        "height": pa.Column(int, pa.Check.ge(0), coerce=True),
        "format": pa.Column(str, pa.Check.str_matches(r"^[a-z0-9]{0,8}$")),
        KEEP_UNTIL: pa.Column(str, pa.Check.str_matches(DAY), required=False),
    },
    strict=False,
)


def picture_id(data: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of the picture's bytes.

    >>> picture_id(b"bytes of a picture")
    '896384f347672eb6'
    """
    return hashlib.sha256(data).hexdigest()[:16]


def slug(text: str) -> str:
    """A folder name for a text: lower-case ASCII letters, digits and hyphens, never empty.

    Different texts may share a slug; `split` appends a number to distinguish them.

    >>> slug("Häuser & Höfe")
    'haeuser-hoefe'
    """
    for letter, plain in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.items():
        text = text.lower().replace(letter, plain)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-") or "unnamed"


def now() -> str:
    """The current time in the form of the tables: UTC, ISO 8601, seconds."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def empty() -> pd.DataFrame:
    """An index without rows."""
    frame = pd.DataFrame(columns=COLUMNS, dtype=str)
    return frame.astype({"width": int, "height": int})


@read_once
def read(path: Path) -> pd.DataFrame:
    """Read and validate an index; further columns are kept, as text unless all are numbers.

    Raises:
        StudyError: the file is missing, or a row is not valid (the message has its line).
    """
    if not path.is_file():
        raise StudyError(
            f"{path} does not exist yet: fill the study with `facestudy import`, or describe its "
            "departments in scrapers/departments/ and run notebooks/01_collect.ipynb first"
        )
    text = {name: str for name in [*COLUMNS, KEEP_UNTIL] if name not in ("width", "height")}
    try:
        data = path.read_bytes()
        tables.check_whole(data)
        frame = tables.parse(io.BytesIO(data), dtype=text, keep_default_na=False, na_values={})
    except (ValueError, csv.Error) as error:  # those of pandas and of decoding are ValueErrors
        reason = " ".join(str(error).split())
        raise StudyError(
            f"{path} cannot be read as CSV ({reason}): put a copy of it back, or delete it and "
            "collect the pictures again"
        ) from error
    return validate(frame, str(path))


def validate(frame: pd.DataFrame, source: str) -> pd.DataFrame:
    """The index with its columns converted to their types.

    Args:
        frame: an index.
        source: its name in the error message.

    Raises:
        StudyError: a column is missing, or a row is not valid.
    """
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise StudyError(f"{source} lacks the column(s) {', '.join(missing)}")
    try:
        return SCHEMA.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        case = error.failure_cases.iloc[0]
        row = "" if pd.isna(case["index"]) else f", line {int(case['index']) + 2}"
        raise StudyError(
            f"{source}{row}: column {case['column']!r} holds {case['failure_case']!r}, "
            f"which violates {case['check']}"
        ) from error


def write(path: Path, frame: pd.DataFrame) -> None:
    """Validate and write an index: `COLUMNS` first, then all others, rows in the given order."""
    further = [name for name in frame.columns if name not in COLUMNS]
    files.write_csv(path, validate(frame, str(path))[COLUMNS + further])


def picture_columns(data: bytes, header: Facts) -> dict[str, object]:
    """The columns that depend on a picture's bytes only.

    Args:
        data: the bytes.
        header: from `facestudy.study.images.facts`.
    """
    return {
        "id": picture_id(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "width": header.width,
        "height": header.height,
        "format": header.format,
    }
