"""Optional, with --real-data: what the autoencoders explain of UTKFace's aligned faces.

Run with -s to see the figures; about a quarter of an hour on two cores.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from facestudy.experiments.autoencoder import faces, measures, training
from facestudy.experiments.autoencoder.components import PrincipalComponents
from facestudy.study.images import decode
from facestudy.study.paths import Study

pytestmark = pytest.mark.slow
SIDE, HELD_OUT, VALIDATION = 64, 450, 150
STEPS = 3600
"""As many as 60 epochs of the campus's training part."""


@pytest.fixture(scope="module")
def utkface(request) -> dict[str, np.ndarray]:
    """Faces uint8 (n, 64, 64, 3) by part, drawn by seed."""
    given = request.config.getoption("--real-data")
    folder = (given / "utkface").resolve() if given else Path("none")
    if not folder.is_dir():
        pytest.skip("no --real-data FOLDER with utkface/")
    names = pd.read_csv(folder / "index.csv", dtype=str)["file"]
    pictures = [decode((folder / "images" / name).read_bytes()) for name in names]
    order = np.random.default_rng(0).permutation(len(pictures))
    small = faces.reduced([pictures[place] for place in order], SIDE)
    held_out, validation, train = np.split(small, [HELD_OUT, HELD_OUT + VALIDATION])
    return {"held_out": held_out, "validation": validation, "train": train}


@pytest.mark.parametrize(("name", "least"), [("plain", 0.87), ("variational", 0.84)])
def test_an_autoencoder_explains_faces_left_out(name, least, utkface, capsys):
    train, held_out = utkface["train"], utkface["held_out"]
    epochs = round(STEPS / (2 * len(train) / training.BATCH_SIZE))
    model = training.train(
        Study("real"), name, train, validation=utkface["validation"], epochs=epochs
    )
    latent = model.encode(held_out)
    share = measures.explained(held_out, model.decode(latent), train)
    components = PrincipalComponents(train, latent.shape[1])
    drawn = components.decode(components.encode(held_out))
    with capsys.disabled():
        print(
            f"\n{name}: {share:.3f} explained, {measures.active(latent)} active, "
            f"{model.history.attrs['seconds'] / 60:.1f} minutes for {epochs} epochs; components: "
            f"{measures.explained(held_out, drawn, train):.3f}"
        )
    assert share >= least
    assert measures.active(latent) >= 32
