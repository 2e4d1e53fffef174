"""Colours of skin, hair and eyes as linear light (3, 1, 1)."""

import numpy as np

from facestudy.campus.drawing.compositing import mix, rgb, smoothstep, srgb
from facestudy.campus.drawing.person import Person

# Skin from tone 0 to tone 1 in equal steps. The darkest colour is lighter than the darkest skin in
# photographs, so that the features of the face stay visible.
SKIN = np.stack(
    [
        srgb(241, 208, 190),
        srgb(234, 192, 167),
        srgb(219, 170, 139),
        srgb(197, 143, 109),
        srgb(164, 112, 81),
        srgb(129, 86, 62),
        srgb(104, 70, 54),
        srgb(86, 59, 49),
    ]
)
HAIR = {
    "black": srgb(30, 27, 27),
    "dark": srgb(54, 40, 32),
    "brown": srgb(94, 66, 46),
    "auburn": srgb(112, 64, 45),
    "red": srgb(158, 92, 58),
    "blond": srgb(196, 164, 120),
    "grey": srgb(142, 140, 139),
    "white": srgb(212, 210, 206),
}
IRIS = {
    "brown": srgb(92, 58, 34),
    "dark": srgb(52, 34, 25),
    "hazel": srgb(118, 94, 54),
    "green": srgb(98, 116, 80),
    "blue": srgb(92, 128, 162),
    "grey": srgb(118, 130, 138),
}


def skin_colour(person: Person) -> np.ndarray:
    """The base colour of a person's skin, without red cheeks, freckles and light."""
    steps = np.linspace(0, 1, len(SKIN))
    base = [np.interp(person.tone, steps, SKIN[:, band, 0, 0]) for band in range(3)]
    return rgb(*base) * rgb(1 + 0.04 * person.redness, 1, 1 - 0.02 * person.redness)


def hair_greying(person: Person) -> tuple[np.ndarray, np.ndarray, float]:
    """Colour of the hairs that are not grey, colour of the grey hairs, and the share of these."""
    grey = HAIR["grey" if person.age < 62 else "white"]
    share = 0.92 * float(smoothstep(0.15, 1.0, np.float32(person.grey)))
    own_colour = HAIR[person.hair]
    # Pigment fades first; without this, hair that turns grey would look pink.
    faded = mix(own_colour, rgb(1, 1, 1) * own_colour.mean(), 0.6 * share)
    return faded, grey, share


def hair_colour(person: Person) -> np.ndarray:
    """The mean colour of a person's hair, grey hairs included."""
    return mix(*hair_greying(person))
