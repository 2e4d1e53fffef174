"""A small study whose test portraits are guessed."""

from collections.abc import Callable

import pytest
from support.guess_visitor import CLASSES, Opening, opening, split_in_half

from facestudy.study.paths import Study


@pytest.fixture
def guessed(cropped_study: Callable[..., Study]) -> Study:
    """Six portraits in the test split, two of each class."""
    return split_in_half(cropped_study([name for name in CLASSES for _ in range(4)]))


@pytest.fixture
def page(guessed: Study) -> Opening:
    """``async with page() as guesser``: the page in this process."""
    return opening(guessed)
