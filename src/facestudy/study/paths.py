"""The folders and files of a study.

They lie below the folder in the variable ``FACESTUDY_ROOT``, else below the checkout that the
package is installed from, and never below the working directory.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facestudy.study.errors import StudyError

CHECKOUT = Path(__file__).resolve().parents[3]
NOTEBOOKS = CHECKOUT / "notebooks"
DEPARTMENTS = CHECKOUT / "scrapers" / "departments"
"""The departments that come with the checkout; a user's own lie below `root`."""


def root() -> Path:
    """The folder that holds ``data/``, ``reports/`` and ``scrapers/departments/``."""
    return Path(os.environ.get("FACESTUDY_ROOT") or CHECKOUT).expanduser().resolve()


def machine_folder() -> Path:
    """The user's folder for what was measured on this machine; everything in it can be deleted.

    It is the variable ``FACESTUDY_CACHE``, else ``facestudy`` in the user's cache folder.
    """
    if folder := os.environ.get("FACESTUDY_CACHE"):
        return Path(folder).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "facestudy"


EXAMPLE = "campus-example"
"""The folder below ``reports/`` with the example report."""
RESERVED = ("campus-pictures", EXAMPLE, "benchmarks")
"""Names of folders below ``reports/`` that do not belong to a study."""


@dataclass(frozen=True)
class Study:
    """The folders and files of one study; no attribute creates anything.

    Raises:
        StudyError: the name is not valid.

    >>> Study("campus").index.relative_to(root()).as_posix()
    'data/campus/raw/index.csv'
    """

    name: str

    def __post_init__(self) -> None:
        if self.name in RESERVED:
            raise StudyError(
                f"{self.name!r} is not a valid study name: reports/{self.name} holds what comes "
                "with the program; choose another name"
            )
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", self.name):
            raise StudyError(
                f"{self.name!r} is not a valid study name: use at most 64 lower-case letters, "
                "digits, '-' and '_', e.g. 'congress'"
            )

    @property
    def is_campus(self) -> bool:
        """Whether the people are fictional: the study is named campus, or was built as one."""
        named_campus = re.fullmatch(r"campus([-_].*)?", self.name) is not None
        return named_campus or (self.data / "campus.json").is_file()

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
        """Held while a table is read, changed and written: `facestudy.study.locks.file_lock`."""
        return self.data.parent / f".{self.name}.lock"

    @property
    def run_lock(self) -> Path:
        """Held by report, scrape and import: `facestudy.study.locks.run_lock`."""
        return self.data.parent / f".{self.name}.run.lock"

    @property
    def forgetting(self) -> Path:
        """There while a removal goes on; see `facestudy.privacy.forget`."""
        return self.raw / "forgetting.json"

    @property
    def removals(self) -> Path:
        """How often people were removed; see `facestudy.study.removals`."""
        return self.raw / "removals.json"

    @property
    def forgotten(self) -> Path:
        """Salted hashes of who asked to be forgotten; see `facestudy.study.opt_outs`."""
        return self.raw / "forgotten.csv"

    @property
    def expired(self) -> Path:
        """Salted hashes of those whose days are over."""
        return self.raw / "expired.csv"

    @property
    def requests(self) -> Path:
        return self.raw / "requests.csv"

    @property
    def departments(self) -> tuple[Path, ...]:
        """The folders of the user's own departments and of those in the checkout."""
        own = root() / "scrapers" / "departments" / self.name
        return tuple(dict.fromkeys([own, DEPARTMENTS / self.name]))

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
    def corrections_csv(self) -> Path:
        """Classes put right and bad pictures; see `facestudy.study.labels.corrections`."""
        return self.data / "corrections.csv"

    @property
    def guesses_csv(self) -> Path:
        """What people said of the test portraits; see `facestudy.guess.answers`."""
        return self.data / "guesses.csv"

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
        """Of a campus only: every attribute of every picture."""
        return self.data / "truth.csv"

    @property
    def reports(self) -> Path:
        return root() / "reports" / self.name

    def model(self, name: str, seed: int) -> Path:
        """The folder of a model's weights and training state for one seed."""
        return self.data / "models" / name / f"seed-{seed}"

    def model_report(self, name: str) -> Path:
        """The folder of a model's predictions, history and metrics."""
        return self.reports / name


def all_studies() -> list[Study]:
    """The studies that have a folder below ``data/``, by name; other folders are no studies."""
    studies = []
    for folder in sorted((root() / "data").glob("*/")):
        with suppress(StudyError):
            studies.append(Study(folder.name))
    return studies
