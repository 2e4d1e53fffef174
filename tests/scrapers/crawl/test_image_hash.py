"""One picture in two sizes is one picture; two people are two."""

import numpy as np
import pytest
from support.small_pages import picture

from scrapers.crawl import image_hash


@pytest.mark.parametrize(
    ("size", "form"), [((60, 72), "PNG"), ((120, 144), "JPEG"), ((240, 288), "WEBP")]
)
def test_size_and_compression_do_not_matter(size, form):
    seen = {
        "one": image_hash.look(picture(1)),
        "same": image_hash.look(picture(1, size=size, form=form)),
        "other": image_hash.look(picture(2)),
    }
    assert image_hash.groups(list(seen), seen) == [{"one", "same"}]


def test_ids_without_a_look_are_left_out():
    seen = {"a": np.zeros((16, 16, 3), np.uint8), "b": np.zeros((16, 16, 3), np.uint8)}
    assert image_hash.groups(["a", "x"], seen) == []
    assert image_hash.groups(["a", "b", "x"], seen) == [{"a", "b"}]
