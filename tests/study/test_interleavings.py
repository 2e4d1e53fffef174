"""Scrape, import, forget and the stages on one study, in random orders and at once.

No row is lost, and nobody who asked to be forgotten comes back. The web is a stand-in: what pages
showed is merged by the same writer that a scrape uses, and the face detector finds a face in all
pictures. Every step that an interleaving may come between is a step of its own.
"""

import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest
from support.made_pictures import noise_picture, png

from facestudy.collect import import_folder as importing
from facestudy.collect.label_tables import Listing, Row
from facestudy.curate import decisions
from facestudy.evaluation import results
from facestudy.prepare import crop, split
from facestudy.privacy import forget
from facestudy.study import files, index, opt_outs, removals
from facestudy.study.errors import StudyError
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study
from scrapers.crawl.index_writer import IndexWriter
from scrapers.crawl.merge_index import Pictures
from scrapers.crawl.portraits import examine
from scrapers.crawl.request_log import Entry, RequestLog
from scrapers.crawl.visit import CrawlResult
from scrapers.department_file import Department
from scrapers.parse.people import Person

PEOPLE = [
    f"{first} {last}" for first in ("Anna", "Bela", "Cora") for last in "Quist Reh Sund".split()
]
URL = "https://uni.example.org"
DATA = [png(noise_picture(number)) for number in range(2 * len(PEOPLE))]
IDS = [index.picture_id(data) for data in DATA]
"""The first half is on web pages, the second in folders; number n and n + 9 show one person."""

Steps = Iterator[None]


def scrape(study: Study, numbers: range) -> Steps:
    """What a scrape does, with an interruption wherever others may come between."""
    left_out = opt_outs.left_out(study, None)
    log = RequestLog(study.requests, lock=study.index_lock, forgotten=left_out)
    writer = IndexWriter(study)
    yield
    people, columns = [], {}
    for number in numbers:
        name, url = PEOPLE[number], f"{URL}/{number}.png"
        people.append(Person(name, "", url, f"{URL}/people", f"{URL}/staff/{number}"))
        with index_lock(study):
            marks = opt_outs.marks(picture_id=IDS[number], url=url, name=name, department="web")
            if left_out.holds(marks):
                continue
            files.write_bytes(study.raw / f"{IDS[number]}.png", DATA[number], sync=False)
        columns[url] = examine(DATA[number])
        yield
        log.add(Entry(url, "picture", "web", 200, id=IDS[number]), name=name)
        log.add(Entry(f"{URL}/staff/{number}", "profile", "web", 200), name=name)
        yield
    result = CrawlResult(Department("web", "cs", f"{URL}/people"), people)
    writer.write([result], Pictures(columns, {}))
    yield
    log.compact()


def import_pictures(study: Study, folder: Path, numbers: range) -> Steps:
    table = {"file": [f"{number}.png" for number in numbers]}
    table |= {"name": [PEOPLE[number % len(PEOPLE)] for number in numbers], "category": "econ"}
    table = pd.DataFrame(table).assign(department="folder")
    rows = [Row(row["file"], folder / row["file"], columns=row) for row in table.to_dict("records")]
    out = importing._LeftOut(study, again=False)
    copied = importing._copy(Listing(rows, [], []), study, out)
    yield
    importing._publish(study, copied, out, first=False, keep_days=None)


def forget_person(study: Study, name: str, asked: set[str]) -> Steps:
    try:
        forget.forget(study, name=name)
        asked.add(name)
    except StudyError as error:
        assert "nobody" in str(error) or "does not exist yet" in str(error), error
    yield


def crop_pictures(study: Study) -> Steps:
    if not study.index.is_file():
        return
    pictures = index.read(study.index)
    names = crop.files_by_size(pictures)
    yield
    place = crop.Place(study.raw, study.faces, study.index_lock)
    study.faces.mkdir(parents=True, exist_ok=True)
    rows = []
    for start in range(0, len(names), 4):
        pictures = crop._read_batch(place, names[start : start + 4])
        rows += crop._keep_batch(place, crop._crop_batch(64, pictures))
        yield
    with index_lock(study):
        crop._write(study, crop._table(rows))
        crop._remove_obsolete(study, ())


def curate(study: Study) -> Steps:
    if study.faces_csv.is_file():
        ids = crop.read(study)["id"]
        yield
        decisions.append(study, pd.DataFrame({"id": ids, "verdict": "good", "source": "model"}))


def split_faces(study: Study) -> Steps:
    if not study.faces_csv.is_file():
        return
    try:
        frame = split.usable(study)
    except StudyError:
        return
    yield
    rows = frame[["id", "category"]].assign(group=frame["id"], split="train", reason="")
    rows.loc[rows.index[::3], "split"] = "test"
    with index_lock(study):
        if len(removals.without_removed(study, rows)) == len(rows):
            split._publish(study, rows, {})


def train(study: Study) -> Steps:
    if study.split_csv.is_file():
        rows = split.read(study)
        yield
        chances = np.full((len(rows), 2), 0.5)
        classes = {"categories": ["cs", "econ"], "probabilities": chances}
        if len(rows):
            try:
                results.write_predictions(study, "m", rows=rows, **classes)
            except StudyError as error:  # somebody split anew meanwhile
                assert "another split.csv" in str(error), error


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "pictures"
    for number in range(len(PEOPLE), len(DATA)):
        files.write_bytes(folder / f"{number}.png", DATA[number], sync=False)
    return folder


@pytest.fixture(autouse=True)
def finds_a_face(monkeypatch):
    def crop_picture(data: bytes, *, side: int) -> tuple[np.ndarray, dict]:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
        return cv2.resize(pixels, (side, side)), {"reason": "", "faces": 1, "score": 0.9}

    monkeypatch.setattr(crop, "crop_picture", crop_picture)
    monkeypatch.setattr("os.fsync", lambda handle: None)  # no power fails here


def tasks(
    study: Study, folder: Path, rng: random.Random, asked: set[str]
) -> list[Callable[[], Steps]]:
    """Each collector once, since the run lock lets one run at a time; the others in any number."""
    first = rng.randrange(len(PEOPLE) - 3)
    collectors = [
        lambda: scrape(study, range(first, first + 4)),
        lambda: import_pictures(study, folder, range(len(PEOPLE), len(DATA))),
    ]
    others = [
        lambda stage=stage: stage(study)
        for stage in rng.choices([crop_pictures, curate, split_faces, train], k=6)
    ]
    forgetting = [
        lambda name=name: forget_person(study, name, asked) for name in rng.sample(PEOPLE, 2)
    ]
    return [*collectors, *others, *forgetting]


def expected(study: Study, asked: set[str]) -> None:
    """What must hold after any interleaving."""
    gone = {IDS[n] for n in range(len(IDS)) if PEOPLE[n % len(PEOPLE)] in asked}
    table = index.read(study.index)
    assert not gone & set(table["id"])
    folders = {IDS[n] for n in range(len(PEOPLE), len(DATA))} - gone
    assert folders <= set(table["id"])  # no row of the import is lost
    assert set(table.loc[table["department"] == "web", "name"]) & asked == set()
    for path in [*study.data.rglob("*"), *study.reports.rglob("*")]:
        assert path.stem not in gone, path
        if path.is_file() and path.suffix in (".csv", ".json"):
            text = path.read_text()
            assert not any(trace in text for trace in [*gone, *asked]), path
    pages = pd.read_csv(study.requests)["url"] if study.requests.is_file() else []
    for number, name in enumerate(PEOPLE):
        if name in asked:
            assert f"{URL}/staff/{number}" not in set(pages)
    assert not [path for path in study.data.rglob(".*") if path.is_file()]


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(12), marks=pytest.mark.long),
        pytest.param(range(12, 200), marks=pytest.mark.slow),
    ],
)
def test_random_interleavings_lose_no_row_and_bring_nobody_back(seeds, root, tmp_path, folder):
    for seed in seeds:
        rng, asked, study = random.Random(seed), set(), Study(f"s{seed}")
        waiting = tasks(study, folder, rng, asked)
        rng.shuffle(waiting)
        for _ in import_pictures(study, folder, range(len(PEOPLE), len(PEOPLE) + 2)):
            pass
        running = [task() for task in waiting]
        while running:
            steps = rng.choice(running)
            if next(steps, StopIteration) is StopIteration:
                running.remove(steps)
        for _ in import_pictures(study, folder, range(len(PEOPLE), len(DATA))):
            pass
        expected(study, asked)


@pytest.mark.long
def test_threads_at_once_lose_no_row_and_bring_nobody_back(root, folder):
    for seed in range(5):
        rng, asked, study = random.Random(seed), set(), Study(f"t{seed}")
        for _ in import_pictures(study, folder, range(len(PEOPLE), len(DATA))):
            pass
        failures: list[BaseException] = []

        def work(task: Callable[[], Steps], failures: list[BaseException] = failures) -> None:
            try:
                for _ in task():
                    pass
            except BaseException as error:
                failures.append(error)

        threads = [
            threading.Thread(target=work, args=(task,)) for task in tasks(study, folder, rng, asked)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures, failures
        expected(study, asked)
