"""Optional, with --real-data: a model of one collection's portraits is tested on another one's.

The classes are the published labels of sex, which dlib's face network is known to tell: what is
checked is the way from one collection to the other, not a claim about people.
"""

from pathlib import Path

import pandas as pd
import pytest

from facestudy.collect import attributes
from facestudy.features import bank
from facestudy.features.augment import Augmentation
from facestudy.models import bottleneck, classifier_head, precision
from facestudy.models.registry import choose
from facestudy.prepare import crop, dataset, split
from facestudy.report.transfer import transfer
from facestudy.study import files, images, index
from facestudy.study.paths import Study
from facestudy.training.seeds import train_seeds, write_result

pytestmark = pytest.mark.long
SEEDS, VIEWS, EPOCHS = range(2), 2, 20


def collection(real_data: Path, name: str) -> Study:
    """A study of a collection's portraits, its classes the labels of sex."""
    table = pd.read_csv(real_data / name / "index.csv", dtype=str, keep_default_na=False)
    table["category"] = attributes.sexes(table["sex"]).values
    where = {path.name: path for path in (real_data / name).rglob("*") if path.is_file()}
    study, rows = Study(name.replace("_", "-")), []
    for row in table.itertuples():
        data = where[Path(row.file).name].read_bytes()
        picture = index.picture_columns(data, images.facts(data))
        files.write_bytes(study.raw / f"{picture['id']}.{picture['format']}", data, sync=False)
        person = getattr(row, "person", "") or getattr(row, "bioguide", "")
        rows.append(picture | {"category": row.category, "name": person})
    frame = pd.DataFrame(rows).drop_duplicates("id").reindex(columns=index.COLUMNS).fillna("")
    index.write(study.index, frame)
    crop.crop_study(study, jobs=1)
    split.split_study(study)
    return study


def train(study: Study) -> None:
    """As notebook 06 does, for fewer epochs."""
    faces = dataset.load(study)
    policy = precision.of_study(study, "auto")
    backbone = choose("face_resnet", precision=policy)
    network, classes = backbone.named("features"), len(faces.categories)
    features = bank.plain(bank.build_bank(network, faces.pictures, cache=study.features))
    part = faces.part("train")
    views = bank.build_bank(
        network, faces.pictures.select(part), cache=study.features, views=VIEWS, seed=0,
        augmentation=Augmentation(),
    )  # fmt: skip
    runs = train_seeds(
        study, "bottleneck",
        lambda seed: classifier_head.adapt(
            classifier_head.compile(classifier_head.build_for(backbone, classes)), features[part]
        ),
        seeds=SEEDS, views=views, weights="top.weights.h5", network=backbone.digest,
        epochs=EPOCHS, faces=faces, inputs=features,
    )  # fmt: skip
    model = bottleneck.build(classes, backbone=backbone)
    facts = {"backbone": backbone.name, "precision": policy, "views": VIEWS}
    write_result(study, "bottleneck", model, faces=faces, runs=runs, **facts)


def test_a_model_of_official_portraits_is_tested_on_studio_portraits(real_data, capsys):
    first, other = collection(real_data, "congress"), collection(real_data, "london_faces")
    train(first)
    (row,) = transfer.transfer(first, other).table.to_dict("records")
    with capsys.disabled():
        print(f"\nhome {row['home']:.3f}, away {row['away']:.3f} of {row['n']} portraits")
    assert row["n"] > 150
    assert row["home"] > 0.9
    # Studio portraits differ from official ones in much beside the people.
    assert row["low"] <= row["away"] <= row["high"]
    assert row["majority"] < row["away"] < row["home"]
