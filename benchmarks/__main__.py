"""``make bench``: all claims or those named, one process each, and the table of all results.

``python -m benchmarks [NAME ...] [--small]``: a name stands for each claim whose module begins
with it, so ``crop`` means both claims on cropping.
"""

import argparse
import subprocess
import sys
import time

from benchmarks import harness

CLAIMS = (
    "crop_against_command",
    "crop_on_two_cores",
    "draw_on_two_cores",
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
)
"""The short ones first, so that an interrupted run leaves as many as it can."""


def chosen(names: list[str]) -> list[str]:
    """The claims that these names mean, all of them for none.

    Raises:
        SystemExit: a name that no claim begins with.
    """
    for name in names:
        if not any(claim.startswith(name) for claim in CLAIMS):
            raise SystemExit(f"no claim begins with {name!r}; there are {', '.join(CLAIMS)}")
    return [c for c in CLAIMS if not names or any(c.startswith(name) for name in names)]


def run(claim: str, options: list[str]) -> bool:
    """Measure one claim in a process of its own: its threads and its memory are nobody else's."""
    print(f"{claim} ...", file=sys.stderr, flush=True)
    start = time.perf_counter()
    code = subprocess.run([sys.executable, "-m", f"benchmarks.{claim}", *options]).returncode
    took, how = time.perf_counter() - start, "done" if code == 0 else f"failed ({code})"
    print(f"{claim}: {how} after {took:.0f} s", file=sys.stderr, flush=True)
    return code == 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CLAIMS))
    parser.add_argument("--small", action="store_true", help="a quick try; nothing is kept")
    arguments = parser.parse_args()
    options = ["--small"] if arguments.small else []
    failed = [claim for claim in chosen(arguments.names) if not run(claim, options)]
    if not arguments.small:
        print(f"{harness.report()}:\n{harness.table(harness.read(harness.report()))}")
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
