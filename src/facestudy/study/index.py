"""``raw/index.csv``: one row per picture, validated on every read, written atomically.

Enters: picture bytes and what is known of them. Leaves: the table that every stage stands on.
"""

import hashlib
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.images import Facts

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
    },
    strict=False,
)


def picture_id(data: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of the picture's bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def slug(text: str) -> str:
    """A name for folders: lower-case ASCII letters, digits and hyphens, never empty.

    Different texts may share a slug; `split` tells them apart by a number.
    """
    for letter, plain in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.items():
        text = text.lower().replace(letter, plain)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-") or "unnamed"


def now() -> str:
    """The time as the tables keep it: UTC, ISO 8601, seconds."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def empty() -> pd.DataFrame:
    frame = pd.DataFrame(columns=COLUMNS, dtype=str)
    return frame.astype({"width": int, "height": int})


def read(path: Path) -> pd.DataFrame:
    """Read and validate an index; further columns stay, as text where they are not numbers.

    Raises:
        StudyError: the file is missing, or a row breaks the contract (named with its line).
    """
    if not path.is_file():
        raise StudyError(
            f"{path} is not there yet: fill the study with `facestudy import`, or name its "
            f"departments in scrapers/departments/ and run notebooks/01_collect.ipynb first"
        )
    text = {name: str for name in COLUMNS if name not in ("width", "height")}
    try:
        frame = pd.read_csv(path, dtype=text, keep_default_na=False, na_values={})
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise StudyError(f"{path} is no readable table: {error}") from error
    return validate(frame, str(path))


def validate(frame: pd.DataFrame, source: str) -> pd.DataFrame:
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
            f"which breaks {case['check']}"
        ) from error


def write(path: Path, frame: pd.DataFrame) -> None:
    """Validate and write, the contract's columns first, rows ordered as given."""
    further = [name for name in frame.columns if name not in COLUMNS]
    files.write_csv(path, validate(frame, str(path))[COLUMNS + further])


def picture_columns(data: bytes, found: Facts) -> dict[str, object]:
    """The columns that follow from a picture's bytes alone."""
    return {
        "id": picture_id(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "width": found.width,
        "height": found.height,
        "format": found.format,
    }
