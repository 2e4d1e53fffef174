"""What to try next, what to give up, and what mattered: Optuna decides, and keeps nothing.

Each answer follows from its arguments alone, so that a search which is killed and resumed, or runs
on another number of processes, tries the same values.
"""

import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import optuna
from optuna.distributions import (
    BaseDistribution,
    CategoricalDistribution,
    FloatDistribution,
)
from optuna.exceptions import ExperimentalWarning
from optuna.trial import FrozenTrial, TrialState, create_trial

from facestudy.models.tuned.settings import Setting, Values, usual
from facestudy.study import random_streams
from facestudy.training.tuning.journal import Trial

AT_RANDOM = 10
"""Trials before the sampler learns from those that ended."""
COMPARED = 3
"""Complete trials before another one is given up."""
FIRST_EPOCHS = 4
"""In which no training is given up."""
MOST_IMPORTANT = 20  # complete and pruned trials without which importances are noise


def propose(
    settings: Sequence[Setting],
    ended: Sequence[Trial],
    running: Sequence[Values],
    *,
    number: int,
    seed: int,
) -> dict[str, Any]:
    """The values of a trial: by a tree-structured Parzen estimator (Bergstra et al. 2011).

    Args:
        settings: of the model.
        ended: trials to learn from.
        running: values that are being tried, which need no second trial.
        number: of the trial; the first one has the usual values, so that nothing is recommended
            that did not beat them.
        seed: of the search.

    Returns:
        A value of each setting.
    """
    if number == 0:
        return usual(settings)
    space = _space(settings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        sampler = optuna.samplers.TPESampler(
            n_startup_trials=AT_RANDOM,
            constant_liar=True,
            seed=random_streams.integer(seed, "tuning", number),
        )
    study = _study(settings, ended, sampler=sampler)
    for values in running:
        study.add_trial(
            create_trial(state=TrialState.RUNNING, params=dict(values), distributions=space)
        )
    values = study.ask(space).params
    return {setting.name: values[setting.name] for setting in settings}


def falls_behind(accuracies: Sequence[float], fold: int, ended: Sequence[Trial]) -> bool:
    """Whether a training is worse than the median of complete trials on the same fold.

    Args:
        accuracies: on validation data, an entry per epoch so far.
        fold: its number.
        ended: trials to compare with.
    """
    pruner = optuna.pruners.MedianPruner(n_startup_trials=COMPARED, n_warmup_steps=FIRST_EPOCHS)
    others = [trial.folds[fold] for trial in ended if trial.is_complete]
    length = max([len(accuracies), *map(len, others)])
    study = _quiet(optuna.samplers.RandomSampler(seed=0))
    for other in others:
        steps = dict(enumerate(_best_so_far(other, length)))
        study.add_trial(create_trial(value=max(other), intermediate_values=steps))
    steps = dict(enumerate(_best_so_far(accuracies, len(accuracies))))
    trial = create_trial(state=TrialState.PRUNED, intermediate_values=steps)
    return pruner.prune(study, trial)


def importances(settings: Sequence[Setting], ended: Sequence[Trial]) -> dict[str, float]:
    """The share of the accuracies' variance by setting (fANOVA, Hutter et al. 2014).

    Args:
        settings: of the model.
        ended: all trials; those that were given up count with what they had reached.

    Returns:
        Shares by name, the largest first; empty with fewer than `MOST_IMPORTANT` trials.
    """
    if len(ended) < MOST_IMPORTANT:
        return {}
    study = _quiet(optuna.samplers.RandomSampler(seed=0))
    for trial in ended:
        study.add_trial(_frozen(settings, trial, as_complete=True))
    evaluator = optuna.importance.FanovaImportanceEvaluator(seed=0)
    with suppress(RuntimeError, ValueError):  # all accuracies are the same
        shares: Mapping[str, float] = optuna.importance.get_param_importances(
            study, evaluator=evaluator
        )
        return {name: float(share) for name, share in shares.items()}
    return {}


def _space(settings: Sequence[Setting]) -> dict[str, BaseDistribution]:
    return {
        setting.name: CategoricalDistribution(setting.choices)
        if setting.choices
        else FloatDistribution(setting.low, setting.high, log=setting.log)
        for setting in settings
    }


def _study(
    settings: Sequence[Setting], ended: Sequence[Trial], *, sampler: optuna.samplers.BaseSampler
) -> optuna.Study:
    study = _quiet(sampler)
    for trial in ended:
        study.add_trial(_frozen(settings, trial))
    return study


def _quiet(sampler: optuna.samplers.BaseSampler) -> optuna.Study:
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna.create_study(direction="maximize", sampler=sampler)


def _frozen(settings: Sequence[Setting], trial: Trial, *, as_complete: bool = False) -> FrozenTrial:
    """A trial as Optuna knows it; its last step is that of its last epoch."""
    options: dict[str, Any] = {"params": dict(trial.values), "distributions": _space(settings)}
    if trial.is_complete or as_complete:
        return create_trial(value=trial.accuracy, **options)
    steps = {trial.epochs: trial.accuracy}
    return create_trial(state=TrialState.PRUNED, intermediate_values=steps, **options)


def _best_so_far(accuracies: Sequence[float], length: int) -> list[float]:
    """The best accuracy up to each epoch; a training that ended early keeps its best."""
    best: list[float] = []
    for accuracy in accuracies:
        best.append(max(accuracy, best[-1]) if best else accuracy)
    return best + best[-1:] * (length - len(best))
