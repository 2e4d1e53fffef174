"""The figures of an export: what is known to hold no person, field by field, and nothing else."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from facestudy.evaluation import made_of, results
from facestudy.export.open_tables import OpenTables
from facestudy.study.paths import Study

MODEL = (
    "model", "backbone", "precision", "views", "seeds", "accuracy", "accuracy_sd", "ci95",
    "ci95_covers", "ci95_test", "ci95_splits_of", "splits", "chance", "majority", "bayes",
    "bayes_face", "validation_accuracy", "best_epoch", "epochs", "parameters",
    "trainable_parameters", "n_test",
)  # fmt: skip
"""Of a model's entry: without digests of the faces that it learned from."""
AUDIT = ("verdict", "sentence", "rules", "permutations", "published_split")
EVIDENCE = (
    "units", "pictures", "classes", "chance", "majority", "covariates", "missing", "random_split",
    "grouped", "site_explains", "steps", "permutation", "shapley", "matched",
)  # fmt: skip
"""Of the audit: without the cells of sex and age, which may hold a single person."""


def summary(study: Study, open_tables: OpenTables) -> dict[str, Any]:
    """The results of the models whose predictions are exported, and the counts at each stage.

    Args:
        study: the study.
        open_tables: what the export calls its classes.
    """
    gathered = results.gather(study, only=list(open_tables.predictions), audit=False)
    models = [{key: entry[key] for key in MODEL if key in entry} for entry in gathered["models"]]
    categories = [open_tables.label(name) for name in gathered["categories"]]
    value = {"categories": categories, "n": gathered["n"], "models": models}
    return hidden(value, open_tables.hide)


def audit(study: Study, open_tables: OpenTables) -> dict[str, Any] | None:
    """The audit's verdict and evidence; None where it has not run or is of other results."""
    path = study.reports / "audit.json"
    if not path.is_file() or made_of.why_not_audited(study):
        return None
    record = json.loads(path.read_text("utf-8"))
    value = {key: record[key] for key in AUDIT if key in record}
    evidence = {key: record["evidence"][key] for key in EVIDENCE if key in record["evidence"]}
    return hidden({**value, "evidence": evidence}, open_tables.hide)


def hidden(value: Any, hide: Callable[[object], str]) -> Any:
    """A value of JSON with the names of people replaced in every text, keys included.

    >>> hidden({"Anna Example": ["of Anna Example", 3]}, lambda text: str(text).replace(
    ...     "Anna Example", "somebody"))
    {'somebody': ['of somebody', 3]}

    Args:
        value: of JSON.
        hide: replaces the names in a text.
    """
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, Mapping):
        return {hide(key): hidden(item, hide) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [hidden(item, hide) for item in value]
    return value
