"""What each parameter of a notebook allows: one table, by which values are judged before a run.

Types follow from the notebooks' defaults (see `facestudy.report.parameters`). A parameter that is
not in the table, such as one of a user's own notebook, allows every value of its type; so do the
parameters that are True or False.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from facestudy.audit.rules import ALPHA
from facestudy.campus import knobs
from facestudy.models import registry
from facestudy.study.errors import StudyError
from facestudy.study.keep_until import MOST_DAYS
from facestudy.study.paths import Study
from facestudy.study.workers import cluster


class Rule(NamedTuple):
    """What a parameter allows.

    Attributes:
        words: completes "it must be ...".
        allows: whether a value is allowed.
    """

    words: str
    allows: Callable[[Any], bool]


def number(low: float, high: float = inf) -> Rule:
    """From a number to another; both are allowed.

    >>> number(0, 1).words
    'from 0 to 1'
    """
    words = f"{low} or more" if high == inf else f"from {low} to {high}"
    return Rule(words, lambda value: _is_number(value) and low <= value <= high and value < inf)


def choice(*names: str | int) -> Rule:
    """One of some words or numbers.

    >>> choice("kernel", "linear").words
    "'kernel' or 'linear'"
    """
    *first, last = map(repr, names)
    return Rule(f"{', '.join(first)} or {last}", lambda value: value in names)


def list_of(rule: Rule, *, least: int = 1) -> Rule:
    """A list whose items a rule allows.

    Args:
        rule: of each item.
        least: how many items there must be.
    """
    words = f"a list {'of at least one item, each ' if least else 'whose items are '}{rule.words}"
    return Rule(words, lambda value: len(value) >= least and all(map(rule.allows, value)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_study(value: Any) -> bool:
    with suppress(StudyError):
        return bool(Study(value))
    return False


def _is_pair(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(map(_is_number, value))
        and 0 <= value[0] < value[1] <= 1
    )


LIMITS = ("most_faces", "most_enlarged", "least_sharp", "most_turned")


def _are_limits(value: Mapping[str, Any]) -> bool:
    return set(value) <= set(LIMITS) and all(
        limit is None or _is_number(limit) for limit in value.values()
    )


SEED = number(0, 2**32 - 1)
SOME, ANY, SHARE = number(1), number(0), number(0, 1)
BACKBONE = choice("auto", *registry.BACKBONES)
PRECISION = choice("auto", "float32", "mixed_bfloat16")
PERMUTATIONS = number(round(1 / ALPHA))  # fewer cannot give a p below ALPHA
TEXTS = list_of(Rule("a text", lambda value: isinstance(value, str)), least=0)
NAME = Rule(
    "at most 64 lower-case letters, digits, '-' and '_', e.g. 'congress'",
    _is_study,
)
LABELS = Rule(
    "empty, or the path of a folder or a table that exists",
    lambda value: not value or Path(value).exists(),
)
SHARES = list_of(Rule("a share above 0, at most 1", lambda v: _is_number(v) and 0 < v <= 1))
MOST_TRIAL_EPOCHS = 30
SCHEDULE = list_of(Rule("two shares from 0 to 1, the smaller first", _is_pair))

GRID = Rule(
    "empty, or the address of a Selenium Grid, e.g. 'http://127.0.0.1:4444'",
    lambda value: not value or bool(re.fullmatch(r"https?://[\w.:\[\]-]+(/\S*)?", value)),
)

PATHS = ("LABELS",)
"""Parameters that are made whole paths, because a notebook is executed in another folder."""

ALLOWED: dict[str, Rule] = {
    **{knobs.parameter(name): number(*limits) for name, limits in knobs.RANGES.items()},
    "STUDY": NAME,
    "PORT": number(0, 65_535),
    "KEEP_DAYS": number(0, MOST_DAYS),
    "GRID": GRID,
    "CLUSTER": Rule(cluster.WORDS, cluster.is_valid),
    "DISTRIBUTION": choice("", "data_parallel"),
    # curation
    "LABELS": LABELS,
    "WANTED": ANY,
    "LIMITS": Rule(f"a dictionary of {', '.join(LIMITS)}, each a number or None", _are_limits),
    "TITLES": TEXTS,
    "SCHEDULE": SCHEDULE,
    "CAP": SHARE,
    "FINETUNE": ANY,
    "CHECKED": ANY,
    "COMPARE": ANY,
    # split and training
    "GROUP": choice("person", "department"),
    "SEED": SEED,
    "SEEDS": SOME,
    "SPLITS": ANY,
    "EPOCHS": SOME,
    "VIEWS": ANY,
    "BACKBONE": BACKBONE,
    "PRECISION": PRECISION,
    # tuning and transfer
    "TRIALS": ANY,
    "FINETUNE_TRIALS": ANY,
    "TRIAL_EPOCHS": number(1, MOST_TRIAL_EPOCHS),
    "BUDGET": SOME,
    "OTHER": Rule("empty, or the name of a study", lambda value: not value or _is_study(value)),
    "CURVE_DRAWS": SOME,
    "CURVE_EPOCHS": SOME,
    "CURVE_SHARES": SHARES,
    # audit
    "COVARIATES": TEXTS,
    "PERMUTATIONS": PERMUTATIONS,
    "AUDIT_PERMUTATIONS": PERMUTATIONS,
    "AUDIT_SEED": SEED,
    "AUDIT_EPOCHS": ANY,
    "DEALINGS": SOME,
    "DRAWS": SOME,
    # experiments
    "SHARES": SHARES,
    "SIZE": number(8, 128),
    "FILTERS": list_of(number(1)),
    "NOISES": list_of(choice("gaussian", "masking", "salt and pepper", "none")),
    "AMOUNTS": list_of(number(0)),
    "LAYER_EPOCHS": SOME,
    "TOGETHER_EPOCHS": ANY,
    "HEADS": choice("kernel", "linear"),
    "PEOPLE": SOME,
    "JITTER": SHARE,
    "LANDMARKS": choice("5", "68"),
    "ENCODER": choice("resnet18", "face_resnet"),
    "TOPICS": list_of(number(2)),
    "SIDE": choice(64, 128),
    "LATENT": SOME,
    "WEIGHT": ANY,
    "WARM_UP": SHARE,
    "FREE_BITS": ANY,
    "CRITIC": ANY,
    "SIZES": list_of(number(1)),
    "SIZE_EPOCHS": SOME,
    "NETWORK": choice(*registry.MODELS),
    "MIXED": list_of(SHARE, least=0),
    "MIXED_PORTRAITS": number(40),
    "MIXED_EPOCHS": SOME,
    "DEALS": ANY,
    "START": choice("critic", ""),
}


def check(name: str, value: Any) -> None:
    """Judge one value, which has the type of the notebook's default.

    >>> check("SEEDS", 5)

    Args:
        name: of the parameter.
        value: of it.

    Raises:
        StudyError: the parameter does not allow it.
    """
    rule = ALLOWED.get(name)
    if rule and not rule.allows(value):
        raise StudyError(f"{name}={value!r} is not allowed: it must be {rule.words}")


def check_together(values: Mapping[str, Any]) -> None:
    """Judge values of one notebook that depend on each other.

    Args:
        values: of all its parameters, by name.

    Raises:
        StudyError: a campus of such knobs cannot be drawn; lists that belong together differ in
            length.
    """
    given = {name: values.get(knobs.parameter(name)) for name in knobs.RANGES}
    if None not in given.values():
        knobs.Knobs(**{name: value for name, value in given.items() if value is not None})
    layers = {
        name: len(values[name]) for name in ("FILTERS", "NOISES", "AMOUNTS") if name in values
    }
    if len(set(layers.values())) > 1:
        lengths = ", ".join(f"{name} has {length}" for name, length in layers.items())
        raise StudyError(f"each layer needs a filter number, a noise and an amount: {lengths}")
