"""Where everything lies.

Enters: the variable ``FACESTUDY_ROOT``, or the checkout that the package is installed from
(never the working directory). Leaves: the folders of a study, as attributes.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from facestudy.study.errors import StudyError

CHECKOUT = Path(__file__).resolve().parents[3]
NOTEBOOKS = CHECKOUT / "notebooks"
DEPARTMENTS = CHECKOUT / "scrapers" / "departments"


def root() -> Path:
    """The folder that holds ``data/`` and ``reports/``."""
    return Path(os.environ.get("FACESTUDY_ROOT") or CHECKOUT).expanduser().resolve()


RESERVED = ("campus-pictures", "benchmarks")
"""Names below ``reports/`` that are no study's."""


@dataclass(frozen=True)
class Study:
    """The folders and files of one study; nothing is created by asking."""

    name: str

    def __post_init__(self) -> None:
        if self.name in RESERVED or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", self.name):
            raise StudyError(
                f"{self.name!r} is no name for a study: use lower-case letters, digits, '-' and "
                "'_', at most 64, e.g. 'congress'"
            )

    @property
    def is_campus(self) -> bool:
        """Whether the people are fictional: the study is called campus, or was built as one."""
        named = re.fullmatch(r"campus([-_].*)?", self.name) is not None
        return named or (self.data / "campus.json").is_file()

    @property
    def data(self) -> Path:
        return root() / "data" / self.name

    @property
    def raw(self) -> Path:
        return self.data / "raw"

    @property
    def index(self) -> Path:
        return self.raw / "index.csv"

    @property
    def index_lock(self) -> Path:
        """Held by whoever changes the index while others may (`facestudy.study.files.locked`)."""
        return self.data.parent / f".{self.name}.lock"

    @property
    def requests(self) -> Path:
        return self.raw / "requests.csv"

    @property
    def faces(self) -> Path:
        return self.data / "faces"

    @property
    def faces_csv(self) -> Path:
        return self.data / "faces.csv"

    @property
    def curation_csv(self) -> Path:
        return self.data / "curation.csv"

    @property
    def split(self) -> Path:
        return self.data / "split"

    @property
    def split_csv(self) -> Path:
        return self.data / "split.csv"

    @property
    def features(self) -> Path:
        return self.data / "features"

    @property
    def truth_csv(self) -> Path:
        """The campus only: every attribute of every picture."""
        return self.data / "truth.csv"

    @property
    def reports(self) -> Path:
        return root() / "reports" / self.name

    def model(self, name: str, seed: int) -> Path:
        """Where the weights and the training state of a model's training with a seed lie."""
        return self.data / "models" / name / f"seed-{seed}"

    def model_report(self, name: str) -> Path:
        """Where a model's predictions, history and metrics lie."""
        return self.reports / name
