"""Optional: real portraits against masked faces and objects, 200 labels (`--real-data`)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from facestudy.curate import active_learning, error_rates, features, quality_checks, self_training
from facestudy.prepare import crop
from facestudy.study import files, images, index
from facestudy.study.paths import Study

LABELS = 200


@pytest.fixture
def real(real_data: Path) -> tuple[Study, pd.Series]:
    """Good: official and studio portraits. Bad: masked faces, and crops of no face at all."""
    study, rows = Study("real"), []
    for name in ("congress", "london_faces", "bad_crops"):
        table = pd.read_csv(real_data / name / "index.csv", dtype=str, keep_default_na=False)
        where = {path.name: path for path in (real_data / name).rglob("*") if path.is_file()}
        for file in table["file"]:
            data = where[Path(file).name].read_bytes()
            told = index.picture_columns(data, images.facts(data))
            files.write_bytes(study.raw / f"{told['id']}.{told['format']}", data, sync=False)
            rows.append(told | {"category": "bad" if name == "bad_crops" else "good"})
    frame = pd.DataFrame(rows).drop_duplicates("id").reindex(columns=index.COLUMNS).fillna("")
    index.write(study.index, frame)
    crop.crop_study(study, jobs=1)
    return study, frame.set_index("id")["category"]


def test_few_labels_sort_real_crops(real, capsys):
    study, kinds = real
    table = quality_checks.measure(study)
    told = quality_checks.reasons(study, table).to_numpy()
    numbers = features.matrix(study, table)
    truth = kinds.reindex(table.index).to_numpy()
    open_ = np.flatnonzero(told == "")
    shares, rates = [], []
    for seed in range(5):
        known = np.full(len(truth), "", dtype=object)
        known[open_] = active_learning.ask(
            numbers[open_], known[open_], lambda at: truth[open_[at]], count=LABELS, seed=seed
        )
        state = self_training.sort(numbers, table.index, known, told, seed=seed)
        found = error_rates.errors(state.moved(), pd.Series(truth, index=table.index))["all"]
        rates.append(found["wrong"] / found["of"])
        shares.append(float((state.verdicts != "").mean()))
        with capsys.disabled():
            print(
                f"\nseed {seed}: {100 * shares[-1]:.1f} % of {len(truth)} crops sorted, "
                f"{found['wrong']} of {found['of']} wrong without a label"
            )
    assert max(rates) <= 0.02 and min(shares) >= 0.90
