"""Collect the facts of a data sheet: what the pictures are, their sources and their processing.

No person is named.
"""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from facestudy.campus.knobs import MEANINGS
from facestudy.prepare import split
from facestudy.report.pages import study_facts
from facestudy.report.pages.study_facts import not_known
from facestudy.study import index
from facestudy.study.paths import Study

Tables = dict[str, pd.DataFrame | None]


def facts(study: Study) -> dict[str, Any]:
    """See `facestudy.report.pages.model_cards.data_sheet`."""
    tables: Tables = {name: study_facts.table(study, name) for name in study_facts.COLUMNS}
    tables["raw/index.csv"] = study_facts.pictures(study)
    hide = study_facts.names_hidden(study)
    for frame in tables.values():
        if frame is not None:
            for column in {"category", "department", "reason"} & set(frame):
                frame[column] = frame[column].map(hide)
    return {
        "study": study.name,
        "fictional": study.is_campus,
        "campus": campus(study),
        "composition": _composition(tables),
        "collection": _collection(tables),
        "preprocessing": _cropping(tables["faces.csv"])
        | _curation(study, tables["curation.csv"])
        | _splitting(study, tables["split.csv"]),
        "maintenance": {"marks": _marks(study, tables["raw/forgotten.csv"])},
    }


def campus(study: Study) -> dict[str, Any] | str | None:
    """A campus's parameters and best possible accuracies; None for a study of real people."""
    if not study.is_campus:
        return None
    manifest = study_facts.json_object(study.data / "campus.json") or {}
    if not isinstance(manifest.get("knobs"), dict):
        return not_known("campus.json")
    bayes, best = study_facts.number(manifest, "bayes"), manifest.get("ceilings")
    best = best if isinstance(best, dict) else {}
    face = best.get("face")
    face = study_facts.number(face, "accuracy") if isinstance(face, dict) else None
    return {
        "knobs": manifest["knobs"],
        "meanings": MEANINGS,
        "bayes": bayes,
        "bayes_face": bayes if face is None else face,
        "ceilings": [each for each in best.values() if isinstance(each, dict)],
    }


def _composition(tables: Tables) -> dict[str, Any]:
    names = ("pictures", "by_category", "departments", "formats", "width", "height", "further")
    rows = tables["raw/index.csv"]
    if rows is None:
        return dict.fromkeys(names, not_known("raw/index.csv"))
    values = (
        len(rows),
        _by_category(rows, tables["faces.csv"], tables["split.csv"]),
        _counts(rows["department"].replace("", "(no department)")),
        _counts(rows["format"].replace("", "(not known)")),
        _range(rows["width"]),
        _range(rows["height"]),
        ", ".join(name for name in rows if name not in index.COLUMNS) or "none",
    )
    return dict(zip(names, values, strict=True))


def _by_category(
    rows: pd.DataFrame, faces: pd.DataFrame | None, splits: pd.DataFrame | None
) -> list[dict[str, Any]]:
    """The pictures of each category at each stage; None where a table is missing."""
    flags = pd.DataFrame({"pictures": True}, index=rows["id"])
    flags["faces"] = None if faces is None else flags.index.isin(_ids(faces, "reason", ""))
    for part in split.SHARES:
        flags[part] = None if splits is None else flags.index.isin(_ids(splits, "split", part))
    result = []
    for category, members in rows.groupby("category"):
        sums = {str(name): _sum(flag) for name, flag in flags.loc[members["id"]].items()}
        departments = len(set(members["department"]) - {""})
        result.append({"category": category or "(none)", "departments": departments, **sums})
    return result


def _sum(flags: pd.Series) -> int | None:
    return None if flags.isna().any() else int(flags.sum())


def _ids(frame: pd.DataFrame, column: str, value: str) -> pd.Series:
    return frame.loc[frame[column] == value, "id"]


def _collection(tables: Tables) -> dict[str, Any]:
    rows = tables["raw/index.csv"]
    if rows is None:
        names = ("sites", "retrieved", "last_seen", "vanished")
        return dict.fromkeys(names, not_known("raw/index.csv")) | _requests(tables)
    return {
        "sites": len({_host(url) for url in rows["page_url"]} - {""}),
        "retrieved": _days(rows["retrieved_at"]),
        "last_seen": _days(rows["last_seen"]),
        "vanished": int((rows["vanished_at"] != "").sum()),
        **_requests(tables),
    }


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:  # an address such as http://[
        return url


def _requests(tables: Tables) -> dict[str, Any]:
    """The addresses that a scraper requested, or the files that an import skipped."""
    requested, skipped = tables["raw/requests.csv"], tables["raw/skipped.csv"]
    if requested is not None:
        # A killed run may leave two rows of an address; the last one counts.
        requested = requested.drop_duplicates(["kind", "url"], keep="last")
        return {"asked": len(requested), "failures": _reasons(requested)}
    if skipped is not None:
        return {"asked": "none: the pictures were imported", "failures": _reasons(skipped)}
    return dict.fromkeys(("asked", "failures"), not_known("raw/requests.csv"))


def _cropping(faces: pd.DataFrame | None) -> dict[str, Any]:
    if faces is None:
        return dict.fromkeys(("faces", "rejected", "several", "autocrop"), not_known("faces.csv"))
    several = pd.to_numeric(faces["faces"], errors="coerce") > 1
    return {
        "faces": int((faces["reason"] == "").sum()),
        "rejected": _reasons(faces),
        "several": int((several & (faces["reason"] == "")).sum()),
        "autocrop": ", ".join(sorted(set(faces["autocrop"]) - {""})) or "not known",
    }


def _curation(study: Study, verdicts: pd.DataFrame | None) -> dict[str, Any]:
    """Pictures by their last verdict, which is the one that the split uses."""
    if verdicts is None:
        damaged = study.curation_csv.is_file()
        return {"curated": not_known("curation.csv") if damaged else "none (03_curate curates)"}
    return {"curated": _counts(verdicts.groupby("id")["verdict"].last())}


def _splitting(study: Study, rows: pd.DataFrame | None) -> dict[str, Any]:
    if rows is None:
        names = ("split", "split_by", "left_out", "groups")
        return dict.fromkeys(names, not_known("split.csv"))
    published = split.is_published(study)
    used = rows[rows["split"] != ""]
    counts = used["split"].value_counts()
    left_out = rows[rows["split"] == ""]
    return {
        "split": {part: int(counts.get(part, 0)) for part in split.SHARES},
        "split_by": f"its publishers: {split.ONLY_SEEDS}" if published else "the program",
        "left_out": _counts(left_out["category"].replace("", "(none)") + ": " + left_out["reason"]),
        "groups": int(used["group"].nunique()),
    }


def _marks(study: Study, forgotten: pd.DataFrame | None) -> int | str:
    """The number of marks; 0 without the file, which the first removal creates."""
    if forgotten is None:
        damaged = (study.forgotten).exists()
        return not_known("raw/forgotten.csv") if damaged else 0
    return len(forgotten)


def _counts(values: pd.Series) -> dict[str, int]:
    """The number of each value, the most frequent first, ties by name."""
    counts = values.value_counts()
    return {
        str(name): int(counts[name]) for name in sorted(counts.index, key=lambda n: (-counts[n], n))
    }


def _reasons(frame: pd.DataFrame) -> dict[str, int]:
    """Counts of reasons without their details: an address or a file may hold a person's name."""
    reasons = frame.loc[frame["reason"] != "", "reason"]
    plain = reasons.str.replace(r"\s*\(.*|\bhttps?://\S+", "", regex=True)
    for pattern, text in _PLAIN.items():
        plain = plain.str.replace(pattern, text, regex=True)
    return _counts(plain.str.strip().replace("", "(no reason)"))


_PLAIN = {
    r"^the same picture as .*, but .*": "the same picture with another category",
    r"^the same picture as .*": "the same picture twice",
    r"^several files fit.*": "several files fit the path",
    r"^a link to the folder.*": "a link to a folder that was entered already",
}
"""Reasons that name other files, and what the data sheet says instead."""


def _range(lengths: pd.Series) -> str:
    if not len(lengths):
        return "none"
    return f"{lengths.min()} to {lengths.max()}, median {lengths.median():.0f}"


def _days(times: Iterable[str]) -> str:
    """The first and the last day of ISO 8601 times."""
    days = sorted(time[:10] for time in times if re.match(r"\d{4}-\d\d-\d\d", time))
    if not days:
        return "not known: raw/index.csv holds no dates"
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
