"""The scrapers on a small campus with every layout and known ground truth."""

import pandas as pd
import pytest
import yaml

import scrapers
from facestudy import campus
from facestudy.study import index
from facestudy.study.paths import Study

FACTS = ["id", "name", "title", "category", "department"]


def without_selectors(yamls, folder):
    """The same departments as YAML files of three lines and a pause."""
    folder.mkdir()
    for path in yamls:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        kept = {key: values[key] for key in ("name", "category", "url", "pause")}
        (folder / path.name).write_text(yaml.safe_dump(kept), encoding="utf-8")
    return [folder / path.name for path in yamls]


@pytest.mark.long
def test_every_portrait_of_every_layout_comes_with_its_name(study, tmp_path):
    campus.build(study, campus.Knobs(sites=10, portraits=50), jobs=2)
    other = Study("bare")
    with campus.serve(study, port=0) as serving:
        table = scrapers.run(serving.yamls, study)
        found = index.read(study.index)
        again = scrapers.run(serving.yamls, study)
        bare = scrapers.run(without_selectors(serving.yamls, tmp_path / "bare"), other)
    truth = pd.read_csv(study.truth_csv, dtype=str, keep_default_na=False)
    facts = ["id", "name", "category", "department"]
    expected = truth[facts].sort_values("id").reset_index(drop=True)
    assert found[facts].sort_values("id").reset_index(drop=True).equals(expected)
    assert table["portraits"].sum() == 50 and table["failed"].sum() == 0
    assert again["unchanged"].sum() == 50 and again["gone"].sum() == 0
    assert found["department"].drop_duplicates().tolist() == table["department"].tolist()
    assert index.read(other.index)[FACTS].equals(found[FACTS])
    assert bare["failed"].sum() == 0
