"""Square matrix products of every installed library, as work to be timed.

Each maker takes a size, a precision and a number of products, and returns work that computes so
many products one after the other, waits for the device, and gives the GFLOP that it did.
"""

import time
from collections.abc import Callable, Iterator

import numpy as np

from benchmarks import processors

TRIES = 5
Work = Callable[[], float]


def gflop(size: int) -> float:
    """A multiplication and an addition count as two."""
    return 2 * size**3 / 1e9


def speed(work: Work) -> float:
    """The best GFLOP/s of some tries; ``work`` gives the GFLOP that it did."""
    work()
    best = 0.0
    for _ in range(TRIES):
        start = time.perf_counter()
        done = work()
        best = max(best, done / (time.perf_counter() - start))
    return best


def precisions() -> tuple[str, ...]:
    """Those that can be computed: without AVX-512, oneDNN has no bfloat16 and ends the process."""
    return ("float32",) if processors.restricted() else ("float32", "bfloat16")


def all_products(sizes: list[int]) -> Iterator[tuple[str, int, Work]]:
    """Every library's products, as ``(name, size, work)``."""
    import importlib.util

    for size in sizes:
        yield "numpy float32", size, numpy_product(size)
        for precision in precisions():
            for name, make in LIBRARIES.items():
                if importlib.util.find_spec(name):
                    yield f"{name} {precision}", size, make(size, precision)


def matrix(size: int) -> np.ndarray:
    """Random, and of a norm near one: products of it neither overflow nor vanish."""
    return np.random.default_rng(0).standard_normal((size, size), "float32") / size**0.5


def numpy_product(size: int) -> Work:
    factor = matrix(size)

    def work() -> float:
        np.matmul(factor, factor)
        return gflop(size)

    return work


def tensorflow_product(size: int, precision: str, times: int = 1) -> Work:
    import tensorflow

    factor = tensorflow.cast(matrix(size), precision)

    @tensorflow.function
    def product() -> tensorflow.Tensor:
        result = factor
        for _ in range(times):
            result = tensorflow.matmul(result, factor)
        return result

    def work() -> float:
        float(product()[0, 0])  # waits for a device that computes by itself
        return times * gflop(size)

    return work


def torch_product(size: int, precision: str, times: int = 1) -> Work:
    import torch

    device = "cuda" if torch.cuda.is_available() else "cpu"
    factor = torch.from_numpy(matrix(size)).to(device).to(getattr(torch, precision))

    def work() -> float:
        result = factor
        for _ in range(times):
            result = result @ factor
        float(result[0, 0])
        return times * gflop(size)

    return work


def jax_product(size: int, precision: str, times: int = 1) -> Work:
    import jax

    factor = jax.numpy.asarray(matrix(size), precision)

    @jax.jit
    def product(result: jax.Array) -> jax.Array:
        for _ in range(times):
            result = result @ factor
        return result

    def work() -> float:
        float(product(factor)[0, 0])
        return times * gflop(size)

    return work


LIBRARIES = {"tensorflow": tensorflow_product, "torch": torch_product, "jax": jax_product}
