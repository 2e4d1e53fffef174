"""The file's facts: size, compression and format, nothing of the pixels."""

import cv2
import numpy as np
from support.made_pictures import noise_picture

from facestudy.audit.controls import file_facts
from facestudy.audit.controls.raw_picture import RawPicture
from facestudy.campus.image_files import encode

COLUMN = {name: number for number, name in enumerate(file_facts.COLUMNS)}


def facts(*files: bytes) -> dict[str, np.ndarray]:
    empty = np.zeros((1, 1, 3), np.uint8)
    measured = np.array([file_facts.measure(RawPicture(data, empty, {})) for data in files])
    return {name: measured[:, number] for name, number in COLUMN.items()}


def test_compression_is_read_from_the_files_tables():
    picture = noise_picture(0)
    found = facts(encode(picture, "jpg", 60), encode(picture, "jpg", 95), encode(picture, "png", 0))
    for name in ("luminance", "chrominance"):
        assert found[name][0] > found[name][1] + 1 > found[name][2] == 0
    assert found["jpeg"].tolist() == [1, 1, 0] and found["png"].tolist() == [0, 0, 1]
    assert (np.diff(found["log_bytes"]) > 0).all() and np.ptp(found["log_width"]) == 0


def test_the_pixels_themselves_are_no_fact_of_the_file():
    found = facts(*(encode(noise_picture(seed), "jpg", 80) for seed in (1, 2, 3)))
    assert all(np.ptp(values) == 0 for name, values in found.items() if name != "log_bytes")


def test_a_grey_file_has_no_table_for_colours():
    grey = cv2.imencode(".jpg", noise_picture(0)[..., 0])[1].tobytes()
    found = facts(grey)
    assert found["luminance"][0] > 0 == found["chrominance"][0]


def test_each_number_stands_as_the_fifth_that_it_lies_in_too():
    measured = np.zeros((10, len(file_facts.COLUMNS)))
    measured[:, 0] = np.log(np.arange(20, 70, 5))
    made = file_facts.features(measured)
    fifths = made[:, len(COLUMN) : len(COLUMN) + 5]
    np.testing.assert_array_equal(fifths, np.kron(np.eye(5), np.ones((2, 1))))
    np.testing.assert_array_equal(file_facts.features(measured[3:4], measured), made[3:4])
