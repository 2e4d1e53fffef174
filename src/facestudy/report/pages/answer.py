"""The report's first sentences: what the models reached, and what the intervals cover."""

from collections.abc import Sequence
from typing import Any

from facestudy.plots import charts

SMALL_SET = 50
"""Shares of fewer pictures than this are given as counts."""


def answer(summary: dict[str, Any]) -> str:
    """The study's result in plain words, without the audit.

    The first sentence's interval says what it covers; a second one shows what other splits did.
    """
    best = max(summary["models"], key=lambda model: model["accuracy"])
    low, high = (100 * bound for bound in best["ci95"])
    better = "clearly more than" if best["ci95"][0] > best["majority"] else "not clearly more than"
    seeds, n = best.get("seeds") or [], best["n_test"]
    mean = f" (mean of {len(seeds)} trainings)" if len(seeds) > 1 else ""
    share = f"{100 * best['accuracy']:.0f}% of {n}"
    if n < SMALL_SET and not mean:
        share = f"{round(n * best['accuracy'])} of {n}"
    text = (
        f"The best model{mean} classified {share} unseen portraits correctly into "
        f"{len(summary['categories'])} classes (95% interval {low:.0f}% to {high:.0f}%, for other "
        f"{best.get('ci95_covers', 'test pictures')}). This is "
        f"{better} always predicting the largest class ({100 * best['majority']:.0f}%); guessing "
        f"gives {100 * best['chance']:.0f}%."
    )
    text += _other_splits(summary["models"], best)
    if best.get("note"):
        text += f" This is {best['note']}."
    if ceiling := best.get("bayes_face", best.get("bayes")):
        text += (
            " These people are fictional, so the best possible accuracy from the face alone is "
            f"known: {100 * ceiling:.0f}%."
        )
    return text


def _other_splits(models: Sequence[dict[str, Any]], best: dict[str, Any]) -> str:
    """A sentence on other splits of the best model or, if it has none, of the one that has most."""
    tried = [model for model in models if model.get("splits")]
    if not tried:
        return ""
    model = max(tried, key=lambda entry: (entry is best, entry["splits"]["n"]))
    splits = model["splits"]
    values = [100 * row["accuracy"] for row in splits["each"]]
    name = "it" if model is best else f"the model {name_of(model)}"
    text = (
        f" Another split of the same portraits moves such a figure: {name} classified "
        f"{100 * model['accuracy']:.0f}% on this split and {100 * splits['mean']:.0f}% on average "
        f"over {len(values)} others ({min(values):.0f}% to {max(values):.0f}%"
    )
    if splits["ci95"]:
        low, high = (100 * bound for bound in splits["ci95"])
        text += f"; 95% interval of the average {low:.0f}% to {high:.0f}%"
    return text + ")."


def interval_note(models: Sequence[dict[str, Any]]) -> str:
    """What the intervals of the models cover, and where that was measured."""
    covered: dict[str, list[str]] = {}
    for model in models:
        covered.setdefault(model.get("ci95_covers", "test pictures"), []).append(name_of(model))
    parts = [
        f"other {covers}" + (f" ({', '.join(names)})" if len(covered) > 1 else "")
        for covers, names in covered.items()
    ]
    text = f"The 95% intervals are for {'; for '.join(parts)}."
    for model in models:
        if model.get("note"):
            text += f" {name_of(model)}: {model['note']}."
    measured = {model["ci95_splits_of"] for model in models if "ci95_splits_of" in model}
    if measured:
        names = " and ".join(name_of(model) for model in models if model["model"] in measured)
        text += f" How far a split moves an accuracy was measured on {names}."
    return text


def name_of(model: dict[str, Any] | str) -> str:
    """A model's title on one line."""
    return charts.title_of(model).replace("\n", " ")
