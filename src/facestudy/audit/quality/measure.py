"""Measure how good the audit of a study is, in ``reports/<study>/audit_quality.json``."""

import time
from collections.abc import Sequence
from typing import Any

from threadpoolctl import threadpool_limits

from facestudy.audit.comparable import compared_pictures, identifiable_categories
from facestudy.audit.controls import control_features
from facestudy.audit.controls.control_features import StudyFeatures
from facestudy.audit.controls.registry import FACE, PRESENTATION, SITE
from facestudy.audit.covariates import INDEX, Covariates, covariates
from facestudy.audit.material import Material, prepare
from facestudy.audit.quality.false_alarms import false_alarms
from facestudy.audit.quality.learning_curve import learning_curve
from facestudy.audit.quality.power import power_curve
from facestudy.audit.quality.stability import stability
from facestudy.audit.run import as_json, load_features
from facestudy.models.backbones.base import Backbone
from facestudy.study import files
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.study.progress import track
from facestudy.study.random_streams import generator

POWERED = (FACE, SITE, PRESENTATION)
"""The groups in which signals are planted."""


def measure_quality(
    study: Study,
    backbone: Backbone,
    *,
    columns: Sequence[str] = (),
    dealings: int = 200,
    draws: int = 100,
    permutations: int = 199,
    seed: int = 0,
) -> dict[str, Any]:
    """Power, false alarms, stability and learning curve of a study's audit.

    Args:
        study: past its audit.
        backbone: as in the audit.
        columns: of the index, as in the audit.
        dealings: random reassignments of labels, for the power curves.
        draws: faces without a signal, and random choices of each share of the data.
        permutations: of the labels, in every test.
        seed: of everything drawn.

    Returns:
        What ``audit_quality.json`` contains: ``power`` by group, ``false_alarms``, ``stability``,
        ``learning_curve`` and ``seconds``.

    Raises:
        StudyError: the study is not past its split, or fewer than two categories can be compared.
    """
    start = time.perf_counter()
    features = load_features(study, backbone)[0]
    known = covariates(study, features.rows, columns)
    departments = identifiable_categories(features.rows)
    compared = compared_pictures(features.rows, departments)
    if features.rows["category"][compared].nunique() < 2:
        raise StudyError("fewer than two categories can be compared: there is no audit to measure")
    chosen, covered = features.select(compared), known.select(compared)
    with threadpool_limits(1):
        material = prepare(chosen, covered, permutations=max(dealings, permutations), seed=seed)
        record: dict[str, Any] = {
            "study": study.name,
            "power": {
                name: power(material, name, dealings=dealings, seed=seed)
                for name in track(POWERED, "power", unit="group")
                if material.group(name)
            },
            "false_alarms": _false_alarms(material, permutations, draws=draws, seed=seed),
            "learning_curve": learning_curve(
                material.crop, material.labels, draws=20, rng=generator(seed, "learning curve")
            ),
            "stability": stability(
                _representations(study, chosen, backbone),
                _covariates(study, chosen, covered, columns),
                permutations=permutations,
                seed=seed,
            ),
        }
    record["seconds"] = time.perf_counter() - start
    files.write_json(study.reports / "audit_quality.json", as_json(record))
    return record


def power(material: Material, name: str, *, dealings: int, seed: int) -> dict[str, Any]:
    """The power curve of one group, tested as the audit tests it."""
    tested = material.group(name)
    assert tested is not None
    curve = power_curve(
        tested,
        material.before(name),
        material.labels,
        material.folds[0],
        dealings=dealings,
        rng=generator(seed, "power", name),
    )
    return curve._asdict()


def _false_alarms(
    material: Material, permutations: int, *, draws: int, seed: int
) -> dict[str, Any] | None:
    face = material.group(FACE)
    given = [group for group in material.groups if group.name != FACE]
    if face is None or not given:
        return None
    labels = material.labels.first(permutations)
    rng = generator(seed, "false alarms")
    alarms = false_alarms(face, given, labels, material.folds, draws=draws, rng=rng)
    return {**alarms._asdict(), "rate": alarms.rate}


def _representations(
    study: Study, features: StudyFeatures, backbone: Backbone
) -> dict[str, StudyFeatures]:
    """The features of the audit, and those of an earlier layer."""
    other = control_features.with_other_layer(study, features, backbone)
    return {"last layer": features, "earlier layer": other}


def _covariates(
    study: Study, features: StudyFeatures, known: Covariates, columns: Sequence[str]
) -> dict[str, Covariates]:
    """The covariates of the audit, and estimates in their place where the index had them."""
    if INDEX not in known.known.values():
        return {"as they are": known}
    guessed = covariates(study, features.rows, columns, use_index=False)
    return {"as they are": known, "estimated": guessed}


def smallest_effects(record: dict[str, Any]) -> dict[str, float | None]:
    """By group the smallest AUC of the conditional score that is found 8 times in 10."""
    return {name: curve["smallest"] for name, curve in record["power"].items()}
