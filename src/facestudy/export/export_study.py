"""Write what may be passed on of a study into a folder: ``facestudy export``.

Everything is written beside the folder and put in its place when it is complete and was searched.
"""

import shutil
import uuid
from pathlib import Path
from typing import Any

from facestudy.campus import fictional as campus_pictures
from facestudy.export import (
    croissant,
    data_sheet,
    face_free_figures,
    new_folder,
    open_results,
    open_tables,
    personal_values,
    read_me,
)
from facestudy.report.pages import datasheet
from facestudy.study import files, index
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study

NOT_STATED = "not stated"
MIT = "https://opensource.org/license/mit"


def export(
    study: Study,
    to: Path,
    *,
    with_pictures: bool = False,
    license_: str = "",
    creator: str = "",
    url: str = "",
) -> Path:
    """Write the splits, predictions, figures and data sheet of a study into a new folder.

    Of real people the export holds no name, title, address, date, age, sex or digest of a
    picture; ids, groups and departments are numbers drawn anew at random on every call.

    Args:
        study: a study with a split and at least one model's predictions.
        to: the folder, which must be empty or missing. Its name is that of the dataset.
        with_pictures: whether the cropped faces are copied, too, under their new ids.
        license_: the address of the licence, for the data sheet.
        creator: who passes the data on.
        url: the dataset's web page.

    Returns:
        The folder.

    Raises:
        StudyError: the folder holds something or cannot be written; the study has no split or no
            predictions; a name or an address would have been shown.
    """
    index.read(study.index)  # before the lock, which must not create the folder of a missing study
    about = {"license": license_, "creator": creator, "url": url}
    with new_folder.replacing(to) as folder, index_lock(study):
        _fill(study, folder, name=to.resolve().name, about=about, with_pictures=with_pictures)
    return to


def _fill(
    study: Study, folder: Path, *, name: str, about: dict[str, str], with_pictures: bool
) -> None:
    fictional = campus_pictures.is_fictional(study)
    tables = open_tables.make(study, fictional=fictional)
    for table_name, table in {"pictures": tables.pictures, **tables.predictions}.items():
        files.write_csv(folder / croissant.table_path(table_name), table)
    if with_pictures:
        _copy_faces(study, folder / "faces", tables.ids)
    summary = open_results.summary(study, tables)
    audit = open_results.audit(study, tables)
    files.write_json(folder / "metrics.json", summary)
    if audit is not None:
        files.write_json(folder / "audit.json", audit)
    for title, figure in face_free_figures.draw(summary, tables.predictions, audit).items():
        face_free_figures.save(figure, folder / "figures", title)
    facts = data_sheet.facts(
        open_results.hidden(datasheet.facts(study), tables.hide),
        fictional=fictional,
        with_pictures=with_pictures,
    )
    text = read_me.text(name, folder, summary=summary, audit=audit, facts=facts)
    files.write_text(folder / "README.md", text)
    sheet = croissant.describe(
        folder,
        tables,
        about=_about(name, about, fictional=fictional),
        facts=facts,
    )
    files.write_json(folder / "croissant.json", sheet)
    if not fictional:
        personal_values.check(study, folder, summary["categories"])


def _copy_faces(study: Study, target: Path, ids: dict[str, str]) -> None:
    target.mkdir()
    for old, new in ids.items():
        shutil.copyfile(study.faces / f"{old}.png", target / f"{new}.png")


def _about(name: str, given: dict[str, str], *, fictional: bool) -> dict[str, Any]:
    """What Croissant requires of every dataset."""
    day = index.now()[:10]
    creator = given["creator"] or NOT_STATED
    license_ = given["license"] or (MIT if fictional else "No licence is stated: ask the creator.")
    return {
        "name": name,
        "description": "Splits and predictions of a study that asks what a network can tell from "
        "a face, with its results and an audit of where they come from. Written by facestudy.",
        "license": license_,
        "url": given["url"] or uuid.uuid4().urn,
        "creator": {"@type": "sc:Organization", "name": creator},
        "citeAs": f"{name}, exported with facestudy on {day}. Creator: {creator}.",
        "datePublished": day,
    }
