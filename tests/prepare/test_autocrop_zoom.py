"""The share that a crop keeps is autocrop's own, to the last bit."""

import numpy as np
from autocrop import Cropper

from facestudy.prepare import face_crop
from facestudy.prepare.autocrop_zoom import KNOWN_VERSION, safe_zoom


def test_it_is_autocrop_s_own_to_the_bit():
    cropper, generator = Cropper(width=128, height=128), np.random.default_rng(0)
    theirs, ours = [], []
    for _ in range(2000):
        height, width = (int(n) for n in generator.integers(16, 1281, 2))
        w, h = (int(n) for n in generator.integers(1, 1 + max(height, width), 2))
        # Boxes reach out of the picture, too.
        x, y = int(generator.integers(-w, width)), int(generator.integers(-h, height))
        theirs.append(cropper._determine_safe_zoom(height, width, x, y, w, h))
        ours.append(safe_zoom(height, width, x, y, w, h, face_percent=50))
    assert ours == theirs
    assert len(set(ours)) > 1000  # not all of them are face_percent


def test_a_face_with_room_around_it_fills_half_of_the_crop():
    assert safe_zoom(400, 400, 150, 150, 100, 100, face_percent=50) == 50
    assert safe_zoom(400, 400, 0, 150, 100, 100, face_percent=50) == 100


def test_another_version_of_autocrop_uses_its_own(monkeypatch):
    assert "_determine_safe_zoom" in vars(face_crop._cropper(128))
    monkeypatch.setattr(face_crop, "_CROPPERS", {})
    monkeypatch.setattr(face_crop, "autocrop_version", lambda: f"{KNOWN_VERSION}.1")
    assert "_determine_safe_zoom" not in vars(face_crop._cropper(128))
