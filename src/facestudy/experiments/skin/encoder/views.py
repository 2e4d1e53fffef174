"""Random views of a patch, the augmentation of BYOL.

The features become invariant to whatever a view changes, so this choice decides what the topics
can mean:

- rotation, mirroring, shift and zoom: the type of skin does not depend on the place on the cheek.
  Beyond its edge the patch is mirrored, which keeps the texture.
- brightness, and a gradient of light across the patch: the lamp is not a property of the skin.
  Both must stay small, because larger changes would remove the skin tone.
- colour, each channel by its own factor: none by default. The jitter of hue and saturation that
  BYOL uses for objects would make the features of light and dark, pale and red skin the same.
  Raise it for topics of texture independent of tone.
- grain of the sensor: none by default. In studio photographs pores are as faint as noise of one
  grey level of 255, and with such noise the features lose them.
- blur: none. Pores have one or two pixels; with blur, rough and smooth skin would be the same.
"""

from typing import Any

import keras
from keras import ops

from facestudy.features.augment import Augmentation

DEFAULTS = {
    "rotation": 25.0,
    "zoom": 0.25,
    "shift": 0.2,
    "flip": 0.5,
    "brightness": 0.05,
    "slope": 0.05,
    "colour": 0.0,
    "grain": 0.0,
}


def build_views(*, seed: int = 0, **changed: float) -> keras.Sequential:
    """The layers that make a view: RGB, 0-255, (n, side, side, 3) -> the same shape, float32.

    Args:
        seed: the first state of the layers' generators (training sets it anew for each epoch).
        changed: entries of `DEFAULTS` to replace.

    Raises:
        ValueError: an unknown entry.
    """
    unknown = set(changed) - set(DEFAULTS)
    if unknown:
        raise ValueError(
            f"views have no {', '.join(sorted(unknown))}: choose from {', '.join(DEFAULTS)}"
        )
    chosen = DEFAULTS | changed
    moved = {name: chosen[name] for name in ("rotation", "zoom", "shift", "flip")}
    lit = {name: chosen[name] for name in ("brightness", "slope", "colour", "grain")}
    return keras.Sequential(
        [Augmentation(**moved, fill="reflect", seed=seed), Relight(**lit, seed=seed + 1)],
        name="views",
    )


@keras.saving.register_keras_serializable("facestudy")
class Relight(keras.layers.Layer):
    """Random changes of light and sensor noise, during training only.

    Args:
        brightness: largest change of brightness, as a share.
        slope: largest difference of brightness between centre and edge, as a share.
        colour: largest independent change of each channel, as a share.
        grain: standard deviation of the noise, of 255.
        seed: the first state of the layer's generator.
    """

    def __init__(
        self,
        *,
        brightness: float = 0.0,
        slope: float = 0.0,
        colour: float = 0.0,
        grain: float = 0.0,
        seed: int = 0,
        **options: Any,
    ):
        super().__init__(**options)
        self.brightness, self.slope, self.colour = brightness, slope, colour
        self.grain, self.seed = grain, seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, images: Any, training: bool = False) -> Any:
        images = ops.cast(images, "float32")
        if not training:
            return images
        count, (height, width) = ops.shape(images)[0], images.shape[1:3]
        draws = keras.random.uniform((count, 6), -1, 1, seed=self.generator, dtype="float32")
        across = ops.reshape(ops.linspace(-1.0, 1.0, width), (1, 1, width, 1))
        down = ops.reshape(ops.linspace(-1.0, 1.0, height), (1, height, 1, 1))
        gain, right, below = (ops.reshape(draws[:, k], (-1, 1, 1, 1)) for k in range(3))
        light = 1 + self.brightness * gain + self.slope * (right * across + below * down)
        tint = 1 + self.colour * ops.reshape(draws[:, 3:], (-1, 1, 1, 3))
        noise = keras.random.normal(ops.shape(images), seed=self.generator, dtype="float32")
        return ops.clip(images * light * tint + self.grain * noise, 0.0, 255.0)

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return input_shape

    def get_config(self) -> dict:
        names = ("brightness", "slope", "colour", "grain", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}
