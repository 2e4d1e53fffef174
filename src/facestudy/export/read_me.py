"""The page that explains an export to whoever receives it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from facestudy.report.pages.answer import answer, name_of

FILES = {
    "pictures.csv": "one row per picture: its class, department, group and split; what must stay "
    "in one part of the split (one person, one photograph or one department) is one group",
    "predictions": "what each model predicted, with the probability of each class",
    "metrics.json": "accuracies with intervals, and the number of pictures at each stage",
    "audit.json": "the verdict of the audit, its rules, and the numbers behind them",
    "figures": "charts as PNG and SVG; none shows a face",
    "faces": "faces cropped to 128 x 128 pixels, named by id",
    "croissant.json": "the data sheet, in the format Croissant 1.1",
}
TITLES = {
    "dataCollection": "Collection",
    "dataPreprocessingProtocol": "Processing",
    "dataUseCases": "Use",
    "dataLimitations": "Limits",
    "personalSensitiveInformation": "Personal data",
    "dataReleaseMaintenancePlan": "Removal",
}


def text(
    name: str,
    folder: Path,
    *,
    summary: Mapping[str, Any],
    audit: Mapping[str, Any] | None,
    facts: Mapping[str, str],
) -> str:
    """The page in Markdown.

    Args:
        name: of the dataset.
        folder: the export, whose other files are written, but for ``croissant.json``.
        summary: from `facestudy.export.open_results.summary`.
        audit: from `facestudy.export.open_results.audit`.
        facts: from `facestudy.export.data_sheet.facts`.
    """
    present = [path for path in FILES if path == "croissant.json" or (folder / path).exists()]
    rows = [f"| `{path}` | {FILES[path]} |" for path in present]
    models = [
        f"| {name_of(model)} | {100 * model['accuracy']:.1f}% | {100 * model['ci95'][0]:.0f} to "
        f"{100 * model['ci95'][1]:.0f}% | {model['n_test']} |"
        for model in summary["models"]
    ]
    verdict = [] if audit is None else ["", f"Audit: **{audit['verdict']}**. {audit['sentence']}"]
    sheet = [f"- **{title}.** {facts[key]}" for key, title in TITLES.items()]
    lines = [
        f"# {name}",
        "",
        answer(dict(summary)),
        *verdict,
        "",
        "| model | accuracy | 95% interval | test pictures |",
        "|---|---|---|---|",
        *models,
        "",
        "| file | what |",
        "|---|---|",
        *rows,
        "",
        *sheet,
        "",
        "Load it with `mlcroissant.Dataset('croissant.json').records('pictures')`.",
        "",
    ]
    return "\n".join(lines)
