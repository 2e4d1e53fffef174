"""Which categories and pictures of a study can be compared, and what is left out together."""

from typing import Any

import numpy as np
import pandas as pd

from facestudy.audit.rules import MIN_PICTURES

DEPARTMENTS, PEOPLE = "departments", "people"
"""What is left out together, and whose labels are permuted together."""


def identifiable_categories(rows: pd.DataFrame) -> dict[str, Any]:
    """Which categories can be told from departments at all, and why others cannot.

    Pictures without a department are counted and otherwise ignored.
    """
    with_department = rows[has_department(rows)]
    counts = with_department["category"].value_counts()
    departments = counts
    if len(with_department):
        departments = with_department.groupby("category")["department"].nunique()
    reasons = {
        str(name): _reason(int(departments[name]), int(counts[name]))
        for name in sorted(departments.index)
    }
    return {
        "departments": int(with_department["department"].nunique()) if len(with_department) else 0,
        "without_department": int(len(rows) - len(with_department)),
        "categories": {str(name): int(number) for name, number in departments.items()},
        "identifiable": [name for name, reason in reasons.items() if not reason],
        "not_identifiable": {name: reason for name, reason in reasons.items() if reason},
    }


def has_department(rows: pd.DataFrame) -> np.ndarray:
    """Which rows name a department, bool (n,)."""
    if "department" not in rows:
        return np.zeros(len(rows), bool)
    return (rows["department"].fillna("").astype(str).str.strip() != "").to_numpy()


def _reason(departments: int, pictures: int) -> str:
    """Why a category cannot be compared; empty if it can."""
    if departments < 2:
        return "it occurs in one department only"
    if pictures < MIN_PICTURES:
        return f"it has {pictures} pictures, {MIN_PICTURES} are needed"
    return ""


def units_of(departments: dict[str, Any]) -> str:
    """What is left out together: departments where there are any."""
    return DEPARTMENTS if departments["departments"] else PEOPLE


def compared_pictures(rows: pd.DataFrame, departments: dict[str, Any]) -> np.ndarray:
    """Which pictures are compared, bool (n,)."""
    if units_of(departments) == DEPARTMENTS:
        identifiable = rows["category"].isin(departments["identifiable"]).to_numpy()
        return identifiable & has_department(rows)
    people = rows.groupby("category")["group"].nunique()
    return rows["category"].isin(people.index[people >= MIN_PICTURES]).to_numpy()
