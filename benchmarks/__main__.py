"""``make bench``: all claims or those named, one process each, and the table of all results.

``python -m benchmarks [NAME ...]``: a name stands for each claim whose module begins with it, so
``crop`` means all claims on cropping. Claims that multiply matrices run as the machine is, and
once more as a processor without AVX-512. ``python -m benchmarks gpu`` measures a graphics card,
``python -m benchmarks publish`` copies the results into ``benchmarks/`` and its README.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence

from benchmarks import processors, results

CLAIMS = (
    "crop_against_detector",
    "crop_against_command",
    "crop_on_two_cores",
    "draw_on_two_cores",
    "epoch_against_plain_fit",
    "face_resnet_embedding",
    "scratch_cnn_training",
    "bottleneck_features",
    "limit",
    "curation",
    "scaling",
    "training_in_bfloat16",
    "views_against_fresh",
    "fifty_seven_sites",
    "whole_study",
    "stage_2_on_vgg16",
    "first_report",
    "study_of_five_seeds",
    "hundred_thousand",
    "autoencoder_on_curated",
    "walks_show_signal",
)
"""The short ones first, so that an interrupted run leaves as many as it can."""

LONG = (
    "first_report",
    "study_of_five_seeds",
    "hundred_thousand",
    "autoencoder_on_curated",
    "walks_show_signal",
)
"""Run only when they are named."""

ON_BOTH = (
    "epoch_against_plain_fit",
    "face_resnet_embedding",
    "scratch_cnn_training",
    "bottleneck_features",
    "limit",
    "curation",
    "whole_study",
    "stage_2_on_vgg16",
    "first_report",
    "study_of_five_seeds",
)
"""Claims that multiply matrices: their figures are of one kind of processor."""

PAIRS_ON_BOTH = 3
PROCESSORS = ("both", "own", "avx2")


def chosen(names: Sequence[str]) -> list[str]:
    """The claims that these names mean; for none, all but the long ones.

    Raises:
        SystemExit: a name that no claim begins with.
    """
    for name in names:
        if not any(claim.startswith(name) for claim in CLAIMS):
            raise SystemExit(f"no claim begins with {name!r}; there are {', '.join(CLAIMS)}")
    if not names:
        return [claim for claim in CLAIMS if claim not in LONG]
    return [claim for claim in CLAIMS if any(claim.startswith(name) for name in names)]


def runs_of(claim: str, processor: str) -> list[dict[str, str]]:
    """The environments that a claim is measured in, one for each kind of processor.

    Args:
        claim: its module.
        processor: of `PROCESSORS`.

    Raises:
        SystemExit: "avx2" was asked for, and there is no AVX-512 to leave out.
    """
    if claim not in ON_BOTH:
        return [] if processor == "avx2" else [dict(os.environ)]
    own, both = [dict(os.environ)], processor == "both" and processors.has_avx512()
    if processor == "avx2":
        return [processors.without_avx512()]
    return [*own, processors.without_avx512()] if both else own


def run(claim: str, options: list[str], environment: dict[str, str]) -> bool:
    """Measure one claim in a process of its own: its threads and its memory are nobody else's."""
    hidden = environment.get(processors.SETTING) != os.environ.get(processors.SETTING)
    title = f"{claim} without AVX-512" if hidden else claim
    print(f"{title} ...", file=sys.stderr, flush=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", f"benchmarks.{claim}", *options]
    code = subprocess.run(command, env=environment).returncode
    took, outcome = time.perf_counter() - start, "done" if code == 0 else f"failed ({code})"
    print(f"{title}: {outcome} after {took:.0f} s", file=sys.stderr, flush=True)
    return code == 0


def options_of(claim: str, small: bool) -> list[str]:
    pairs = ["--pairs", str(PAIRS_ON_BOTH)] if claim in ON_BOTH else []
    return [*pairs, *(["--small"] if small else [])]


def main() -> int:
    if sys.argv[1:2] == ["gpu"]:
        from benchmarks.gpu import main as measure_card  # Keras's backend is chosen there

        return measure_card(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CLAIMS))
    parser.add_argument("--small", action="store_true", help="a quick try; nothing is kept")
    parser.add_argument(
        "--processor",
        choices=PROCESSORS,
        default="both",
        help="as the machine is (own), without AVX-512 (avx2), or both",
    )
    arguments = parser.parse_args()
    if arguments.names == ["publish"]:
        results.publish()
        return 0
    failed = []
    for claim in chosen(arguments.names):
        for environment in runs_of(claim, arguments.processor):
            if not run(claim, options_of(claim, arguments.small), environment):
                failed.append(claim)
    if not arguments.small:
        entries = results.known()
        print(f"{results.report()}:\n{results.table(entries)}\n\n{results.legend(entries)}")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
