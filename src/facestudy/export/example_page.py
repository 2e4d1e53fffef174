"""The first page of the example report, in Markdown, which a code host shows as it is."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from facestudy.report.pages.answer import answer, name_of

SECTIONS = {
    "people": (
        "The people",
        "Some of the faces, as the networks see them. None of these people exists: the program "
        "draws them from named attributes, so it is known what their faces can tell.",
        "Faces of fictional people, some of each subject",
    ),
    "accuracies": (
        "How often is a network right?",
        "Each model on portraits that it has not seen, with guessing, the largest class and, since "
        "the people are drawn, the best that any method could reach from the face.",
        "Test accuracy of each model with its baselines",
    ),
    "audit": (
        "Is it the face?",
        "The audit. Left: the crop by what is left out of training. Right: what the site, the "
        "people's age and sex, their style, the light and the face each add.",
        "The audit in two panels of areas under the curve",
    ),
    "confusion": (
        "Which subject is taken for which?",
        "The best model on the test portraits: rows are the true subjects, columns what it said.",
        "Confusion matrix of the best model",
    ),
    "false_positives": (
        "Its most confident errors",
        "The wrong answers that the best model was surest of.",
        "Wrongly classified portraits with the highest probability",
    ),
}
"""By the name of the picture: the heading, what it shows, and its alternative text."""
STAGES = {
    "departments": "departments' sites visited",
    "pictures": "portraits found there",
    "faces": "faces found in them",
    "used": "of these fit to use",
    "train": "to train with",
    "validation": "to choose the best epoch",
    "test": "to test",
}
INTRODUCTION = """\
# What a report looks like

`make quick` made this report in minutes: a fictional campus, its web sites scraped with a real
browser, the faces cropped, sorted and split, three networks trained, and their figures audited.
It is small, so it shows how a study works, not what comes out: `make study` runs the whole one.
"""
PAGES = """\
## The report itself

Every step has a page with its code and figures: [{first}]({first}) and {others} more. A code host
shows these as text: clone or download the repository and open `reports/campus-example/{first}` in a
browser; no network is needed. This folder holds no original picture. `make example` makes it anew.
"""


def text(
    summary: Mapping[str, Any],
    audit: Mapping[str, Any],
    pictures: Sequence[str],
    pages: Sequence[str],
) -> str:
    """The page.

    Args:
        summary: the study's results, from `facestudy.evaluation.results.gather`.
        audit: the contents of ``audit.json``.
        pictures: paths of the pictures, by whose names they are explained.
        pages: the report's pages beside it.
    """
    parts = [
        INTRODUCTION,
        f"> **The audit's verdict: {audit['verdict']}.** {audit['sentence']}\n",
        f"{answer(dict(summary))}\n",
    ]
    by_name = {PurePosixPath(path).stem: path for path in pictures}
    for name, (heading, words, alternative) in SECTIONS.items():
        if name in by_name:
            parts.append(f"## {heading}\n\n{words}\n\n![{alternative}]({by_name[name]})\n")
    parts += [_models(summary), _stages(summary["n"])]
    parts.append(PAGES.format(first="index.html", others=len(pages) - 1))
    return "\n".join(parts)


def _models(summary: Mapping[str, Any]) -> str:
    rows = [
        f"| {name_of(model)} | {100 * model['accuracy']:.1f}% | {100 * model['ci95'][0]:.0f} to "
        f"{100 * model['ci95'][1]:.0f}% |"
        for model in summary["models"]
    ]
    return "\n".join(
        ["## The models", "", "| model | accuracy | 95% interval |", "|---|---|---|", *rows, ""]
    )


def _stages(counts: Mapping[str, int]) -> str:
    rows = [f"| {counts[name]:,} | {words} |" for name, words in STAGES.items() if name in counts]
    return "\n".join(["## From pages to faces", "", "| | |", "|---:|---|", *rows, ""])
