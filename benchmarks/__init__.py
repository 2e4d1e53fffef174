"""What costs time, measured beside what a user would otherwise do.

One module a claim; each is a program of its own, ``python -m benchmarks.<name>``, and
``python -m benchmarks`` runs all of them or those that are named. Results are gathered in
``reports/benchmarks.json``.
"""

import facestudy  # noqa: F401  before TensorFlow, so that it is imported without a word
