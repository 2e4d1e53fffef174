"""The mean face of each class, alike or weighted by a model's probabilities, of many people each.

A composite is the mean of aligned faces of the test part, which the model never saw. Beside each
stand two more, of random halves of the departments: what differs between the halves is chance.

A composite is nobody's face. The people behind it count for at least `LEAST_PEOPLE`, in the sense
of Kish's effective sample size, (sum w)^2 / (sum w^2), and nobody has more than `LARGEST_SHARE` of
the weight: larger shares are cut to that one, and all are divided by their new sum.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from facestudy.prepare import align_faces, crop, face_geometry, groups
from facestudy.prepare.dataset import Crops
from facestudy.study import index
from facestudy.study.paths import Study

LEAST_PEOPLE = 20
LARGEST_SHARE = 0.1


class Composite(NamedTuple):
    """A mean face, and who is behind it.

    Attributes:
        faces: how many have a weight.
        people: whose faces these are.
        effective: for how many equally weighted people they count.
        picture: RGB uint8 (side, side, 3); None if it is left out.
    """

    faces: int
    people: int
    effective: float
    picture: np.ndarray | None = None


class Composites(NamedTuple):
    """The composites of a class: of everybody, and of two random halves of the departments."""

    category: str
    whole: Composite
    halves: tuple[Composite, Composite]


class ModelComposites(NamedTuple):
    """The composites of the test part, one entry a class.

    Attributes:
        alike: of the faces of each class; every face counts alike.
        believed: of all faces, weighted by the probability that the model gives the class.
    """

    alike: list[Composites]
    believed: list[Composites]

    @property
    def has_pictures(self) -> bool:
        """Whether any class has a composite."""
        return any(entry.whole.picture is not None for entry in [*self.alike, *self.believed])


def of_model(
    study: Study,
    predictions: pd.DataFrame,
    categories: Sequence[str],
    *,
    seed: int = 0,
    side: int = align_faces.SIDE,
) -> ModelComposites:
    """The composites of each class, as they are and as a model sees them.

    Args:
        study: whose crops and tables are read.
        predictions: rows of ``predictions.csv``, those of the test part.
        categories: the classes to show.
        seed: draws the halves.
        side: of a composite in pixels.

    Raises:
        StudyError: a crop is missing.
    """
    faces, landmarks = _faces(study, predictions)
    kinds = (
        [(faces["category"] == name).to_numpy(float) for name in categories],
        [faces[f"p_{name}"].to_numpy(float) for name in categories],
    )
    rng = np.random.default_rng(seed)
    weights = [
        capped(part, faces["person"])
        for kind in kinds
        for whole in kind
        for part in (whole, *halves(whole, faces["department"], rng))
    ]
    made = iter(_composites(study, faces, landmarks, weights, side))
    alike, believed = (
        [Composites(name, next(made), (next(made), next(made))) for name in categories]
        for _ in kinds
    )
    return ModelComposites(alike, believed)


def _faces(study: Study, predictions: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """Predictions with ``person`` and ``department``, and landmarks; only faces that have them."""
    pictures = index.read(study.index).set_index("id", drop=False)
    detected = crop.read(study).set_index("id", drop=False)
    known = predictions["id"].isin(pictures.index) & predictions["id"].isin(detected.index)
    faces = predictions[known].reset_index(drop=True)
    rows = pictures.loc[faces["id"]].reset_index(drop=True)
    landmarks = face_geometry.crop_landmarks(detected.loc[faces["id"]].reset_index(drop=True), rows)
    has_landmarks = np.isfinite(landmarks).all(axis=(1, 2))
    people = groups.assign_groups(study, rows, by="person") if len(rows) else []
    departments = rows["department"].fillna("").astype(str).to_numpy()
    faces = faces.assign(person=people, department=np.where(departments == "", people, departments))
    return faces[has_landmarks].reset_index(drop=True), landmarks[has_landmarks]


def _composites(
    study: Study,
    faces: pd.DataFrame,
    landmarks: np.ndarray,
    weights: Sequence[np.ndarray],
    side: int,
) -> list[Composite]:
    counts = [behind(weight, faces["person"]) for weight in weights]
    allowed = [count.effective >= LEAST_PEOPLE for count in counts]
    pictures: Iterator[np.ndarray] = iter(())
    if any(allowed):
        rows = np.array(weights)[allowed]
        crops = Crops(study.faces, faces["id"])
        means = align_faces.weighted_means(crops, landmarks, rows, side=side)
        pictures = iter(np.clip(np.rint(means), 0, 255).astype(np.uint8))
    return [
        count._replace(picture=next(pictures)) if shown else count
        for count, shown in zip(counts, allowed, strict=True)
    ]


def capped(weights: np.ndarray, people: Sequence[str] | pd.Series) -> np.ndarray:
    """Weights that sum to 1, with no person's share above `LARGEST_SHARE`.

    Args:
        weights: of each picture, not negative.
        people: whose picture each is; a person's share is that of all their pictures.

    Returns:
        float (n,); all 0 if so few people have a weight that no shares would do.

    >>> capped(np.array([90.0] + [1.0] * 18), list("abcdefghijklmnopqrs"))[0].round(3)
    np.float64(0.1)
    """
    names, codes = np.unique(np.asarray(people, str), return_inverse=True)
    owned = np.bincount(codes, weights, minlength=len(names))
    limit = _limit(owned)
    if limit == 0:
        return np.zeros(len(weights))
    factors = np.minimum(1, limit / np.maximum(owned, limit))
    cut = weights * factors[codes]
    return cut / cut.sum()


def _limit(owned: np.ndarray) -> float:
    """The largest weight that is left whole; 0 if there are too few people.

    With the ``k`` largest cut to it and ``rest`` the sum of the others, it is the limit for which
    ``limit = LARGEST_SHARE * (k * limit + rest)``.
    """
    ordered = np.sort(owned)[::-1]
    rests = ordered.sum() - np.concatenate([[0], np.cumsum(ordered)])
    for k in range(min(len(ordered), int(1 / LARGEST_SHARE))):
        limit = LARGEST_SHARE * rests[k] / (1 - LARGEST_SHARE * k)
        if ordered[k] <= limit * (1 + 1e-12):
            return float(limit)
    return 0.0


def behind(weights: np.ndarray, people: Sequence[str] | pd.Series) -> Composite:
    """Who is behind a composite of these weights, without its picture.

    >>> behind(np.array([1, 1, 2]), ["anna", "anna", "ben"])
    Composite(faces=3, people=2, effective=2.0, picture=None)
    """
    _, codes = np.unique(np.asarray(people, str), return_inverse=True)
    owned = np.bincount(codes, weights)
    squares = (owned**2).sum()
    effective = float(owned.sum() ** 2 / squares) if squares else 0.0
    return Composite(int((weights > 0).sum()), int((owned > 0).sum()), effective)


def halves(
    weights: np.ndarray, departments: pd.Series, rng: np.random.Generator
) -> list[np.ndarray]:
    """The weights of two random halves of the departments, of nearly the same sum.

    The departments come in random order, each to the half that has less weight so far.

    Args:
        weights: of each picture.
        departments: of each picture.
        rng: gives the order.

    Returns:
        two times float (n,): the weights, with 0 where a picture is in the other half.
    """
    names, codes = np.unique(departments.to_numpy(str), return_inverse=True)
    owned = np.bincount(codes, weights, minlength=len(names))
    side, sums = np.zeros(len(names), int), [0.0, 0.0]
    for number in rng.permutation(len(names)):
        side[number] = int(sums[1] < sums[0])
        sums[side[number]] += owned[number]
    return [np.where(side[codes] == half, weights, 0.0) for half in (0, 1)]


def differences(composites: Sequence[Composites]) -> tuple[float, float] | None:
    """How far classes are apart, beside how far two halves of one class are.

    Both are root mean squares over the pixels of the face, in grey levels of 255, and both are
    between composites of halves: a whole has less noise than a half.

    Args:
        composites: of the classes.

    Returns:
        the mean over pairs of halves of two classes, and over the two halves of each class; None
        if there are no two classes with both halves.
    """
    pairs = [
        [half.picture for half in entry.halves if half.picture is not None] for entry in composites
    ]
    shown = [np.stack(pair).astype(float) for pair in pairs if len(pair) == 2]
    if len(shown) < 2:
        return None
    side = shown[0].shape[1]
    oval = face_geometry.face_oval((side, side), align_faces.target(side))
    first, second = (np.stack([pair[k][oval] for pair in shown]) for k in (0, 1))
    apart = np.sqrt(((first[:, None] - second[None]) ** 2).mean(axis=(2, 3)))
    same = np.eye(len(shown), dtype=bool)
    return float(apart[~same].mean()), float(apart[same].mean())


def sentences(made: ModelComposites) -> list[str]:
    """How far classes are apart beside halves of one class, and what was left out, in words."""
    kinds = {"Faces that count alike": made.alike, "Faces weighted by probability": made.believed}
    texts = []
    for kind, composites in kinds.items():
        if apart := differences(composites):
            texts.append(
                f"{kind}: halves of two classes differ by {apart[0]:.1f} of 255 grey levels, two "
                f"halves of one class by {apart[1]:.1f}."
            )
        missing = [entry.category for entry in composites if entry.whole.picture is None]
        if missing:
            texts.append(
                f"{kind}: {', '.join(missing)} left out, as fewer than {LEAST_PEOPLE} people "
                "would count."
            )
    return texts
