"""Removing somebody deletes what shows faces, in every format, and nothing of the user's."""

from facestudy.study import files, sweep


def test_figures_and_tables_go_in_every_format(study):
    shown = [
        "figures/02_crop-01-crops.svg",
        "figures/02_crop-01-crops.pdf",
        "tables/01_collect-01-the-table.csv",
        "skin/cheeks.svg",
        "compare/other/index.html",
        "compare/other/figures/compare-01-accuracies.pdf",
        "index.html",
    ]
    kept = ["lab/01_collect.ipynb", "metrics.json", "scratch_cnn/predictions.csv"]
    for name in shown + kept:
        files.write_text(study.reports / name, "x")
    assert sweep.pages(study) >= len(shown)
    left = [path for path in study.reports.rglob("*") if path.is_file()]
    assert sorted(path.relative_to(study.reports).as_posix() for path in left) == sorted(kept)
