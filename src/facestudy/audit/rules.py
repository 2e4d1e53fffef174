"""The audit's rules as numbers, in one place, so that they can be written down beforehand."""

import hashlib
from pathlib import Path
from typing import Any

from facestudy.audit.controls.registry import (
    DEMOGRAPHICS,
    FACE,
    GROUPS,
    LIGHT,
    PRESENTATION,
    SITE,
    names,
)

ALPHA = 0.05
"""The level of the face's test, and of the tests of all other groups together."""
CHANCE = 0.5
"""The AUC of guessing, for any number of classes of any size."""
NEGLIGIBLE = 0.55
"""There is no signal if the AUC is below this, with a confidence of 95%."""
LABEL_LEFT = 0.6
"""The share of the labels' variance that the other groups must leave out of department, so that the
face can be tested beyond them. Where each class has one look they leave .26 to .45, and what they
miss of it is taken for the face; where looks are shared by half, .78 and more (tuning campuses).
Departments that hold several categories each need no such limit."""
MIN_PICTURES = 10
"""Categories with fewer pictures are not compared."""
REPEATS = 3
"""Deals of departments to folds; statistics and figures are averaged over them."""
STEP_PERMUTATIONS = 199
"""Permutations behind the mean and the variance of a figure; the tests take all."""
FREE = 1e-6
"""The penalty of a column that is hardly penalised, such as a covariate."""
FACE_PENALTY = 0.008
"""The ridge's penalty of the face and of the crop, as a share of an array's variance."""
COARSE, FINE, FINE_PICTURES, FINEST = 2e-3, 2e-4, 1369, 1e-5
"""The controls' penalty at most, its value at a number of pictures, and its least value. What a
control leaves of the site is called the face, so that it should be small; but many columns that
are hardly penalised tire out few pictures. It falls with the square of their number (on tuning
campuses of shared looks, other clothes and ages, but no face signal, its test rejects in 4 of
64 with 1,369 pictures, in 1 of 40 with 400)."""
ASIDE = ("figures.py", "sentences.py", "numbers_in_words.py", "typical_campus.py")
"""Modules that no verdict depends on."""


def penalties(pictures: int) -> dict[str, float]:
    """The ridge's penalty of each group of evidence in a study of so many compared pictures.

    >>> penalties(1369)["site"], penalties(300)["site"]
    (0.0002, 0.002)
    """
    fine = min(COARSE, max(FINEST, FINE * (FINE_PICTURES / max(pictures, 1)) ** 2))
    return {SITE: fine, DEMOGRAPHICS: FREE, PRESENTATION: fine, LIGHT: fine, FACE: FACE_PENALTY}


def rules() -> dict[str, Any]:
    """Every constant that a verdict depends on, and a digest of the code that applies them."""
    return {
        "level of the tests": ALPHA,
        "negligible AUC": NEGLIGIBLE,
        "share of the labels that must be left": LABEL_LEFT,
        "pictures of a category": MIN_PICTURES,
        "deals of folds": REPEATS,
        "permutations behind intervals": STEP_PERMUTATIONS,
        "penalty of the face": FACE_PENALTY,
        "penalty of the controls": [COARSE, FINE, FINE_PICTURES, FINEST],
        "groups of evidence": {group: names(group) for group in GROUPS},
        "code of the audit": code_digest(),
    }


def code_digest() -> str:
    """A digest of the modules that lead to the verdict."""
    folder, digest = Path(__file__).parent, hashlib.sha256()
    for pattern in ("*.py", "probe/*.py", "controls/*.py", "estimates/*.py"):
        for path in sorted(folder.glob(pattern)):
            if path.name not in ASIDE:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
