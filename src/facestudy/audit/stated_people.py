"""Ages and sexes that the index states, and whether the categories themselves are one of them."""

import re

import numpy as np
import pandas as pd

from facestudy.collect import attributes

AGE, SEX = "age", "sex"
RARE = 5
"""Fewer pictures than this say nothing about a category."""


def ages(facts: pd.DataFrame) -> np.ndarray:
    """Ages in years of the index's rows, (n,); NaN where it states none."""
    stated = np.full(len(facts), np.nan)
    if AGE in facts:
        stated = np.array(attributes.ages(facts[AGE]).values, float)
    if "birth_year" in facts:
        taken = facts["year"] if "year" in facts else facts["retrieved_at"].astype(str).str[:4]
        born, year = (
            pd.to_numeric(values, errors="coerce") for values in (facts["birth_year"], taken)
        )
        years = (year - born).where(lambda value: value.between(0, attributes.OLDEST))
        stated = np.where(np.isnan(stated), years.to_numpy(float), stated)
    return stated


def sexes(facts: pd.DataFrame) -> np.ndarray:
    """``male``, ``female`` or empty for each of the index's rows, (n,)."""
    if SEX not in facts:
        return np.full(len(facts), "", dtype="<U6")
    return np.array([sex or "" for sex in attributes.sexes(facts[SEX]).values], dtype="<U6")


_BAND = re.compile(
    r"(?:(?:under|over|unter|über|[<>≤≥])\s*\d{1,3}|\d{1,3}\s*(?:(?:-|–|to|bis)\s*\d{1,3}|\+))"
    r"(?:\s*(?:years?|years old|jahre))?",
    re.IGNORECASE,
)


def are_ages(stated: np.ndarray, categories: np.ndarray) -> bool:
    """Whether the categories are ages: by their names, or since their ages do not overlap.

    Args:
        stated: years, (n,), NaN where unknown.
        categories: (n,).
    """
    names = np.unique(categories)
    if len(names) > 1 and all(_BAND.fullmatch(name.strip()) for name in names):
        return True
    known = [stated[(categories == name) & ~np.isnan(stated)] for name in names]
    if len(names) < 2 or min(map(len, known)) < RARE:
        return False
    spans = sorted(tuple(np.quantile(values, [0.02, 0.98])) for values in known)
    return all(low[1] < high[0] for low, high in zip(spans, spans[1:], strict=False))


def are_sexes(stated: np.ndarray, categories: np.ndarray) -> bool:
    """Whether the categories are the sexes: by their names, or since each has one sex.

    Args:
        stated: ``male``, ``female`` or empty, (n,).
        categories: (n,).
    """
    names = np.unique(categories)
    if {"male", "female"} <= set(attributes.sexes(names).values):
        return True
    known = [stated[(categories == name) & (stated != "")] for name in names]
    if len(names) < 2 or min(map(len, known)) < RARE:
        return False
    shares = np.array([np.mean(values == "male") for values in known])
    return bool(((shares > 0.99) | (shares < 0.01)).all() and np.ptp(shares) > 0.5)
