"""Make the README's pictures anew from the finished study ``campus``: fictional people only.

make study && .venv/bin/python tools/readme_pictures.py
"""

import matplotlib
import pandas as pd

from facestudy.plots import galleries
from facestudy.prepare import crop
from facestudy.study import index
from facestudy.study.paths import CHECKOUT, Study

matplotlib.use("agg")
TARGET = CHECKOUT / "reports" / "campus-pictures"


def main() -> None:
    study = Study("campus")
    TARGET.mkdir(exist_ok=True)
    (TARGET / "accuracies.png").write_bytes((study.reports / "accuracies.png").read_bytes())
    people(study)


def people(study: Study) -> None:
    """Twenty crops, five of each subject, of people whom nothing covers."""
    faces = crop.read(study)
    truth = pd.read_csv(study.truth_csv, dtype=str)
    good = set(truth.loc[truth["kind"] == "good", "id"])
    good &= set(faces.loc[faces["reason"] == "", "id"])
    pictures = index.read(study.index)
    chosen = pictures[pictures["id"].isin(good)].groupby("category").sample(5, random_state=3)
    captions = chosen["category"].tolist()
    figure = galleries.gallery(study.faces, chosen["id"].tolist(), captions, size=1.0)
    figure.savefig(TARGET / "people.png", dpi=130)


if __name__ == "__main__":
    main()
