"""Optional: real portraits against masked faces and objects, 200 labels (`--real-data`)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from facestudy import crop, files, index, pictures
from facestudy.curate import asking, evidence, rounds, signals, trust
from facestudy.paths import Study

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
            told = index.picture_columns(data, pictures.facts(data))
            files.write_bytes(study.raw / f"{told['id']}.{told['format']}", data, sync=False)
            rows.append(told | {"category": "bad" if name == "bad_crops" else "good"})
    frame = pd.DataFrame(rows).drop_duplicates("id").reindex(columns=index.COLUMNS).fillna("")
    index.write(study.index, frame)
    crop.crop_study(study, jobs=1)
    return study, frame.set_index("id")["category"]


def test_few_labels_sort_real_crops(real, capsys):
    study, kinds = real
    table = signals.measure(study)
    told = signals.reasons(study, table).to_numpy()
    numbers = evidence.matrix(study, table)
    truth = kinds.reindex(table.index).to_numpy()
    open_ = np.flatnonzero(told == "")
    shares, rates = [], []
    for seed in range(5):
        known = np.full(len(truth), "", dtype=object)
        known[open_] = asking.ask(
            numbers[open_], known[open_], lambda at: truth[open_[at]], count=LABELS, seed=seed
        )
        state = rounds.sort(numbers, table.index, known, told, seed=seed)
        found = trust.errors(state.moved(), pd.Series(truth, index=table.index))["all"]
        rates.append(found["wrong"] / found["of"])
        shares.append(float((state.verdicts != "").mean()))
        with capsys.disabled():
            print(
                f"\nseed {seed}: {100 * shares[-1]:.1f} % of {len(truth)} crops sorted, "
                f"{found['wrong']} of {found['of']} wrong without a label"
            )
    assert max(rates) <= 0.02 and min(shares) >= 0.90
