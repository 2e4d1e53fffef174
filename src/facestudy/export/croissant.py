"""The data sheet of an export in the Croissant format 1.1: JSON-LD that tools can load.

https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from facestudy.export.open_tables import OpenTables
from facestudy.study import files

FORMAT = "http://mlcommons.org/croissant/1.1"
RESPONSIBLE = "http://mlcommons.org/croissant/RAI/1.0"
CROISSANT = (
    "annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes",
    "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes", "isArray",
    "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "readLines",
    "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "sdVersion",
    "separator", "source", "subField", "transform", "unArchive", "value",
)  # fmt: skip
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in CROISSANT},
}
"""The context that the specification recommends, and the keys that `mlcroissant` knows beside."""
SPLITS = {"train": "Training", "validation": "Validation", "test": "Test"}
MEANINGS = {
    "id": "The picture, by an id that is the same in all tables of this export.",
    "category": "The class that the study assigns to the picture.",
    "department": "The department whose site showed the picture; empty where there is none.",
    "group": "What stays together in a split: a person, near-duplicates, or a department.",
    "split": "The part of the study that the picture is in.",
    "predicted": "The class with the highest predicted probability.",
    "age": "Of the fictional person, in years.",
    "sex": "Of the fictional person.",
}
NUMBERS = ("age",)


def describe(
    folder: Path, open_tables: OpenTables, *, about: Mapping[str, Any], facts: Mapping[str, str]
) -> dict[str, Any]:
    """The description of an export as JSON-LD.

    Args:
        folder: the export, whose tables are written.
        open_tables: those tables.
        about: name, description, license, url, creator and datePublished of the dataset.
        facts: of the data sheet, by the property of Croissant's vocabulary for responsible AI.

    Returns:
        The content of ``croissant.json``.
    """
    has_faces = (folder / "faces").is_dir()
    tables = {"pictures": open_tables.pictures, **open_tables.predictions}
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        **about,
        "conformsTo": [FORMAT, RESPONSIBLE],
        "version": "1.0.0",
        "isLiveDataset": False,
        **{f"rai:{name}": text for name, text in facts.items()},
        "distribution": [
            *(_file(folder, name) for name in tables),
            *([_faces()] if has_faces else []),
        ],
        "recordSet": [
            _splits(),
            *(_records(name, table) for name, table in tables.items()),
            *([_face_records()] if has_faces else []),
        ],
    }


def table_path(name: str) -> str:
    """Where a table lies in an export: that of the pictures, or a model's predictions.

    Args:
        name: ``pictures`` or a model's name.

    >>> table_path("pictures"), table_path("finetune")
    ('pictures.csv', 'predictions/finetune.csv')
    """
    return "pictures.csv" if name == "pictures" else f"predictions/{name}.csv"


def _file(folder: Path, name: str) -> dict[str, Any]:
    path = folder / table_path(name)
    return {
        "@type": "cr:FileObject",
        "@id": table_path(name),
        "name": path.name,
        "contentUrl": table_path(name),
        "contentSize": f"{path.stat().st_size} B",
        "encodingFormat": "text/csv",
        "sha256": files.sha256(path),
    }


def _faces() -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": "faces",
        "name": "faces",
        "description": "Faces cropped to 128 x 128 pixels, named by id.",
        "encodingFormat": "image/png",
        "includes": "faces/*.png",
    }


def _splits() -> dict[str, Any]:
    """The parts of a study, in the words that Croissant has for them."""
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "dataType": "cr:Split",
        "key": {"@id": "splits/name"},
        "field": [
            _field("splits/name", "Name of the part.", "sc:Text"),
            _field("splits/url", "Its meaning.", "sc:URL"),
        ],
        "data": [
            {"splits/name": name, "splits/url": f"cr:{word}Split"} for name, word in SPLITS.items()
        ],
    }


def _records(name: str, table: pd.DataFrame) -> dict[str, Any]:
    """The rows of a table.

    Ids do not refer to those of the pictures: `mlcroissant` would have to join the tables, which
    it cannot where both come from files.
    """
    fields = []
    for number, column in enumerate(table.columns):
        key = column if column in MEANINGS else f"p_{number}"
        meaning = MEANINGS.get(column) or f"Predicted probability of the class {column[2:]!r}."
        is_number = column not in MEANINGS or column in NUMBERS
        field = _field(f"{name}/{key}", meaning, "sc:Float" if is_number else "sc:Text")
        field["name"] = column
        field["source"] = {
            "fileObject": {"@id": table_path(name)},
            "extract": {"column": column},
        }
        if column == "split":
            field["references"] = {"field": {"@id": "splits/name"}}
        fields.append(field)
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": "One row per picture."
        if name == "pictures"
        else f"Predictions of the model {name}.",
        "key": {"@id": f"{name}/id"},
        "field": fields,
    }


def _face_records() -> dict[str, Any]:
    content = _field("face-files/content", "The cropped face.", "sc:ImageObject")
    content["source"] = {"fileSet": {"@id": "faces"}, "extract": {"fileProperty": "content"}}
    name = _field("face-files/id", MEANINGS["id"], "sc:Text")
    name["source"] = {
        "fileSet": {"@id": "faces"},
        "extract": {"fileProperty": "filename"},
        "transform": {"regex": r"^(.*)\.png$"},
    }
    return {
        "@type": "cr:RecordSet",
        "@id": "face-files",
        "name": "face-files",
        "key": {"@id": "face-files/id"},
        "field": [name, content],
    }


def _field(identifier: str, meaning: str, kind: str | list[str]) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": identifier,
        "name": identifier.rpartition("/")[2],
        "description": meaning,
        "dataType": kind,
    }
