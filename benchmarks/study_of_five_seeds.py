"""How long ``make study`` takes from nothing: five seeds of each model, and ten splits.

As `benchmarks.first_report`, with the notebooks' own parameters.
"""

from benchmarks import harness
from benchmarks.first_report import minutes

CLAIM = "study of five seeds"
AIM = "1: within the limit"
LIMITS = {"AVX2": 50.0, "AVX-512": 22.0}


def measure(plan: harness.Plan) -> harness.Entry:
    return minutes(plan, CLAIM, {}, LIMITS)


if __name__ == "__main__":
    harness.main(measure)
