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
            row = index.picture_columns(data, images.facts(data))
            files.write_bytes(study.raw / f"{row['id']}.{row['format']}", data, sync=False)
            rows.append(row | {"category": "bad" if name == "bad_crops" else "good"})
    frame = pd.DataFrame(rows).drop_duplicates("id").reindex(columns=index.COLUMNS).fillna("")
    index.write(study.index, frame)
    crop.crop_study(study, jobs=1)
    return study, frame.set_index("id")["category"]


def test_few_labels_sort_real_crops(real, capsys):
    study, kinds = real
    table = quality_checks.measure(study)
    failed = quality_checks.reasons(study, table).to_numpy()
    numbers = features.matrix(study, table)
    truth = kinds.reindex(table.index).to_numpy()
    passed = np.flatnonzero(failed == "")
    shares, rates = [], []
    for seed in range(5):
        known = np.full(len(truth), "", dtype=object)
        known[passed] = active_learning.label_in_batches(
            numbers[passed], known[passed], lambda at: truth[passed[at]], count=LABELS, seed=seed
        )
        state = self_training.sort(numbers, table.index, known, failed, seed=seed)
        found = error_rates.errors(state.automatic(), pd.Series(truth, index=table.index))["all"]
        rates.append(found["wrong"] / found["of"])
        shares.append(float((state.verdicts != "").mean()))
        with capsys.disabled():
            print(
                f"\nseed {seed}: {100 * shares[-1]:.1f}% of {len(truth)} crops sorted, "
                f"{found['wrong']} of {found['of']} wrong without a label"
            )
    assert max(rates) <= 0.02 and min(shares) >= 0.90
