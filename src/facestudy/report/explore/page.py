"""Write ``reports/<study>/explore.html``: one file that needs no network and no server.

The page of a study of real people is made only where it is asked for. It holds thumbnails, so that
`facestudy.privacy.forget` deletes it with the other pages; the command then writes it anew.
"""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup

from facestudy.report.execution.outcome import REMOVED
from facestudy.report.explore import columns, faces_table, gradcam_maps, predictions, thumbnails
from facestudy.report.pages import incomplete, navigation, study_facts
from facestudy.study import files, index, removals
from facestudy.study.errors import StudyError
from facestudy.study.labels import corrections
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

NAME = "explore.html"
MOST_BYTES = 45_000_000
"""Of the whole page with 20,000 faces."""
CHUNK = 250
"""Thumbnails in one element: the page shows the first ones while it still reads the others."""
SCRIPTS = ("data", "filters", "marks", "grid", "panel", "detail", "main")
FACETS = ("category", "split", "department", "verdict", "source", "reason", "sex", "duplicates")


def write(study: Study, models: Sequence[str], *, explore: bool = False) -> Path | None:
    """Write the page, or remove that of an earlier report where this one is to have none.

    Args:
        study: the study.
        models: those whose predictions are current.
        explore: make it of real people too.

    Returns:
        The page's path; None if there is none.

    Raises:
        StudyError: a crop is damaged, or somebody was removed from the study meanwhile.
    """
    before, path = removals.count(study), study.reports / NAME
    fictional = study_facts.is_fictional(study)
    faces = _faces(study, fictional=fictional) if fictional or explore else None
    text = "" if faces is None else render(study, faces, models, fictional=fictional)
    with index_lock(study):
        if removals.count(study) != before:
            raise StudyError(REMOVED)
        if not text:
            path.unlink(missing_ok=True)
            return None
        files.write_text(path, text)
    return path


def _faces(study: Study, *, fictional: bool) -> pd.DataFrame | None:
    """The table of faces; None where there are none yet."""
    try:
        faces = faces_table.read(study, fictional=fictional)
    except StudyError:
        return None
    return faces if len(faces) else None


def render(study: Study, faces: pd.DataFrame, models: Sequence[str], *, fictional: bool) -> str:
    """The page as a text.

    Args:
        study: the study.
        faces: from `faces_table.read`.
        models: those whose predictions are current.
        fictional: whether nobody in it exists.
    """
    data = columns.as_script(content(study, faces, models, fictional=fictional))
    script, style = _asset_script(), _asset("style.css")
    shell = {
        "study": study.name,
        "n": len(faces),
        "fictional": fictional,
        "navigation": Markup(navigation.PLACE),
        "policy": policy(script, style),
        "script": Markup(script),
        "style": Markup(style),
        "data": Markup(data),
    }
    template = incomplete.environment().get_template("explore/page.html")
    page = template.render(**shell, chunks=[])
    most = thumbnails.budget(
        len(faces), MOST_BYTES - len(page.encode()) - 100 * len(faces) // CHUNK
    )
    texts = thumbnails.texts(study.faces, faces["id"].tolist(), most)
    chunks = [",".join(texts[start : start + CHUNK]) for start in range(0, len(texts), CHUNK)]
    return template.render(**shell, chunks=chunks)


def policy(script: str, style: str) -> str:
    """The Content-Security-Policy: the page's own script, style and pictures, and nothing else."""
    script_hash, style_hash = _hash(script), _hash(style)
    return (
        f"default-src 'none'; script-src '{script_hash}'; style-src '{style_hash}'; "
        "img-src 'self' data: file:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (incomplete.TEMPLATES / "explore" / name).read_text("utf-8")


def _asset_script() -> str:
    body = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{body}\n}})();\n'


def content(
    study: Study, faces: pd.DataFrame, models: Sequence[str], *, fictional: bool
) -> dict[str, Any]:
    """Everything but the thumbnails, as the page's code expects it.

    Args:
        study: the study.
        faces: from `faces_table.read`.
        models: those whose predictions are current.
        fictional: whether nobody in it exists.
    """
    every = corrections.pictures(study)["category"]
    place = f"../../data/{study.name}"
    return {
        "study": study.name,
        "fictional": fictional,
        "written": index.now(),
        "n": len(faces),
        "chunk": CHUNK,
        "places": {"raw": f"{place}/raw/", "crops": f"{place}/faces/"},
        "ids": "".join(faces["id"]),
        "categories": sorted({*every, *faces["category"]} - {""}),
        "texts": {name: columns.texts(faces[name]) for name in _texts(fictional)},
        "numbers": _numbers(faces),
        "models": [predictions.said(study, model, faces["id"]) for model in models],
        "gradcam": _gradcam(study, faces, models),
        "corrections": _corrections(study),
    }


def _texts(fictional: bool) -> list[str]:
    named = faces_table.PERSONAL if fictional else []
    return [*FACETS, "because", "format", *faces_table.SOURCES, *named]


def _numbers(faces: pd.DataFrame) -> dict[str, dict[str, str]]:
    boxes = faces[faces_table.BOX].apply(pd.to_numeric, errors="coerce").to_numpy(float)
    sizes = faces[["raw_width", "raw_height"]].to_numpy(int)
    unknown = np.where(faces["age"].isna(), columns.UNKNOWN, np.rint(10 * faces["age"].fillna(0)))
    return {
        "boxes": columns.numbers(columns.pixels(boxes), "i16"),
        "sizes": columns.numbers(sizes, "u32"),
        "ages": columns.numbers(unknown, "u16"),
        "likeness": columns.numbers(faces["likeness"].to_numpy(), "u32"),
        "probability": columns.numbers(columns.shares(faces["probability"].to_numpy(float)), "u16"),
        "scores": columns.numbers(columns.shares(faces["score"].to_numpy(float)), "u16"),
        "faces": columns.numbers(faces["faces"].to_numpy(int).clip(max=255), "u8"),
    }


def _gradcam(study: Study, faces: pd.DataFrame, models: Sequence[str]) -> dict[str, Any]:
    """By the model, the rows that have a map, and the maps one after the other."""
    places = pd.Series(range(len(faces)), index=faces["id"])
    result = {}
    for model, maps in gradcam_maps.gather(study, models).items():
        rows = places.reindex(maps.ids).to_numpy(float)
        known = ~np.isnan(rows)
        result[model] = {
            "why": maps.why,
            "rows": columns.numbers(rows[known].astype(int), "u32"),
            "cells": columns.numbers(maps.cells[known], "u8"),
        }
    return result


def _corrections(study: Study) -> list[dict[str, str]]:
    """The rows of ``corrections.csv`` that count: the page's file replaces it, so it keeps them."""
    now = corrections.read(study)
    ids = sorted({*now.categories, *now.bad} & set(index.read(study.index)["id"]))
    return [
        {
            "id": picture_id,
            "category": now.categories.get(picture_id, ""),
            "bad": "yes" if picture_id in now.bad else "",
            "reason": now.reasons.get(picture_id, ""),
        }
        for picture_id in ids
    ]
