"""Sheets hold every picture they are given and say where there is none."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.plots import galleries

matplotlib.use("agg")


def test_thumbnail_of_a_broken_file_is_grey_and_of_a_picture_is_the_picture(tmp_path):
    (tmp_path / "broken.jpg").write_bytes(b"nothing")
    (tmp_path / "good.png").write_bytes(png(noise_picture(3, 64)))
    assert (galleries.thumbnail(tmp_path, "broken") == 210).all()
    assert (galleries.thumbnail(tmp_path, "absent") == 210).all()
    assert galleries.thumbnail(tmp_path, "good", side=64).std() > 30


@pytest.mark.parametrize("n", [0, 1, 23])
def test_gallery_has_a_place_for_each_picture(tmp_path, n):
    for number in range(n):
        (tmp_path / f"p{number}.png").write_bytes(png(noise_picture(number, 32)))
    figure = galleries.gallery(tmp_path, [f"p{k}" for k in range(n)], [str(k) for k in range(n)])
    assert sum(len(ax.images) for ax in figure.axes) == n
    plt.close(figure)


def test_errors_sheet_says_where_there_is_none(tmp_path):
    empty = pd.DataFrame(columns=["id", "category", "predicted", "confidence"])
    examples = {"false negatives": empty, "true positives": empty}
    figure = galleries.errors_sheet(tmp_path, examples, "a")
    texts = [text.get_text() for ax in figure.axes for text in ax.texts]
    assert texts.count("none") == 2 and "true\npositives" in texts
    plt.close(figure)


@pytest.mark.long
def test_augmentation_sheet_shows_the_picture_first():
    pictures = np.stack([noise_picture(k) for k in range(2)])
    figure = galleries.augmentation_sheet(pictures, lambda x, training: 255 - x, views=3)
    first, second = figure.axes[0].images[0].get_array(), figure.axes[1].images[0].get_array()
    assert np.array_equal(first, pictures[0]) and np.array_equal(second, 255 - pictures[0])
    plt.close(figure)
