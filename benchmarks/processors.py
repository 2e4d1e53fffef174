"""The kind of processor that a measurement ran on, and the settings of one without AVX-512.

Libraries that multiply matrices choose their kernels by the processor's instruction sets, and the
figures of two kinds differ by factors. `WITHOUT_AVX512` tells them to ignore AVX-512, so that one
machine measures both kinds. What that leaves out: clock, caches and memory stay this machine's.
TensorFlow's own kernels (Eigen) and dlib are compiled for AVX and are the same on both.
"""

import os
import platform
import sys
from pathlib import Path

WITHOUT_AVX512 = {
    "TF_ENABLE_ONEDNN_OPTS": "1",  # TensorFlow itself leaves oneDNN off without AVX512-VNNI
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",  # numpy and SciPy
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
    "OPENCV_CPU_DISABLE": "AVX512-SKX",
    "ATEN_CPU_CAPABILITY": "avx2",  # PyTorch
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
}
XLA = "--xla_cpu_max_isa=AVX2"  # TensorFlow's compiler and JAX
SETTING = "ONEDNN_MAX_CPU_ISA"
UNKNOWN = "not recorded"
KINDS = (
    ("amx_tile", "AMX"),
    ("avx512_bf16", "AVX-512 with bfloat16"),
    ("avx512f", "AVX-512"),
    ("avx2", "AVX2"),
)
"""The flag in ``/proc/cpuinfo`` and the kind of processor, the fastest first."""


def kind() -> str:
    """The kind of processor that this process computes as.

    Where a setting hides AVX-512, that is said: ``AVX2 (AVX-512 off)``.
    """
    return "AVX2 (AVX-512 off)" if restricted() else _own_kind(_flags())


def _own_kind(flags: set[str]) -> str:
    for flag, name in KINDS:
        if flag in flags:
            return name
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return "Apple silicon"
    return platform.machine() or UNKNOWN


def has_avx512() -> bool:
    return "avx512f" in _flags()


def restricted() -> bool:
    """Whether this process has AVX-512 and was told to ignore it."""
    return has_avx512() and os.environ.get(SETTING, "").upper() == "AVX2"


def without_avx512() -> dict[str, str]:
    """This process's environment with AVX-512 hidden from its children.

    Raises:
        SystemExit: there is no AVX-512 to hide.
    """
    if not has_avx512():
        raise SystemExit(
            f"this processor ({_own_kind(_flags())}) has no AVX-512 to leave out: "
            "run the claim without --without-avx512"
        )
    flags = f"{os.environ.get('XLA_FLAGS', '')} {XLA}".strip()
    return {**os.environ, **WITHOUT_AVX512, "XLA_FLAGS": flags}


def machine() -> str:
    """The processor's name and how many cores there are."""
    names = _cpuinfo("model name")
    return f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores"


def _flags() -> set[str]:
    lines = _cpuinfo("flags")
    return set(lines[0].split()) if lines else set()


def _cpuinfo(field: str) -> list[str]:
    """The values of a field of ``/proc/cpuinfo``, one per core; none on other systems."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.is_file() else []
    return [line.partition(":")[2].strip() for line in lines if line.startswith(field)]
