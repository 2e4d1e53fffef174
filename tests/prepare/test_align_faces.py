"""Aligned faces have their landmarks at one place, whatever size, place or turn they had."""

import cv2
import numpy as np
import pytest

from facestudy.prepare import align_faces


@pytest.mark.parametrize("turn", [0.0, 0.4, -0.3])
def test_the_transform_undoes_turn_scale_and_shift(turn):
    matrix = 0.7 * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    points = align_faces.target(100)
    found = align_faces.similarity(points @ matrix.T + [9, -4], points)
    assert np.allclose(found[:, :2] @ matrix, np.eye(2), atol=1e-9)
    assert np.allclose((points @ matrix.T + [9, -4]) @ found[:, :2].T + found[:, 2], points)


def test_a_mirrored_face_is_not_mirrored_back():
    points = align_faces.target(100)
    found = align_faces.similarity(points * [-1, 1], points)
    assert np.linalg.det(found[:, :2]) > 0


def test_a_dot_on_an_eye_comes_to_the_eyes_place():
    picture = np.zeros((128, 128, 3), np.uint8)
    landmarks = align_faces.target(60) + [30, 40]
    cv2.circle(picture, tuple(int(value) for value in landmarks[0].round()), 2, (255, 0, 0), -1)
    red = align_faces.align(picture, landmarks, side=120)[..., 0].astype(float)
    y, x = np.mgrid[:120, :120]
    centre = [(red * axis).sum() / red.sum() for axis in (x, y)]
    assert np.allclose(centre, align_faces.target(120)[0], atol=2)
