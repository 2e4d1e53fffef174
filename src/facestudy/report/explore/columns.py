"""Columns as JSON that a page decodes quickly: numbers as base64, texts as numbers of a list.

The page's own code (``templates/explore/data.js``) reads them.
"""

import base64
import json
from collections.abc import Iterable
from typing import Any

import numpy as np

UNKNOWN = 0xFFFF
"""Of columns of 16 bits: no value."""
FAR = 0x7FFF


def numbers(values: np.ndarray, kind: str) -> dict[str, str]:
    """An array as base64, little-endian.

    Args:
        values: of any shape; the page reads them in C order.
        kind: ``u8``, ``u16``, ``i16`` or ``u32``.
    """
    code = {"u8": "|u1", "u16": "<u2", "i16": "<i2", "u32": "<u4"}[kind]
    return {
        "kind": kind,
        "data": base64.b64encode(np.asarray(values).astype(code).tobytes()).decode(),
    }


def texts(values: Iterable[object]) -> dict[str, Any]:
    """Texts as a list of the different ones, sorted, and the number of each row's.

    >>> texts(["b", "a", "b"])["names"]
    ['a', 'b']
    """
    names, codes = np.unique(
        np.array([str(value) for value in values], object), return_inverse=True
    )
    kind = "u16" if len(names) < UNKNOWN else "u32"
    return {"names": names.tolist(), "codes": numbers(codes, kind)}


def shares(values: np.ndarray) -> np.ndarray:
    """Probabilities as hundredths of a percent; `UNKNOWN` for NaN."""
    return np.where(np.isnan(values), UNKNOWN, np.rint(1e4 * np.nan_to_num(values)))


def pixels(values: np.ndarray) -> np.ndarray:
    """Positions as whole pixels; ``-FAR`` for NaN."""
    return np.where(np.isnan(values), -FAR, np.clip(np.rint(np.nan_to_num(values)), 1 - FAR, FAR))


def as_script(value: Any) -> str:
    """A value as JSON that may stand in a ``<script>`` element: no text in it can end the element.

    >>> as_script({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
