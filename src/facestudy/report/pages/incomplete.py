"""What the report shows when notebooks failed: a banner, and nothing of an earlier run unmarked."""

import re
from collections.abc import Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup

from facestudy.report.execution.outcome import Outcome
from facestudy.report.pages import navigation
from facestudy.report.stages import AUDIT, Stage
from facestudy.study import files, index
from facestudy.study.paths import Study

TEMPLATES = Path(__file__).parent / "templates"
BEGIN, END = "<!-- what failed -->", "<!-- end of what failed -->"
EMPTY = "<!-- a page without results -->"
LEFT_OUT = "Results of earlier runs are left out."
BELOW = "Everything below this box is the report of an earlier run."
NOTHING = "There are no results yet."


def environment() -> jinja2.Environment:
    """For the templates of the report's pages."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    templates = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    templates.globals["navigation"] = Markup(navigation.PLACE)
    return templates


def banner(study: Study, outcome: Outcome, *, advice: str = LEFT_OUT) -> Markup:
    """The box at the top of the report's first page; empty if no notebook failed.

    Args:
        study: the study.
        outcome: of the run.
        advice: a sentence on the figures that the page shows.
    """
    if outcome.is_complete:
        return Markup("")
    pages = {name: f"{name}.html" for name in outcome.failed if _page(study, name).is_file()}
    causes: dict[tuple[str, ...], list[str]] = {}
    for name, needed in outcome.needs.items():
        causes.setdefault(tuple(needed), []).append(name)
    content = {
        "study": study.name,
        "title": f"This report is not complete: {_count(len(outcome.failed))} failed.",
        "failures": [
            (sentence, pages.get(name))
            for name, sentence in zip(outcome.failed, outcome.sentences(), strict=True)
        ],
        "others": [
            f"Not executed, since they need {_listed(needed)}: {_listed(names)}."
            if len(names) > 1
            else f"Not executed, since it needs {_listed(needed)}: {names[0]}."
            for needed, names in causes.items()
        ],
        "advice": advice,
        "time": index.now().replace("T", " ")[:16],
    }
    box = environment().get_template("banner.html").render(**content)
    return Markup(f"{BEGIN}\n{box}\n{END}\n")


def _page(study: Study, notebook: str) -> Path:
    return study.reports / f"{notebook}.html"


def _count(steps: int) -> str:
    return "a step" if steps == 1 else f"{steps} steps"


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def left_out(outcome: Outcome) -> str:
    """What the cards leave out; empty if no notebook failed."""
    if outcome.is_complete:
        return ""
    return " ".join([*outcome.sentences(), LEFT_OUT])


def no_verdict(outcome: Outcome) -> str:
    """Why the report has no verdict; empty if no notebook failed."""
    if outcome.is_complete:
        return ""
    why = "failed" if AUDIT in outcome.failed else "was not executed"
    return (
        f"The audit ({AUDIT}) {why}. So nothing here says whether the accuracies come from the "
        "face or from the web sites that the pictures were taken from."
    )


def write_without_results(study: Study, stages: Sequence[Stage], outcome: Outcome) -> Path:
    """Write ``index.html`` where no model has results of this run.

    The report of an earlier run stays, below a banner that says so. If there is none, the page has
    the banner and links to what was executed.

    Args:
        study: the study.
        stages: its notebooks, whose pages are written.
        outcome: of the run.

    Returns:
        The path of ``index.html``.
    """
    page = study.reports / "index.html"
    before = page.read_text("utf-8", "replace") if page.is_file() else EMPTY
    if EMPTY not in before:
        box = banner(study, outcome, advice=BELOW)
        text = re.sub(f"{BEGIN}.*?{END}\n", "", before, flags=re.DOTALL)
        files.write_text(page, text.replace("<body>\n", f"<body>\n{box}", 1))
    else:
        steps = [s.notebook for s in stages if _page(study, s.notebook).is_file()]
        content = {"study": study.name, "banner": banner(study, outcome, advice=NOTHING)}
        content["mark"] = Markup(EMPTY)
        template = environment().get_template("no_results.html")
        files.write_text(page, template.render(**content, steps=steps))
    return page
