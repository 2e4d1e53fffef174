"""Whether guessers say the same of the same portraits: Krippendorff's alpha."""

import krippendorff
import numpy as np

DRAWS = 200


def alpha(choices: np.ndarray, *, classes: int) -> float | None:
    """Krippendorff's alpha of nominal answers: 1 is agreement, 0 is chance.

    Args:
        choices: the number of the class, float (guessers, portraits); NaN where there is none.
        classes: how many there are.

    Returns:
        None where no portrait has two answers, or all answers are the same.
    """
    several = choices[:, (~np.isnan(choices)).sum(axis=0) > 1]
    if len(np.unique(several[~np.isnan(several)])) < 2:
        return None
    return float(
        krippendorff.alpha(
            several, value_domain=list(range(classes)), level_of_measurement="nominal"
        )
    )


def interval(
    choices: np.ndarray, *, classes: int, draws: int = DRAWS, seed: int = 0
) -> tuple[float, float] | None:
    """The 95% interval of `alpha` for other portraits, by drawing portraits with replacement.

    Args:
        choices: as for `alpha`.
        classes: how many there are.
        draws: how many.
        seed: of the draws.
    """
    rng, portraits = np.random.default_rng(seed), choices.shape[1]
    drawn = [
        alpha(choices[:, rng.integers(0, portraits, portraits)], classes=classes)
        for _ in range(draws)
    ]
    known = [value for value in drawn if value is not None]
    if len(known) < draws:
        return None
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)
