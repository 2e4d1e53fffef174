"""How many guessers it takes to tell people from networks: a table, and ``docs/guessers.svg``.

    python -m facestudy.guess.guessers_needed --study campus

The crowd is simulated from the planted attributes of a campus (`facestudy.guess.crowd`), so nobody
needs to guess for it. The study needs its split and no more.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import pandas as pd
from matplotlib.figure import Figure

from facestudy.campus.knobs import Knobs
from facestudy.campus.subjects.categories import CATEGORIES
from facestudy.guess import crowd, figures
from facestudy.guess.serve import PORTRAITS
from facestudy.prepare import split
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.guards import tables
from facestudy.study.paths import CHECKOUT, Study

TARGET = CHECKOUT / "docs" / "guessers.svg"
GUESSERS = (5, 10, 15, 20, 30, 60, 100)
NETWORK = 0.58
"""The accuracy of the fine-tuned network on the campus."""
DIFFERENCES = (0.0, -0.05, -0.1, -0.15, -0.2)
DRAWS = 400


def curves(study: Study, *, draws: int = DRAWS) -> dict[float, list[float]]:
    """For each difference in accuracy, how often each number of guessers shows it.

    Args:
        study: a campus past its split.
        draws: simulated studies for each difference.

    Raises:
        StudyError: the study is no campus, or has no split.
    """
    path = study.data / "campus.json"
    if not (path.is_file() and study.truth_csv.is_file()):
        raise StudyError(f"{study.name!r} is no campus: a crowd needs the truth about every face")
    knobs = Knobs(**json.loads(path.read_text("utf-8"))["knobs"])
    rows = split.read(study)
    truth = tables.parse(study.truth_csv)
    truth = truth[truth["id"].isin(set(rows["id"]))]
    numbers = truth["category"].map(CATEGORIES.index).to_numpy()
    logs, test = crowd.beliefs(truth, knobs), int((rows["split"] == "test").sum())

    def curve(difference: float) -> list[float]:
        return crowd.power(
            logs,
            numbers,
            network=NETWORK,
            difference=difference,
            guessers=GUESSERS,
            shown=PORTRAITS,
            test=test,
            draws=draws,
        )

    return {each: curve(each) for each in DIFFERENCES}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="facestudy.guess.guessers_needed", description=__doc__)
    parser.add_argument("--study", default="campus", help="a campus past its split")
    parser.add_argument("--target", type=Path, default=TARGET, help="the figure to write")
    parser.add_argument("--draws", type=int, default=DRAWS, help="simulated studies per curve")
    chosen = parser.parse_args(arguments)
    matplotlib.use("agg")
    matplotlib.rcParams["svg.hashsalt"] = "facestudy"  # the same figure, the same bytes
    try:
        found = curves(Study(chosen.study), draws=chosen.draws)
    except StudyError as error:
        print(f"facestudy: {error}", file=sys.stderr)
        return 1
    percent = pd.DataFrame(found, index=pd.Index(GUESSERS, name="guessers")).T.mul(100).round()
    print(percent.astype(int).rename_axis("difference").to_string())
    figure = Figure(figsize=(7, 3.4), layout="constrained")
    figures.power(found, GUESSERS, figure.subplots())
    with files.replacing(chosen.target) as temporary:
        figure.savefig(temporary, format="svg", metadata={"Date": None})
    print(chosen.target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
