"""Make the README's pictures from a finished campus study: ``reports/campus-pictures/``.

    python -m facestudy.report.readme_pictures

Only fictional people are shown; any other study is refused.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from facestudy.audit import figures
from facestudy.campus import fictional
from facestudy.evaluation import metrics, results
from facestudy.plots import charts, galleries
from facestudy.prepare import crop
from facestudy.report.pages import index_figures
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.paths import CHECKOUT, Study

TARGET = CHECKOUT / "reports" / "campus-pictures"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="facestudy.report.readme_pictures", description=__doc__)
    parser.add_argument("--study", default="campus", help="a finished campus study")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder of the pictures")
    chosen = parser.parse_args(arguments)
    matplotlib.use("agg")
    try:
        for path in make(Study(chosen.study), chosen.target):
            print(path)
    except StudyError as error:
        print(f"facestudy: {error}", file=sys.stderr)
        return 1
    return 0


def make(study: Study, target: Path = TARGET) -> list[Path]:
    """Make all pictures.

    Args:
        study: a finished campus study.
        target: the folder to write to.

    Returns:
        The paths of the pictures.

    Raises:
        StudyError: the study is no campus, or a notebook has not run yet.
    """
    refuse_real_people(study)
    best = best_model(study)
    test = results.read_predictions(study, best, part="test")
    heading = (
        f"{charts.title_of(best)}: most confident errors (true class → prediction, its probability)"
    )
    drawings = {
        "accuracies.png": index_figures.accuracies(results.gather(study)),
        "people.png": people(study),
        "confusion.png": index_figures.confusion(metrics.confusion(test), charts.title_of(best)),
        "false_positives.png": index_figures.false_positives(study, test, heading),
        "audit.png": audit(study),
    }
    target.mkdir(parents=True, exist_ok=True)
    for name, figure in drawings.items():
        figure.savefig(target / name, dpi=160 if name == "accuracies.png" else 130)
        plt.close(figure)
    return [target / name for name in drawings]


def refuse_real_people(study: Study) -> None:
    """Check that every picture of a study was drawn for a campus.

    Raises:
        StudyError: some picture is not in the campus's table of truth, or there is no such table.
    """
    unknown = fictional.not_drawn(study)
    if unknown is None:
        raise StudyError(
            f"{study.name!r} is no campus: the README shows only fictional people, e.g. of the "
            "study 'campus'"
        )
    if unknown:
        raise StudyError(
            f"{len(unknown)} pictures of {study.name!r} were not drawn for the campus: the README "
            "shows only fictional people"
        )


def _truth(study: Study) -> pd.DataFrame:
    return tables.parse(study.truth_csv, dtype=str, keep_default_na=False)


def best_model(study: Study) -> str:
    """The model with the highest test accuracy.

    Raises:
        StudyError: no model has predictions yet.
    """
    models = results.gather(study)["models"]
    return max(models, key=lambda model: model["accuracy"])["model"]


def people(study: Study) -> Figure:
    """Five uncovered faces of each subject."""
    faces, truth = crop.read(study), _truth(study)
    good = set(truth.loc[truth["kind"] == "good", "id"])
    good &= set(faces.loc[faces["reason"] == "", "id"])
    pictures = index.read(study.index)
    chosen = pictures[pictures["id"].isin(good)].groupby("category").sample(5, random_state=3)
    captions = chosen["category"].tolist()
    return galleries.gallery(study.faces, chosen["id"].tolist(), captions, size=1.0)


def audit(study: Study) -> Figure:
    """The audit's first figure: what protocols claim, and what each group of evidence adds.

    Raises:
        StudyError: the audit has not run, or its departments allow no such test.
    """
    path = study.reports / "audit.json"
    if not path.is_file():
        raise files.missing(path, "09_audit")
    record = json.loads(path.read_text())
    if "steps" not in record["evidence"]:
        raise StudyError(f"{path} holds no result for whole departments left out")
    return figures.signal_figure(record)


if __name__ == "__main__":
    sys.exit(main())
