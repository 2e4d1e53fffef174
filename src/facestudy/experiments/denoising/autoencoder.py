"""The stacked denoising autoencoder: its noise, its layers, and the file with its weights.

An image is averaged to ``size`` pixels a side, with values from 0 to 1. Each encoding layer is a
convolution of stride 2 with ReLU; each decoding layer is a linear transposed convolution. The
weights are kept as one ``.npz`` file, without pickle.

Vincent et al., 2010, https://www.jmlr.org/papers/v11/vincent10a.html, with convolutions as in
Masci et al., 2011, Stacked Convolutional Auto-Encoders.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import keras
import numpy as np
from keras import layers as keras_layers
from keras import ops

from facestudy.experiments.denoising.inference import as_crops, predict, with_jit
from facestudy.models import scratch_cnn
from facestudy.models.backbones.base import SIDE
from facestudy.study import files
from facestudy.study.errors import StudyError

NONE, MASKING, GAUSSIAN, SALT_AND_PEPPER = "none", "masking", "gaussian", "salt and pepper"
NOISES = (NONE, MASKING, GAUSSIAN, SALT_AND_PEPPER)


@keras.saving.register_keras_serializable(package="facestudy")
class Noise(keras_layers.Layer):
    """Corrupts its input, in training and in inference: it is not a regularisation.

    The kinds of noise are those of Vincent et al., 2010, section 3.3. Masking and salt-and-pepper
    noise corrupt all channels of a pixel at once; otherwise the other channels would reveal it.

    Args:
        kind: one of `NOISES`.
        amount: the share of corrupted pixels; of Gaussian noise its standard deviation, in
            standard deviations of the input.
        seed: the first state of the generator, which `facestudy.training.fit.fit` sets anew
            for each epoch.

    Raises:
        StudyError: an unknown kind, or an amount out of range.

    >>> Noise("masking", 0.0)(np.ones((1, 2, 2, 3), "float32")).shape == (1, 2, 2, 3)
    True
    """

    def __init__(self, kind: str = MASKING, amount: float = 0.25, *, seed: int = 0, **options: Any):
        super().__init__(**options)
        if kind not in NOISES:
            raise StudyError(f"{kind!r} is not a kind of noise: choose from {', '.join(NOISES)}")
        if amount < 0 or (kind != GAUSSIAN and amount > 1):
            raise StudyError(f"the amount of {kind} noise is {amount}: it must be from 0 to 1")
        self.kind, self.amount, self.seed = kind, amount, seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, x: Any) -> Any:
        """The corrupted input, of the same shape."""
        if self.kind == NONE or self.amount == 0:
            return x
        if self.kind == GAUSSIAN:
            return x + self.amount * ops.std(x) * keras.random.normal(
                ops.shape(x), seed=self.generator
            )
        corrupted = self._uniform(x) < self.amount
        if self.kind == MASKING:
            return ops.where(corrupted, ops.zeros_like(x), x)
        extreme = ops.where(self._uniform(x) < 0.5, ops.min(x), ops.max(x))
        return ops.where(corrupted, extreme, x)

    def compute_output_shape(self, input_shape: tuple) -> tuple:
        return input_shape

    def get_config(self) -> dict:
        names = ("kind", "amount", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}

    def _uniform(self, x: Any) -> Any:
        """A uniform random number for each pixel, (n, height, width, 1)."""
        return keras.random.uniform((*ops.shape(x)[:-1], 1), seed=self.generator)


class Layer(NamedTuple):
    """One layer of a stack, and the noise that its autoencoder removes (see `Noise`)."""

    filters: int
    noise: str = MASKING
    amount: float = 0.25


LAYERS = (Layer(16, GAUSSIAN, 0.5), Layer(32), Layer(64), Layer(128))
"""From 64 x 64 x 3 to 4 x 4 x 128."""


class Stack:
    """Encoding and decoding layers, and models that share them.

    Args:
        layers: from the image up; each halves the side.
        size: side in pixels of the first layer's input.
        seed: of the initial weights.

    Raises:
        StudyError: no layers, or a size that cannot be halved that often.

    >>> Stack([Layer(4), Layer(8)], size=16).shape(2)
    (4, 4, 8)
    """

    def __init__(self, layers: Sequence[Layer] = LAYERS, *, size: int = 64, seed: int = 0):
        self.layers, self.size, self.seed = tuple(Layer(*layer) for layer in layers), size, seed
        if not self.layers or size % 2 ** len(self.layers) or not 0 < size <= SIDE:
            raise StudyError(
                f"a stack cannot have {len(self.layers)} layers on {size} pixels a side: it needs "
                f"at least one layer, each layer halves the side, and the side is at most {SIDE}"
            )
        self._encoding = [self._encode(number) for number in self.numbers]
        self._decoding = [self._decode(number) for number in self.numbers]
        for number in self.numbers:  # creates the weights, always in the same order
            self.autoencoder(number)

    @property
    def numbers(self) -> range:
        """The layers' numbers, from 1."""
        return range(1, len(self.layers) + 1)

    def shape(self, depth: int) -> tuple[int, int, int]:
        """(side, side, channels) after ``depth`` layers."""
        side = self.size // 2**depth
        return side, side, 3 if depth == 0 else self.layers[depth - 1].filters

    def preprocess(self, images: np.ndarray) -> np.ndarray:
        """The first layer's input: float32 (n, size, size, 3), 0 to 1.

        Args:
            images: uint8 (n, height, width, 3) RGB, or (n, height, width) grey.
        """
        image = keras.Input((SIDE, SIDE, 3))
        model = keras.Model(image, scratch_cnn.preprocess(image, 3, self.size))
        return predict(model, as_crops(images))

    def add_noise(self, number: int, clean: np.ndarray, *, seed: int = 0) -> np.ndarray:
        """The input of a layer's autoencoder during training, for clean maps (n, ...)."""
        layer = self.layers[number - 1]
        return keras.ops.convert_to_numpy(Noise(layer.noise, layer.amount, seed=seed)(clean))

    def autoencoder(self, number: int) -> keras.Model:
        """One layer's denoising autoencoder: its input maps -> the same maps, reconstructed."""
        layer, clean = self.layers[number - 1], keras.Input(self.shape(number - 1))
        x = Noise(layer.noise, layer.amount, seed=self.seed, name="noise")(clean)
        x = self._decoding[number - 1](self._encoding[number - 1](x))
        return with_jit(keras.Model(clean, x, name=f"autoencoder{number}"))

    def full_autoencoder(self, *, noise: bool = True) -> keras.Model:
        """The whole stack as one autoencoder: images (size, size, 3) -> their reconstruction."""
        first, clean = self.layers[0], keras.Input(self.shape(0))
        x = (
            Noise(first.noise, first.amount, seed=self.seed, name="noise")(clean)
            if noise
            else clean
        )
        for layer in [*self._encoding, *reversed(self._decoding)]:
            x = layer(x)
        return with_jit(keras.Model(clean, x, name="whole"))

    def encoder(self, depth: int | None = None, *, start: int = 0) -> keras.Model:
        """Maps at depth ``start`` -> maps at ``depth`` (the deepest if None); 0 is the image."""
        x = first = keras.Input(self.shape(start))
        for layer in self._encoding[start : len(self.layers) if depth is None else depth]:
            x = layer(x)
        return with_jit(keras.Model(first, x, name="encoder"))

    def decoder(self, depth: int) -> keras.Model:
        """Maps at a depth -> images (size, size, 3)."""
        x = first = keras.Input(self.shape(depth))
        for layer in reversed(self._decoding[:depth]):
            x = layer(x)
        return with_jit(keras.Model(first, x, name="decoder"))

    def reconstruct(self, images: np.ndarray) -> np.ndarray:
        """Preprocessed images (n, size, size, 3), encoded and decoded without noise."""
        return predict(self.full_autoencoder(noise=False), images)

    def filters(self) -> np.ndarray:
        """The first layer's filters, float (filters, height, width, 3)."""
        return np.moveaxis(self._encoding[0].get_weights()[0], -1, 0)

    def save(self, path: Path) -> None:
        """Write the stack to a file, atomically."""
        head = json.dumps({"layers": self.layers, "size": self.size, "seed": self.seed})
        arrays: dict[str, Any] = {
            f"weight_{k:03d}": array for k, array in enumerate(self._weights())
        }
        with files.replacing(path) as temporary, temporary.open("wb") as stream:
            np.savez(stream, head=np.frombuffer(head.encode(), np.uint8), **arrays)

    def _weights(self) -> list[np.ndarray]:
        both = [*self._encoding, *self._decoding]
        return [weight for layer in both for weight in layer.get_weights()]

    def _encode(self, number: int) -> keras_layers.Layer:
        return keras_layers.Conv2D(
            self.layers[number - 1].filters,
            5 if number == 1 else 3,
            strides=2,
            padding="same",
            activation="relu",
            kernel_initializer=keras.initializers.HeNormal(1000 * self.seed + number),
            name=f"encode{number}",
        )

    def _decode(self, number: int) -> keras_layers.Layer:
        return keras_layers.Conv2DTranspose(
            self.shape(number - 1)[-1],
            4,
            strides=2,
            padding="same",
            kernel_initializer=keras.initializers.GlorotUniform(1000 * self.seed + 500 + number),
            name=f"decode{number}",
        )


def load(path: Path) -> Stack:
    """Read a saved stack.

    Raises:
        StudyError: the file does not exist yet, or is damaged.
    """
    if not path.is_file():
        raise files.missing(path, "experiments/denoising_autoencoder")
    try:
        with np.load(path, allow_pickle=False) as stored:
            head = json.loads(stored["head"].tobytes())
            arrays = [stored[name] for name in sorted(stored.files) if name != "head"]
        stack = Stack(head["layers"], size=head["size"], seed=head["seed"])
        _set_weights(stack, arrays)
    except Exception as error:  # a damaged file can raise nearly anything
        raise StudyError(
            f"{path} is damaged ({type(error).__name__}): delete it and run "
            "notebooks/experiments/denoising_autoencoder.ipynb again"
        ) from error
    return stack


def _set_weights(stack: Stack, arrays: list[np.ndarray]) -> None:
    for layer in [*stack._encoding, *stack._decoding]:
        layer.set_weights([arrays.pop(0) for _ in layer.weights])
