"""The scrapers against a small campus: every layout, every trap, every truth known."""

import pandas as pd

import scrapers
from facestudy import campus, index


def test_every_portrait_of_every_layout_comes_with_its_name(study):
    campus.build(study, sites=10, portraits=50, jobs=2)
    with campus.serve(study, port=0) as serving:
        table = scrapers.run(serving.yamls, study)
        found = index.read(study.index)
        again = scrapers.run(serving.yamls, study)
    truth = pd.read_csv(study.truth_csv, dtype=str, keep_default_na=False)
    facts = ["id", "name", "category", "department"]
    expected = truth[facts].sort_values("id").reset_index(drop=True)
    assert found[facts].sort_values("id").reset_index(drop=True).equals(expected)
    assert table["portraits"].sum() == 50 and table["failed"].sum() == 0
    assert again["unchanged"].sum() == 50 and again["gone"].sum() == 0
    assert found["department"].drop_duplicates().tolist() == table["department"].tolist()
