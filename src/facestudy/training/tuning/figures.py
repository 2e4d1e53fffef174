"""Figures of a search; each draws on the axes it is given and returns them."""

from collections.abc import Mapping, Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from facestudy.models.tuned.settings import Setting
from facestudy.plots.charts import BLUE, GREY, ORANGE
from facestudy.training.tuning.journal import Trial
from facestudy.training.tuning.winner import Gain


def history(trials: Sequence[Trial], ax: Axes) -> Axes:
    """The accuracy of each trial in cross-validation, and the best so far.

    Args:
        trials: by number; the first one has the usual settings.
        ax: where to draw.
    """
    numbers = np.array([trial.number + 1 for trial in trials])
    values = np.array([100 * trial.accuracy for trial in trials])
    complete = np.array([trial.is_complete for trial in trials])
    ax.plot(numbers[~complete], values[~complete], "x", color=GREY, ms=5, label="given up")
    ax.plot(numbers[complete], values[complete], "o", color=BLUE, ms=5, label="complete")
    best = np.maximum.accumulate(np.where(complete, values, -np.inf))
    ax.step(numbers, best, where="post", color=BLUE, lw=1, label="best so far")
    ax.axhline(values[0], color=ORANGE, ls="--", lw=1.2, label="usual settings")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(xlabel="trial", ylabel="accuracy in\ncross-validation in %")
    ax.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    sns.despine(ax=ax)
    return ax


def importances(shares: Mapping[str, float], settings: Sequence[Setting], ax: Axes) -> Axes:
    """What share of the trials' differences each setting explains.

    Args:
        shares: from `facestudy.training.tuning.sampling.importances`.
        settings: of the model.
        ax: where to draw.
    """
    words = {setting.name: setting.words for setting in settings}
    names = sorted(shares, key=lambda name: shares[name])
    bars = ax.barh([words[name] for name in names], [100 * shares[name] for name in names])
    for bar in bars:
        bar.set_color(BLUE)
    ax.bar_label(bars, fmt="%.0f%%", padding=3, fontsize=8)
    ax.set(xlabel="share of the accuracies' variance in %")
    ax.margins(x=0.12)
    sns.despine(ax=ax)
    return ax


def promised_and_kept(gains: Mapping[str, tuple[float, Gain]], ax: Axes) -> Axes:
    """What each search promised in cross-validation, and what the test part says of it.

    Args:
        gains: by the model's title: the gain in cross-validation, and that on the test part.
        ax: where to draw.
    """
    for place, (promised, gain) in enumerate(gains.values()):
        kept = 100 * gain.mean
        ends = [[kept - 100 * gain.low], [100 * gain.high - kept]]
        ax.plot(100 * promised, place - 0.14, "s", color=ORANGE, ms=7)
        ax.errorbar(kept, place + 0.14, xerr=ends, fmt="o", color=BLUE, ms=7, capsize=3)
        each = [100 * value for value in gain.each]
        if len(each) > 1:
            ax.plot(each, [place + 0.32] * len(each), "o", ms=4, mfc="white", mec="0.2", mew=0.9)
    ax.axvline(0, color=GREY, lw=0.8)
    ax.set(yticks=range(len(gains)), yticklabels=list(gains), ylim=(len(gains) - 0.4, -0.6))
    ax.set_xlabel(
        "points of accuracy above the usual settings\n"
        "(square: cross-validation of the search; dot: test part, with 95% interval;\n"
        "small circles: one seed each)"
    )
    ax.set_title("What the search promised, and what is left of it", loc="left")
    sns.despine(ax=ax, left=True)
    ax.tick_params(left=False)
    return ax
