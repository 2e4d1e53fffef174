"""Control: the picture without head, hair and shoulders."""

import cv2
import numpy as np

from facestudy.audit.controls.raw_picture import CannotForm, RawPicture
from facestudy.prepare.face_crop import SIDE

MIN_BACKGROUND = 0.01
"""The smallest share of a picture outside the person that counts as a background."""


def transform(picture: RawPicture) -> np.ndarray:
    """Fill head, hair and shoulders with the mean colour of the background.

    Args:
        picture: a raw picture.

    Returns:
        RGB uint8 (128, 128, 3).

    Raises:
        CannotForm: the person fills the picture.
    """
    shown, person = picture.small, picture.person
    background = shown[~person]
    if len(background) < MIN_BACKGROUND * person.size:
        raise CannotForm("the person fills the picture, so there is no background")
    filled = np.where(person[..., None], np.round(background.mean(axis=0)), shown)
    return cv2.resize(filled.astype(np.uint8), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
