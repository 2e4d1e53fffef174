"""Covariates of the pictures: age, sex, skin tone, and columns of the index that the user names."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.audit import stated_people
from facestudy.audit.controls.columns import standardised
from facestudy.audit.estimates import study_estimates, tone
from facestudy.audit.estimates.study_estimates import Estimates
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study

INDEX, ESTIMATED, MISSING = "index", "estimated", "missing"
"""Where a covariate comes from."""
TOLERATED = 0.1
"""The largest share of pictures of which a covariate may be unknown."""
RARE = stated_people.RARE
"""A level with fewer pictures is merged with the other rare ones."""
AGE, SEX, TONE = stated_people.AGE, stated_people.SEX, "tone"
REFUSED = ("id", "sha256", "category", "department")
"""Columns that cannot be covariates: they name the picture, the class or what is left out."""


class Covariates(NamedTuple):
    """Covariates of some pictures.

    Attributes:
        table: float (n, k), finite; each column has mean 0 and standard deviation 1.
        columns: the k names.
        known: by the covariate (``age``, ``sex``, ``tone`` and the user's columns), `INDEX`,
            `ESTIMATED` (in part or in all pictures) or `MISSING`.
        missing: by the covariate, a sentence on why it is missing.
        ages: years, (n,), NaN where unknown or the category is an age.
        sexes: ``male``, ``female`` or empty, (n,); empty where the category is a sex.
    """

    table: np.ndarray
    columns: list[str]
    known: Mapping[str, str]
    missing: Mapping[str, str]
    ages: np.ndarray
    sexes: np.ndarray

    def select(self, chosen: np.ndarray) -> "Covariates":
        """Some of the pictures, by position or by a mask (n,)."""
        return self._replace(
            table=self.table[chosen], ages=self.ages[chosen], sexes=self.sexes[chosen]
        )


def covariates(
    study: Study, rows: pd.DataFrame, names: Sequence[str] = (), *, use_index: bool = True
) -> Covariates:
    """Age, sex and skin tone of the pictures, and columns of the index.

    Age and sex are those of the index (``age``, or ``birth_year`` and the year of the column
    ``year`` or of ``retrieved_at``; ``sex``); where it lacks them they are estimated from the
    picture. Age enters as it is, squared, and multiplied with sex. A tone that the index lacks
    enters as the colours that show it (`facestudy.audit.estimates.tone`).

    Args:
        study: the study.
        rows: ``id, category`` of the pictures.
        names: further columns of the index. Numbers enter as numbers, texts as one column per
            level with `RARE` pictures or more.
        use_index: False estimates age, sex and tone even where the index has them.

    Returns:
        One row per row of ``rows``, in their order.

    Raises:
        StudyError: the index lacks one of the columns, or it cannot be a covariate; a picture is
            missing or damaged.
    """
    pictures = index.read(study.index)
    _check(names, pictures.columns)
    facts = pictures.set_index("id").loc[rows["id"]].reset_index()
    own = (
        facts if use_index else facts.drop(columns=[AGE, SEX, TONE, "birth_year"], errors="ignore")
    )
    categories = rows["category"].to_numpy(str)
    ages, sexes = stated_people.ages(own), stated_people.sexes(own)
    people = bool(np.isnan(ages).any() or (sexes == "").any())
    guessed = study_estimates.estimates(study, rows["id"], people=people)
    made = _Made([], [], {}, {})
    ages, males = made.people(ages, sexes, guessed, categories)
    made.tone(own, guessed)
    for name in names:
        if name not in (AGE, SEX, TONE):
            made.column(name, facts[name])
    table = np.column_stack(made.values) if made.values else np.empty((len(rows), 0))
    sexes = np.select([np.isnan(males), males > 0.5], ["", "male"], "female")
    return Covariates(standardised(table), made.columns, made.known, made.missing, ages, sexes)


def _check(names: Sequence[str], columns: pd.Index) -> None:
    for name in names:
        if name in REFUSED:
            raise StudyError(f"{name!r} cannot be a covariate: it decides what is compared")
        if name not in columns:
            choices = ", ".join(column for column in columns if column not in REFUSED)
            raise StudyError(f"raw/index.csv has no column {name!r}: choose from {choices}")


class _Made(NamedTuple):
    """Columns made so far."""

    values: list[np.ndarray]
    columns: list[str]
    known: dict[str, str]
    missing: dict[str, str]

    def add(self, name: str, values: np.ndarray) -> None:
        """Add a column unless all of its values are equal."""
        values = np.asarray(values, float)
        if len(values) and np.ptp(values) > 0:
            self.columns.append(name)
            self.values.append(values)

    def people(
        self, ages: np.ndarray, sexes: np.ndarray, guessed: Estimates, categories: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Add age and sex; return the ages and the probabilities of a man, each (n,)."""
        males = np.select([sexes == "male", sexes == "female"], [1.0, 0.0], np.nan)
        if stated_people.are_ages(ages, categories):
            self.leave_out(AGE, "the categories are ages, so age is no covariate of theirs")
            ages = np.full(len(ages), np.nan)
        else:
            ages = self.stated_or_guessed(AGE, ages, guessed.ages, guessed.why)
        if stated_people.are_sexes(sexes, categories):
            self.leave_out(SEX, "the categories are the sexes, so sex is no covariate of theirs")
            males = np.full(len(males), np.nan)
        else:
            males = self.stated_or_guessed(SEX, males, guessed.males, guessed.why)
        for name, values in people_columns(ages, males).items():
            self.add(name, values)
        return ages, males

    def stated_or_guessed(
        self, name: str, stated: np.ndarray, guessed: np.ndarray, why: str
    ) -> np.ndarray:
        """Stated values, and estimates where there is none; (n,), NaN where both lack."""
        lacking = np.isnan(stated)
        values = np.where(lacking, guessed, stated)
        if lacking.mean() <= TOLERATED:
            self.known[name] = INDEX
        elif np.isnan(values).mean() <= TOLERATED:
            self.known[name] = ESTIMATED
        else:
            count = int(np.isnan(values).sum())
            reason = why or "no landmarks of a face"
            self.leave_out(
                name,
                f"the index states no {name} for {count} of {len(values)} pictures, and it could "
                f"not be estimated: {reason}",
            )
        return values

    def leave_out(self, name: str, sentence: str) -> None:
        """Record why a covariate is missing."""
        self.known[name], self.missing[name] = MISSING, sentence

    def tone(self, facts: pd.DataFrame, guessed: Estimates) -> None:
        """Add the tone of the index, or the colours that show it."""
        stated = np.full(len(facts), np.nan)
        if TONE in facts:
            stated = pd.to_numeric(facts[TONE], errors="coerce").to_numpy(float)
        if np.isnan(stated).mean() <= TOLERATED:
            self.known[TONE] = INDEX
            self.add(TONE, _centred(stated))
        elif np.isnan(guessed.tones).any(axis=1).mean() <= TOLERATED:
            self.known[TONE] = ESTIMATED
            for name, values in zip(tone.COLUMNS, guessed.tones.T, strict=True):
                self.add(f"tone: {name}", _centred(values))
        else:
            self.leave_out(TONE, "the pictures show too little of a face to measure skin tone")

    def column(self, name: str, column: pd.Series) -> None:
        """Add a column that the user named: numbers, or levels."""
        texts = column.fillna("").astype(str).str.strip()
        texts = texts.mask(texts.str.lower().isin(["nan", "unknown"]), "")
        numbers = pd.to_numeric(texts.mask(texts == ""), errors="coerce")
        before = len(self.columns)
        if numbers.notna().sum() >= 0.9 * max(1, (texts != "").sum()) and numbers.nunique() > 2:
            self.add(name, _centred(numbers.to_numpy(float)))
            self.add(f"{name} unknown", numbers.isna())
        else:
            rare = texts.map(texts.value_counts()) < RARE
            levels = texts.mask(rare & (texts != ""), "any other")
            for level in levels.value_counts().index[1:]:
                self.add(f"{name}: {level or 'unknown'}", levels == level)
        self.known[name] = INDEX
        if len(self.columns) == before:
            self.leave_out(name, f"no two values of {name!r} have {RARE} pictures each")


def people_columns(ages: np.ndarray, males: np.ndarray) -> dict[str, np.ndarray]:
    """How age and sex enter.

    Args:
        ages: years, (n,), NaN where unknown.
        males: probabilities of a man, (n,), NaN where unknown.

    Returns:
        Columns (n,) by their names.
    """
    years, women = _centred(ages), -_centred(males)
    return {
        "age": years,
        "age squared": years**2,
        "age unknown": np.isnan(ages),
        "woman": women,
        "sex unknown": np.isnan(males),
        "woman x age": women * years,
    }


def _centred(values: np.ndarray) -> np.ndarray:
    """Mean 0 and standard deviation 1 among the known; 0 where unknown."""
    known = ~np.isnan(values)
    if not known.any():
        return np.zeros(len(values))
    deviation = values[known].std() or 1.0
    return np.where(known, (values - values[known].mean()) / deviation, 0.0)
