"""What the notebooks cost: a table of typical times, and the times of earlier runs on this machine.

A notebook's time is the sum of its phases. A phase has the name of the progress tasks that its
library code begins (`facestudy.study.progress`); what is left (imports, figures) is `REST`. The
times of this machine replace the table's. They lie in ``durations.json`` in the user's cache
folder; deleting it only makes the next estimate worse.
"""

import json
import math
import os
import platform
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study, machine_folder

REST = ""
PICTURES, TRAININGS, OF_BOTH = "pictures", "trainings", "trainings of two networks"
SEARCHES = "searches"
"""Sizes that are no parameters: pictures of the study, and a model's trainings over seeds and other
splits, and searches for settings."""


class Phase(NamedTuple):
    """A part of a notebook's work.

    Attributes:
        task: the name of its progress tasks, or `REST`.
        seconds: on the reference machine (two cores with AVX-512, nothing beside it), per product
            of the sizes in `per`.
        per: the sizes that its time is proportional to: parameters of the notebook, or sizes above.
        tasks: how many tasks of this name there are, or the parameter that says so.
        network: whether it multiplies matrices, so that other processors are faster or slower at
            it than at the rest.
        cores: how many it keeps busy; all if 0.
    """

    task: str
    seconds: float
    per: tuple[str, ...] = ()
    tasks: str | int = 1
    network: bool = False
    cores: float = 0

    @property
    def key(self) -> str:
        """Its name among the recorded times, which hold for the same sizes alone."""
        return "*".join((self.task, *self.per))

    def count(self, sizes: Mapping[str, float]) -> int:
        """How many tasks of its name there will be."""
        return max(
            1, round(sizes.get(self.tasks, 1) if isinstance(self.tasks, str) else self.tasks)
        )

    def size(self, sizes: Mapping[str, float]) -> float:
        """The product of its sizes; unknown ones count as 1."""
        return math.prod(sizes.get(name, 1) for name in self.per)


def _training(seconds: float) -> Phase:
    return Phase("training", seconds, ("EPOCHS", TRAININGS, PICTURES), TRAININGS, network=True)


COSTS = {
    "01_collect": (
        Phase(REST, 9, cores=1),
        Phase("drawing", 0.035, (PICTURES,)),
        Phase("visiting sites", 0.7, ("SITES",)),
    ),
    "02_crop": (Phase(REST, 4, cores=1), Phase("cropping", 0.0055, (PICTURES,))),
    "03_curate": (
        Phase(REST, 6, cores=1),
        Phase("quality checks", 0.0003, (PICTURES,)),
        Phase("features", 0.005, (PICTURES,), tasks=2, network=True),
        Phase("before and after", 2.7, ("COMPARE",), network=True),
    ),
    "04_split": (Phase(REST, 4, cores=1),),
    "05_scratch_cnn": (
        Phase(REST, 8, cores=1),
        Phase("features", 0.0004, (PICTURES,), network=True),
        _training(0.0009),
    ),
    "05b_modern_networks": (
        Phase(REST, 10, cores=1),
        Phase("features", 0.0004, (PICTURES,), network=True),
        Phase("training", 0.0022, ("EPOCHS", OF_BOTH, PICTURES), OF_BOTH, network=True),
    ),
    "06_bottleneck": (
        Phase(REST, 8, cores=1),
        Phase("features of views", 0.0019, ("VIEWS", PICTURES), network=True),
        _training(0.0002),
    ),
    "07_finetune": (
        Phase(REST, 8, cores=1),
        Phase("features", 0.002, (PICTURES,), network=True),
        Phase("features of views", 0.0018, ("VIEWS", PICTURES), network=True),
        _training(0.0007),
    ),
    "07b_people": (Phase(REST, 9, cores=1),),
    "08_inspection": (Phase(REST, 9, cores=1),),
    "09_audit": (
        Phase(REST, 22, cores=1),
        Phase("features", 0.014, (PICTURES,), tasks=3, network=True),
        Phase("controls", 0.004, (PICTURES,), cores=1),
        Phase("evidence", 0.018, (PICTURES,), cores=1),
        Phase("pictures left out", 5, network=True),
        Phase("departments left out", 5, network=True),
        Phase("occlusion", 0.017, (PICTURES,), tasks=3, network=True),
    ),
    "10_named_features": (
        Phase(REST, 40, cores=1),
        Phase("named features", 0.018, (PICTURES,)),
    ),
    # A search ends with its budget, if not before. A curve has the trainings of all three networks
    # above, with a part of the pictures.
    "11_tuning": (Phase(REST, 30), Phase("trials", 60, ("BUDGET", SEARCHES), tasks=SEARCHES)),
    "12_transfer": (
        Phase(REST, 30),
        Phase("department curve", 0.0021, ("CURVE_DRAWS", "CURVE_EPOCHS", PICTURES), network=True),
    ),
    # Three trainings, and nine shorter ones that have as many epochs as two of them.
    "experiments/autoencoder": (
        Phase(REST, 150),
        Phase("training", 0.0144, ("EPOCHS", PICTURES), tasks=5, network=True),
    ),
}
"""The notebooks of the study, and an experiment; others cost `OTHER`."""

OTHER = (Phase(REST, 60), Phase("training", 0.0005, ("EPOCHS", PICTURES), network=True))
WRITING = Phase(REST, 8, cores=1)
"""The report's pages."""


def phases(notebook: str) -> tuple[Phase, ...]:
    """The phases of a notebook, in the order of its work."""
    return COSTS.get(notebook, OTHER)


def sizes(study: Study, parameters: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """The sizes of each notebook's work.

    Args:
        study: the study; a study with pictures has as many as its index has rows.
        parameters: the values of each notebook's parameters.
    """
    pictures = float(parameters.get("01_collect", {}).get("PORTRAITS", 1000))
    if study.index.is_file() and not study.is_campus:
        pictures = max(1, len(study.index.read_text("utf-8", "replace").splitlines()) - 1)
    return {notebook: _sizes_of(values, pictures) for notebook, values in parameters.items()}


def _sizes_of(values: Mapping[str, Any], pictures: float) -> dict[str, float]:
    numbers = {name: float(v) for name, v in values.items() if isinstance(v, int | float)}
    trainings = numbers.get("SEEDS", 1) + numbers.get("SPLITS", 0)
    searches = sum(numbers.get(name, 0) > 0 for name in ("TRIALS", "FINETUNE_TRIALS"))
    known = {PICTURES: pictures, TRAININGS: trainings, OF_BOTH: 2 * trainings}
    return {**numbers, **known, SEARCHES: searches}


REFERENCE = {"product": 0.0025, "loop": 0.0020}
"""Seconds of the reference machine's processor for `_product` and `_loop`."""
ADVANTAGE = 1.5
"""Wider vectors help networks more than products: such processors also compute in bfloat16. On a
core that does 70 and one that does 110 billion operations a second, features take 1.9 times as
long and trainings up to 3 times, not 1.6."""

MOST = 4.0
"""No measurement is trusted that makes networks slower or faster than this."""


def network_slowness() -> float:
    """How many times more than the rest networks will take here, measured in a moment.

    The processor's own time is counted, so that other programs at work do not matter; they delay
    the rest as much.
    """
    from threadpoolctl import threadpool_limits

    _product()  # imports numpy, so that its threads can be limited
    with threadpool_limits(1):  # threads that wait for each other count as work
        product = _fastest(_product) / REFERENCE["product"] * 2 / (os.cpu_count() or 1)
    loop = _fastest(_loop) / REFERENCE["loop"]
    return min(max(product**ADVANTAGE / loop, 1 / MOST), MOST)


def _fastest(work: Callable[[], object], repeats: int = 5) -> float:
    seconds = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return max(min(seconds), 1e-6)


def _product() -> None:
    import numpy as np  # not needed where nothing is to do

    matrix = np.ones((512, 512), np.float32)
    matrix @ matrix


def _loop() -> int:
    return sum(number * number for number in range(50_000))


class Times:
    """Seconds per unit of size: of this machine where they are known, else the table's.

    Args:
        path: the file to read them from and to record them in; None forgets them.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._own: dict[str, dict[str, float]] = {}
        if path is not None:
            with suppress(OSError, ValueError, AttributeError, LookupError, TypeError):
                self._own = _checked(json.loads(path.read_text())[platform.node()])

    @staticmethod
    def of_this_machine() -> "Times":
        """Those in the user's cache folder."""
        return Times(machine_folder() / "durations.json")

    def known(self, notebook: str, phase: Phase) -> float | None:
        """The recorded seconds per unit of size."""
        return self._own.get(notebook, {}).get(phase.key)

    @property
    def knows_networks(self) -> bool:
        """Whether a run on this machine has recorded what a network takes."""
        phases = [(name, phase) for name, costs in COSTS.items() for phase in costs]
        return any(self.known(name, phase) for name, phase in phases if phase.network)

    def slowness(self, *, network: bool) -> float:
        """How many times the table's seconds this machine takes; 1 where nothing is known."""
        ratios = [
            seconds / phase.seconds
            for notebook, costs in COSTS.items()
            for phase in costs
            if phase.network == network and (seconds := self.known(notebook, phase))
        ]
        return median(ratios) if ratios else 1.0

    def record(self, notebook: str, phase: Phase, seconds: float) -> None:
        """Keep what one unit of size took; `save` writes it."""
        self._own.setdefault(notebook, {})[phase.key] = seconds

    def save(self) -> None:
        """Write the file; what cannot be written is lost without a word."""
        if self._path is None:
            return
        machines: dict[str, Any] = {}
        with suppress(OSError, ValueError, TypeError):
            machines = dict(json.loads(self._path.read_text()))
        with suppress(StudyError):
            files.write_json(self._path, {**machines, platform.node(): self._own})


def _checked(value: Any) -> dict[str, dict[str, float]]:
    """Recorded times without what is no time."""
    return {
        str(notebook): {
            str(key): float(seconds)
            for key, seconds in entries.items()
            if isinstance(seconds, int | float) and seconds > 0
        }
        for notebook, entries in value.items()
    }
