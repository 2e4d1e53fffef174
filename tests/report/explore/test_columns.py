"""Columns come back as they went in, and unknown values stay unknown."""

import base64
import json

import numpy as np
import pytest

from facestudy.report.explore import columns, thumbnails

KINDS = {"u8": "u1", "u16": "<u2", "i16": "<i2", "u32": "<u4"}


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_come_back(kind):
    values = np.array([[0, 1], [127, 200]]) if kind != "i16" else np.array([[-300, 1], [7, 300]])
    stored = columns.numbers(values, kind)
    back = np.frombuffer(base64.b64decode(stored["data"]), KINDS[stored["kind"]])
    assert back.tolist() == values.ravel().tolist()


def test_many_different_texts_come_back():
    values = [f"https://a.example/{n}" for n in range(70_000)]
    stored = columns.texts(values)
    assert stored["codes"]["kind"] == "u32"
    codes = np.frombuffer(base64.b64decode(stored["codes"]["data"]), "<u4")
    assert [stored["names"][code] for code in codes] == values


def test_what_is_not_known_is_no_number():
    assert columns.shares(np.array([0.5, np.nan])).tolist() == [5000, columns.UNKNOWN]
    assert columns.pixels(np.array([-3.4, np.nan, 1e9])).tolist() == [-3, -columns.FAR, columns.FAR]


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "]]>", "a & b", "ä\u2028"])
def test_no_text_in_a_script_is_markup(text):
    script = columns.as_script({"text": text})
    assert not set(script) & set("<>&\u2028") and json.loads(script) == {"text": text}


def test_thumbnails_of_many_faces_share_the_room():
    assert thumbnails.budget(20_000, 40_000_000) == 1500
    assert 20_000 * 4 * -(-thumbnails.budget(20_000, 30_000_000) // 3) <= 30_040_000
    assert thumbnails.budget(10**6, 40_000_000) == thumbnails.LEAST_BYTES
