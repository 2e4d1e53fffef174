"""Does curation help what it was made for? The same network on faces that were sorted, and not.

A campus with a known share of bad pictures is drawn, cropped and curated from labels that its
truth gives. The variational network is then trained for one number of steps on all crops, on what
curation left, on as many of all crops drawn at random, and on the truly good ones, and is measured
on good faces of people that none of them saw.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from facestudy import campus
from facestudy.curate import active_learning, features, labels, quality_checks, sort_study
from facestudy.experiments.autoencoder import measures, training, walks
from facestudy.experiments.autoencoder.faces import reduced
from facestudy.prepare import crop
from facestudy.prepare.dataset import Crops
from facestudy.study import files, index, paths, progress, random_streams
from facestudy.study.guards import tables
from facestudy.study.images import facts
from facestudy.study.paths import Study

ALL, CURATED, RANDOM, GOOD = "all", "curated", "as many at random", "truly good"
ARMS = (ALL, CURATED, RANDOM, GOOD)
SHARES = (0.0, 0.05, 0.1, 0.2)
LABELS = 300
MEASURES = {
    "explained": ("the explained variance", 100.0, "points"),
    "kid": ("the kernel distance of samples", 1000.0, "thousandths"),
    "largest_step": ("the largest step of a walk", 100.0, "points of its length"),
}
"""What each measure is called, the factor of its differences, and their unit."""
CLAIM = "an autoencoder on curated faces, explained variance"
SAVED = ("reports/benchmarks.json", "benchmarks/results.json")
TEST, VALIDATION = 0.2, 0.1
"""Shares of the people who are held out, and who choose the epoch."""
PLACES_PER_SITE = 24
WALKS = 20
"""Pairs of held-out faces whose walks are measured."""


@dataclass(frozen=True)
class Sorted:
    """A campus whose crops are curated.

    Attributes:
        rows: ``id, part, good, kept`` of each crop; ``part`` is "train", "validation" or "test".
        pictures: RGB uint8 (n, side, side, 3).
        labels: "good", "bad" or "" of each crop, as curation was given them.
        failed: why each fails a quality check, "" where it passes.
        numbers: the features by which curation sorted, (n, d).
    """

    rows: pd.DataFrame
    pictures: np.ndarray
    labels: np.ndarray
    failed: np.ndarray
    numbers: np.ndarray

    def good(self, part: str) -> np.ndarray:
        """The pictures of a part that are truly good."""
        return self.pictures[((self.rows["part"] == part) & self.rows["good"]).to_numpy()]

    @property
    def share_bad(self) -> float:
        """The share of bad crops among those of the training part."""
        return float(1 - self.rows.loc[self.rows["part"] == "train", "good"].mean())


def sorted_campus(
    study: Study, share: float, *, portraits: int, side: int = 64, wanted: int = LABELS
) -> Sorted:
    """Draw a campus of which a share of the pictures is bad, crop it, and curate it.

    The people are the same whatever the share.

    Args:
        study: where it is drawn; what is there already is kept.
        share: of bad pictures.
        portraits: pictures.
        side: of the pictures for the network in pixels.
        wanted: labels for the curation.
    """
    if not study.index.is_file():
        sites = max(4, portraits // PLACES_PER_SITE)
        campus.build(study, campus.Knobs(sites=sites, portraits=portraits, bad=share))
        collect(study)
    faces = crop.crop_study(study)
    ids = faces.loc[faces["reason"] == "", "id"]
    measured = quality_checks.measure(study)
    failed, numbers = quality_checks.reasons(study, measured), features.matrix(study, measured)
    truth = labels.truth(study).reindex(failed.index)
    active_learning.label_from_truth(study, numbers, failed, truth, count=wanted)
    known = labels.read(study, failed.index.tolist()).reindex(failed.index).fillna("")
    if labels.problem(known[known != ""]):
        sort_study.apply_quality_checks(study, failed)
        kept = failed == ""
    else:
        verdicts = sort_study.sort(study, numbers, failed).verdicts
        kept = pd.Series(verdicts != "bad", failed.index)
    people = tables.parse(study.truth_csv, dtype=str).set_index("id")["person"]
    rows = pd.DataFrame({"id": failed.index, "good": truth.to_numpy() == "good"})
    rows["kept"], rows["part"] = kept.to_numpy(), [part_of(people[name]) for name in rows["id"]]
    assert set(rows["id"]) == set(ids)
    pictures = reduced(Crops(study.faces, rows["id"]), side)
    return Sorted(rows, pictures, known.to_numpy(object), failed.to_numpy(object), numbers)


def collect(study: Study) -> None:
    """Put the campus's pictures into ``raw/``, as if its sites had been visited."""
    truth, rows = tables.parse(study.truth_csv, dtype=str, keep_default_na=False), []
    for row in truth.itertuples():
        data = (study.data / "sites" / row.site / row.file).read_bytes()
        columns = index.picture_columns(data, facts(data))
        files.write_bytes(study.raw / f"{columns['id']}.{columns['format']}", data, sync=False)
        known = {"category": row.category, "department": row.department, "person": row.person}
        rows.append(dict.fromkeys(index.COLUMNS, "") | columns | known)
    index.write(study.index, pd.DataFrame(rows))


def part_of(person: str) -> str:
    """The part of a person, whatever their picture and the share of bad ones."""
    number = random_streams.fraction(0, "curation for an autoencoder", person)
    return "test" if number < TEST else "validation" if number < TEST + VALIDATION else "train"


def training_sets(made: Sorted, *, seed: int = 0) -> dict[str, np.ndarray]:
    """The pictures that each arm learns from, all repeated to the number of all crops.

    So all arms have the same number of steps in each epoch.

    Args:
        made: a curated campus.
        seed: draws the random part.
    """
    train = (made.rows["part"] == "train").to_numpy()
    kept, good = made.rows["kept"].to_numpy(bool), made.rows["good"].to_numpy(bool)
    rng = random_streams.generator(seed, "as many at random")
    positions = {
        ALL: np.flatnonzero(train),
        CURATED: np.flatnonzero(train & kept),
        GOOD: np.flatnonzero(train & good),
    }
    positions[RANDOM] = rng.permutation(positions[ALL])[: len(positions[CURATED])]
    count = len(positions[ALL])
    return {name: made.pictures[np.resize(positions[name], count)] for name in ARMS}


def compare(
    study: Study,
    campuses: Mapping[float, Sorted],
    *,
    epochs: int,
    seeds: Sequence[int] = (0,),
    arms: Sequence[str] = ARMS,
    latent: int = 128,
) -> pd.DataFrame:
    """Train the variational network on each arm of each campus, and measure it.

    Args:
        study: keeps the checkpoints.
        campuses: share of bad pictures -> a curated campus. All are measured on the good held-out
            faces of the first.
        epochs: of each training.
        seeds: of the trainings; arms with one seed are paired.
        arms: some of `ARMS`.
        latent: latent numbers.

    Returns:
        ``share, arm, seed, faces, bad, explained, kid, largest_step``: how many different faces an
        arm has, the share of bad ones among them, and three of `measures.measure`: of
        reconstructions, of samples, and of straight walks.
    """
    first = next(iter(campuses.values()))
    held_out, choose, around = first.good("test"), first.good("validation"), first.good("train")
    how: dict[str, Any] = {
        "features": measures.face_features(),
        "pairs": walks.pairs(len(held_out), WALKS),
    }
    rows, work = [], list(_work(campuses, seeds, arms))
    for share, seed, arm in progress.track(work, "curation for an autoencoder", unit="training"):
        made = campuses[share]
        model = training.train(
            study, "variational", training_sets(made, seed=seed)[arm], validation=choose,
            epochs=epochs, seed=seed, latent=latent, label=f"{share:g}-{ARMS.index(arm)}",
        )  # fmt: skip
        found = measures.measure(model, around, held_out, **how)
        kept = {name: found[name] for name in ("explained", "kid")}
        kept["largest_step"] = found["smoothness"]["straight"]
        rows.append({"share": share, "arm": arm, "seed": seed, **_facts(made, arm), **kept})
    return pd.DataFrame(rows)


def _work(
    campuses: Mapping[float, Sorted], seeds: Sequence[int], arms: Sequence[str]
) -> Iterator[tuple[float, int, str]]:
    for share in campuses:
        for seed in seeds:
            for arm in arms:
                yield share, seed, arm


def _facts(made: Sorted, arm: str) -> dict[str, Any]:
    rows = made.rows[made.rows["part"] == "train"]
    chosen = rows[rows["kept"]] if arm == CURATED else rows[rows["good"]] if arm == GOOD else rows
    faces = int(rows["kept"].sum()) if arm == RANDOM else len(chosen)
    return {"faces": faces, "bad": float(1 - chosen["good"].mean())}


def differences(
    table: pd.DataFrame, measure: str = "explained", *, against: str = ALL
) -> pd.DataFrame:
    """Each arm less another, paired by seed: ``share, arm, mean, low, high`` (95%, Student's t).

    Args:
        table: from `compare`; with one seed the interval is not defined.
        measure: a column of it.
        against: the arm that is subtracted from all others.
    """
    wide = table.pivot_table(index=["share", "seed"], columns="arm", values=measure)
    rows = []
    for arm in [name for name in ARMS if name in wide and name != against]:
        for share, values in (wide[arm] - wide[against]).groupby(level="share"):
            half = np.nan
            if len(values) > 1:
                half = float(stats.t.ppf(0.975, len(values) - 1) * stats.sem(values))
            mean = float(values.mean())
            rows.append({"share": share, "arm": arm, "mean": mean, "low": mean - half,
                         "high": mean + half})  # fmt: skip
    return pd.DataFrame(rows)


def sentences(table: pd.DataFrame) -> list[str]:
    """What curation changed; "no difference" is a result like the other.

    Against all crops curation has removed bad ones and left fewer; against as many drawn at random
    it has only removed bad ones.

    Args:
        table: from `compare`.
    """
    texts = []
    for measure in [name for name in MEASURES if name in table]:
        name, factor, unit = MEASURES[measure]
        found = {
            words: differences(table, measure, against=arm)
            for arm, words in {ALL: "all crops", RANDOM: "as many drawn at random"}.items()
            if (table["arm"] == arm).any()
        }
        for share in sorted(table["share"].unique()):
            parts = [
                f"by {_change(rows, share, factor, unit)} against {words}"
                for words, rows in found.items()
            ]
            start = f"With {100 * share:.0f}% bad pictures, curation changes {name}"
            texts.append(f"{start} {', and '.join(parts)}.")
    return texts


def _change(found: pd.DataFrame, share: float, factor: float, unit: str) -> str:
    """The curated arm's difference, its interval, and whether that shows none."""
    row = found[(found["arm"] == CURATED) & (found["share"] == share)].iloc[0]
    # Adding 0 makes a rounded -0 a 0.
    mean, low, high = (round(factor * row[name], 2) + 0.0 for name in ("mean", "low", "high"))
    text = f"{mean:+.2f} {unit}"
    if np.isfinite(low):
        none = "; no difference" if low <= 0 <= high else ""
        text += f" ({low:+.2f} to {high:+.2f}{none})"
    return text


def saved() -> pd.DataFrame | None:
    """What the benchmark measured, as from `compare`; this checkout's before the published."""
    for place in (paths.root() / SAVED[0], paths.CHECKOUT / SAVED[1]):
        try:
            entries = json.loads(place.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        for entry in entries:
            if entry.get("claim") == CLAIM and "runs" in entry:
                return pd.DataFrame(entry["runs"])
    return None
