"""What the audit gives on average on campuses like a study's own: the truth beside its steps.

``typical_campus.json`` holds the means over fresh campuses of the default knobs and size, of other
people and other sites (``python -m benchmarks.audit.typical``). A campus of other knobs has no
truth here.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from facestudy.study.paths import Study

FILE = Path(__file__).with_name("typical_campus.json")
SEED = "seed"
"""The one knob in which a campus may differ."""


@cache
def _typical() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}


def typical_steps(study: Study) -> dict[str, float]:
    """By the group of evidence, the mean step in AUC; empty where it is not known.

    Args:
        study: a campus of the default knobs has them.
    """
    manifest = study.data / "campus.json"
    if not manifest.is_file() or not _typical():
        return {}
    knobs = {**json.loads(manifest.read_text(encoding="utf-8")).get("knobs", {}), SEED: None}
    return _typical()["steps"] if knobs == {**_typical()["knobs"], SEED: None} else {}
