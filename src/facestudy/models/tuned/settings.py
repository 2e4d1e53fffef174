"""What a search may change about a model, as plain data: no package for searching is imported."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from facestudy.study.errors import StudyError

Values = Mapping[str, Any]
"""A value of each setting, by name."""


class Setting(NamedTuple):
    """One property of a model that a search may change.

    Attributes:
        name: as in tables.
        words: what it is.
        usual: the value of the model that is not tuned.
        choices: the values to choose from; empty for a number between two others.
        low: the smallest number.
        high: the largest number.
        log: whether numbers are drawn evenly on a logarithmic scale.
    """

    name: str
    words: str
    usual: float
    choices: tuple[float, ...] = ()
    low: float = 0.0
    high: float = 0.0
    log: bool = False

    @property
    def range(self) -> str:
        """What may be chosen, in words.

        >>> Setting("depth", "convolutions", 3, choices=(2, 3, 4)).range
        '2, 3 or 4'
        """
        *first, last = [f"{value:g}" for value in self.choices or (self.low, self.high)]
        return f"{', '.join(first)} {'or' if self.choices else 'to'} {last}"

    def allows(self, value: Any) -> bool:
        """Whether a value may be chosen.

        >>> Setting("depth", "convolutions", 3, choices=(2, 3, 4)).allows(5)
        False
        """
        if self.choices:
            return value in self.choices
        return isinstance(value, int | float) and self.low <= value <= self.high


def usual(settings: Sequence[Setting]) -> dict[str, Any]:
    """The values of the model that is not tuned."""
    return {setting.name: setting.usual for setting in settings}


def as_table(settings: Sequence[Setting], chosen: Values | None = None) -> pd.DataFrame:
    """The settings as a table: what each is, its usual value, and what it may be or became.

    Args:
        settings: of a model.
        chosen: the values that a search chose; None for what it may choose.
    """
    rows = [
        {
            "setting": setting.words,
            "usual": f"{setting.usual:g}",
            "allowed" if chosen is None else "chosen": setting.range
            if chosen is None
            else f"{chosen[setting.name]:.3g}",
        }
        for setting in settings
    ]
    return pd.DataFrame(rows)


def check(values: Values, settings: Sequence[Setting]) -> None:
    """Check that there is an allowed value of each setting and no other.

    Args:
        values: of the settings, by name.
        settings: those of the model.

    Raises:
        StudyError: one is missing, unknown, or has a value that a search cannot choose.
    """
    names = [setting.name for setting in settings]
    if set(values) != set(names):
        raise StudyError(f"the settings are {', '.join(values)}: they must be {', '.join(names)}")
    for setting in settings:
        if not setting.allows(values[setting.name]):
            raise StudyError(
                f"{setting.name} is {values[setting.name]}: it must be {setting.range}"
            )
