"""How this machine computes fastest: measured once per machine and version, then kept.

Whether bfloat16 or XLA pay, how many steps one call takes, and whether several trainings side by
side, with one thread each, get more done than one after the other with all: no list of processors
says it. `measured` asks child processes, in half a minute, and keeps the answer in the user's
cache folder. A study keeps the engine that it began with, so that a training which is resumed ends
with the same bits.
"""

import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from facestudy.study import files
from facestudy.study.paths import Study, machine_folder

MIN_GAIN = 0.93  # of the way that is usually faster: above, a loss is within the noise
MIN_XLA_GAIN = 1.25  # XLA compiles each network for seconds
MAX_AT_ONCE = 4  # trainings; each holds its own activations in memory
BUSY = 0.5  # processes that wait to compute, above half the cores
TIMEOUT = 180  # seconds for a child process
SETTINGS = ("TF_ENABLE_ONEDNN_OPTS", "ONEDNN_MAX_CPU_ISA", "CUDA_VISIBLE_DEVICES")
"""Variables that change what is fastest."""
NAMED_SETS = (
    *("avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8"),
    *("asimd", "sve", "sve2", "bf16", "i8mm"),
)


@dataclass(frozen=True)
class Engine:
    """The way of computing that was fastest.

    Attributes:
        bfloat16: speed of a convolution in bfloat16 relative to float32; 0 where it fails.
        jit: whether TensorFlow compiles with XLA on the processor.
        steps_per_call: training steps that TensorFlow takes per call from Python.
        at_once: trainings side by side.
        threads: of a process that trains beside others; 0 leaves it to the backend.
        gain: how much more trainings side by side get done than one after the other; 0 where it
            was not measured.
        device: the processor or GPU, with its instruction sets.
        setting: backend, versions and variables that it was measured with.
        seconds: that the measurement took.
    """

    bfloat16: float = 0.0
    jit: bool = False
    steps_per_call: int = 32
    at_once: int = 1
    threads: int = 0
    gain: float = 0.0
    device: str = ""
    setting: str = ""
    seconds: float = 0.0

    def sentence(self) -> str:
        """What was chosen and why, in one line.

        >>> Engine(bfloat16=2.1, at_once=2, threads=1, gain=1.2).sentence()
        'bfloat16 2.1 times as fast as float32, XLA off, 32 steps per call, 2 trainings at once \
with 1 thread each (1.2 times as fast as one after the other)'
        """
        gain = (
            f"{self.gain:.1f} times as fast as one after the other" if self.gain else "not measured"
        )
        parts = [
            f"bfloat16 {self.bfloat16:.1f} times as fast as float32"
            if self.bfloat16
            else "no bfloat16",
            f"XLA {'on' if self.jit else 'off'}",
            f"{self.steps_per_call} steps per call",
            f"{self.at_once} trainings at once with {self.threads} thread each ({gain})"
            if self.at_once > 1
            else "one training at a time",
        ]
        return ", ".join(parts)


_in_use: list[Engine] = []


def in_use() -> Engine:
    """The engine of this process: of the study that it works on, else the machine's, if known."""
    if not _in_use:
        _in_use.append(recorded() or Engine())
    return _in_use[0]


def of_study(study: Study, *, measure: bool = True) -> Engine:
    """The engine that a study began with on this machine.

    It becomes the engine of this process.

    Args:
        study: the study.
        measure: measure the machine if it never was; otherwise take what is `assumed`.
    """
    chosen = kept_by(study)
    if chosen is None:
        chosen = measured() if measure else recorded() or assumed()
        files.write_json(_study_file(study), {"engine": asdict(chosen)})
    use(chosen)
    return chosen


def use(chosen: Engine) -> None:
    """Make an engine that of this process, such as a worker's that trains for another machine."""
    _in_use[:] = [chosen]


def kept_by(study: Study) -> Engine | None:
    """The engine that a study began with on this machine, or None."""
    record = _read(_study_file(study)).get("engine")
    chosen = _engine(record) if isinstance(record, Mapping) else None
    return chosen if chosen and chosen.device == device() else None


def measured() -> Engine:
    """The engine of this machine and these versions; measured if it is not recorded yet."""
    known = recorded()
    if known is None:
        busy = _is_busy()
        known = _measure(busy)
        if not busy:
            record(known)
    return known


def assumed() -> Engine:
    """What is mostly fastest, where half a minute of measuring is too long."""
    count = min(cores(), MAX_AT_ONCE)
    threads = max(cores() // count, 1) if count > 1 else 0
    return Engine(at_once=count, threads=threads, device=device(), setting=_setting())


def recorded() -> Engine | None:
    """The engine that was measured before on this machine with these versions, or None."""
    record = _read(_record_file()).get(_key())
    return _engine(record) if isinstance(record, Mapping) else None


def record(engine: Engine) -> None:
    """Keep an engine as this machine's without measuring it."""
    records = _read(_record_file())
    files.write_json(_record_file(), {**records, _key(): asdict(engine)})


def device() -> str:
    """The processor's name and instruction sets, and the number of its cores."""
    sets = instruction_sets()
    return f"{processor()}, {cores()} cores" + (f" ({' '.join(sets)})" if sets else "")


def instruction_sets() -> list[str]:
    """The instruction sets of this processor that matter to matrix products."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:  # not Linux: the name of the processor has to do
        return []
    flags = {
        flag for line in lines if line.startswith(("flags", "Features")) for flag in line.split()
    }
    return [name for name in NAMED_SETS if name in flags]


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processor() -> str:
    """The processor's name."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def _is_busy() -> bool:
    """Whether others compute here now, so that no measurement would be worth keeping."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > max(cores() / 2, 1) + BUSY


def _measure(busy: bool) -> Engine:
    """Ask one child process about a single training, and another about several side by side.

    Args:
        busy: others compute here. Then trainings side by side are taken without a measurement:
            a single thread never waits for another that was interrupted.
    """
    started = time.perf_counter()
    single = _child(at_once=1, threads=0)
    if not single:  # not even a small training works: notebooks will say why
        return Engine(device=device(), setting=_setting())
    jit = single.get("xla", 0) >= MIN_XLA_GAIN
    steps = 32 if single.get("steps", 1) >= MIN_GAIN else 1
    count = 1 if single["gpu"] else min(cores(), MAX_AT_ONCE)
    threads = max(cores() // count, 1)
    gain = 0.0
    if count > 1 and not busy:
        gain = _child(at_once=count, threads=threads).get("speed", 0) / single["speed"]
    together = count > 1 and (busy or gain >= MIN_GAIN)
    return Engine(
        bfloat16=round(single.get("bfloat16", 0.0), 2),
        jit=jit,
        steps_per_call=steps,
        at_once=count if together else 1,
        threads=threads if together else 0,
        gain=round(gain, 2),
        seconds=round(time.perf_counter() - started, 1),
        device=device(),
        setting=_setting(),
    )


def _child(*, at_once: int, threads: int) -> dict[str, Any]:
    """Measure in a process of its own, because TensorFlow fixes its threads when it starts.

    It also protects this process: where oneDNN may not use what the processor has, TensorFlow
    ends the process at the first convolution in bfloat16.
    """
    environment = dict(os.environ)
    if threads:
        environment["TF_NUM_INTRAOP_THREADS"] = str(threads)
    answer: dict[str, Any] = {}
    for question in ("training", "bfloat16") if at_once == 1 else ("training",):
        command = [sys.executable, "-m", "facestudy.training.speed", question, str(at_once)]
        try:
            child = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=TIMEOUT
            )
            answer |= json.loads(child.stdout.splitlines()[-1])
        except (OSError, ValueError, IndexError, subprocess.SubprocessError):
            continue  # it crashed or did not end: this way of computing does not work here
    return answer if "speed" in answer else {}


def _key() -> str:
    return f"{device()}; {_setting()}"


def _setting() -> str:
    backend = os.environ.get("KERAS_BACKEND", "tensorflow")
    packages = ("keras", {"torch": "torch", "jax": "jax"}.get(backend, "tensorflow"))
    versions = [f"{name} {_version(name)}" for name in packages]
    variables = [f"{name}={os.environ[name]}" for name in SETTINGS if name in os.environ]
    return ", ".join([*versions, *variables])


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "missing"


def _study_file(study: Study) -> Path:
    return study.data / "models" / "engine.json"


def _record_file() -> Path:
    return machine_folder() / "engines.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):  # there is none, or it is damaged: measure
        return {}
    return content if isinstance(content, dict) else {}


def _engine(record: Mapping[str, Any]) -> Engine | None:
    """An engine from its record; None if the record is of another version or damaged."""
    if set(record) != {field.name for field in fields(Engine)}:
        return None
    if any(type(value) is not type(getattr(Engine, name)) for name, value in record.items()):
        return None
    return Engine(**record)
