"""One picture in two sizes is one picture; two people are two."""

import numpy as np
import pytest
from support.small_pages import picture

from facestudy.study import images
from scrapers.crawl.pictures import image_hash


def hashed(data):
    return image_hash.perceptual_hash(images.decode(data))


@pytest.mark.parametrize(
    ("size", "form"), [((60, 72), "PNG"), ((120, 144), "JPEG"), ((240, 288), "WEBP")]
)
def test_size_and_compression_do_not_matter(size, form):
    hashes = {
        "one": hashed(picture(1)),
        "same": hashed(picture(1, size=size, form=form)),
        "other": hashed(picture(2)),
    }
    assert image_hash.near_duplicates(list(hashes), hashes) == [{"one", "same"}]


def test_ids_without_a_hash_are_left_out():
    hashes = {"a": np.zeros((16, 16, 3), np.uint8), "b": np.zeros((16, 16, 3), np.uint8)}
    assert image_hash.near_duplicates(["a", "x"], hashes) == []
    assert image_hash.near_duplicates(["a", "b", "x"], hashes) == [{"a", "b"}]
