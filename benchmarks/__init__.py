"""What takes time, compared with what a user would otherwise do.

One module a claim; each is a program of its own, ``python -m benchmarks.<name>``, and
``python -m benchmarks`` runs those that are named, or all but the long ones. Results are gathered
in ``reports/benchmarks.json``.
"""

import facestudy  # noqa: F401  before TensorFlow, so that it is imported without a word
