"""A study of 20,000 faces: the page stays under its limit, shows its first faces before all of it
is read, and scrolls without gaps."""

import base64
import os

import numpy as np
import pandas as pd
import pytest
from selenium.webdriver.support.ui import WebDriverWait
from support.explore_browser import opened, probabilities
from support.made_pictures import noise_picture, png

from facestudy.evaluation import metrics, results
from facestudy.report.explore import faces_table, gradcam_maps, page, thumbnails
from facestudy.study import files, index

pytestmark = pytest.mark.slow
MANY = 20_000
CLASSES = [f"class {number}" for number in range(8)]
SPLITS = ["train"] * 7 + ["test"] * 2 + ["validation"]
MODELS = ["scratch_cnn", "bottleneck", "finetune"]


def table(study) -> pd.DataFrame:
    """The faces of a study of real people, each with an address of its own."""
    ids = [f"{number:016x}" for number in range(MANY)]
    places = np.arange(MANY)
    faces = pd.DataFrame(dict.fromkeys(index.COLUMNS, ""), index=places)
    faces = faces.assign(
        id=ids, sha256=[name * 4 for name in ids], width=600, height=800, format="jpg",
        category=[CLASSES[n % 8] for n in places],
        department=[f"Department of Subject {n % 97}, University of Town {n % 57}" for n in places],
        page_url=[f"https://www.town-{n % 57}.example/institute/people/{n}.html" for n in places],
        image_url=[f"https://www.town-{n % 57}.example/media/portraits/{n}.jpg" for n in places],
        retrieved_at="2025-01-01T00:00:00+00:00", last_seen="2025-01-01T00:00:00+00:00",
    )  # fmt: skip
    index.write(study.index, faces)
    boxes = {name: np.random.default_rng(0).uniform(0, 600, MANY) for name in faces_table.BOX}
    return faces.assign(
        **boxes, raw_width=600, raw_height=800, faces=1, score=0.9, age=20.0 + places % 50,
        sex="male",
        split=[SPLITS[n % 10] for n in places], verdict="good", source="model", probability=0.9,
        because="", reason=[f"probability of being good …, over 0.{n % 90}" for n in places],
        duplicates=faces_table.NONE, likeness=0,
    )  # fmt: skip


@pytest.fixture
def large(study, monkeypatch):
    """The page of such a study, with thumbnails that are all as large as they may be."""
    faces = table(study)
    predictions = metrics.as_predictions(
        faces, CLASSES, probabilities(faces["category"].tolist(), CLASSES, lambda n: n % 3 == 0)
    )
    monkeypatch.setattr(results, "read_predictions", lambda study, model, part=None: predictions)
    test = faces.loc[faces["split"] == "test", "id"].to_numpy(str)[: gradcam_maps.MOST]
    maps = gradcam_maps.Maps(test, np.full((len(test), 8, 8), 99, np.uint8))
    monkeypatch.setattr(gradcam_maps, "gather", lambda study, models: dict.fromkeys(models, maps))
    monkeypatch.setattr(thumbnails, "texts", padded(study))
    path = study.reports / page.NAME
    files.write_text(path, page.render(study, faces, MODELS, fictional=False))
    return path


def padded(study):
    """Instead of `thumbnails.texts`: different pictures, each with random bytes up to the limit."""
    kept = []
    for number in range(100):
        path = study.faces / f"{number}.png"
        files.write_bytes(path, png(noise_picture(number)), sync=False)
        kept.append(thumbnails.thumbnail(path, thumbnails.LEAST_BYTES))

    def texts(folder, ids, most):
        return [
            base64.b64encode(kept[n % 100] + os.urandom(most - len(kept[n % 100]))).decode()
            for n in range(len(ids))
        ]

    return texts


JUMP = """
const [place, done] = arguments;
scrollTo(0, place * (document.documentElement.scrollHeight - innerHeight));
requestAnimationFrame(() => requestAnimationFrame(() => {
  const { left, right, top, bottom } = document.getElementById("space").getBoundingClientRect();
  const head = document.getElementById("top").offsetHeight;
  const { width, height } = document.querySelector(".tile").getBoundingClientRect();
  const columns = Math.floor((right - left + 8) / (width + 8));
  const faces = Number(document.querySelector(".tile").getAttribute("aria-setsize"));
  const texts = {};
  const result = { seen: [], missing: [], wrong: [], unread: [] };
  for (let row = Math.max(0, Math.floor((head - top) / (height + 8))); ; row++) {
    // The middle of the part of the row that is in the window.
    const start = Math.max(head, top + row * (height + 8));
    const end = Math.min(innerHeight, bottom, top + row * (height + 8) + height);
    if (start >= innerHeight || row * columns >= faces) break;
    if (end - start < 8) continue;
    for (let column = 0; column < columns && row * columns + column < faces; column++) {
      const face = row * columns + column;
      const x = left + column * (width + 8) + width / 2;
      const tile = document.elementFromPoint(x, (start + end) / 2)?.closest(".tile");
      const picture = tile?.querySelector("img");
      result.seen.push(face);
      if (!tile) result.missing.push(face);
      else if (Number(tile.dataset.place) !== face) result.wrong.push(face);
      else if (!picture.complete || !picture.naturalWidth) result.unread.push(face);
      else {
        const part = Math.floor(face / 250);
        texts[part] ??= document.getElementById(`t${part}`).textContent.split(",");
        if (!picture.src.endsWith(`,${texts[part][face % 250]}`)) result.wrong.push(face);
      }
    }
  }
  done(result);
}));
"""
MOST_SECONDS = 2
"""Of the page's main thread, until all of the file is read: a busy machine does not change it."""


def jump(browser, place: float) -> dict[str, list[int]]:
    """Scroll to a share of the whole height; which faces belong into the window, by what is wrong.

    The page has one animation frame for it.
    """
    return browser.execute_async_script(JUMP, place)


def processor_seconds(browser) -> float:
    """What the page's main thread has worked since `Performance.enable`."""
    metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(entry["value"] for entry in metrics if entry["name"] == "TaskDuration")


def test_a_large_study_fits_and_scrolls_without_gaps(large, tmp_path):
    assert large.stat().st_size <= page.MOST_BYTES
    with opened(downloads=tmp_path) as browser:
        browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        browser.get(large.as_uri())
        wait = WebDriverWait(browser, 120, poll_frequency=0.2)
        wait.until(lambda driver: driver.execute_script("return document.readyState") == "complete")
        worked = processor_seconds(browser)
        times = browser.execute_script(
            "const load = performance.getEntriesByType('navigation')[0];"
            "return [performance.getEntriesByName('first grid')[0].startTime, load.domInteractive]"
        )
        print(f"{large.stat().st_size / 1e6:.1f} MB, {worked:.1f} s of processor time, ", end="")
        print(f"first grid after {times[0]:.0f} ms, all read after {times[1]:.0f} ms")
        assert times[0] < times[1]
        assert 0 < worked < MOST_SECONDS
        assert "20,000" in browser.find_element("id", "count").text
        seen: set[int] = set()
        # Scrolled by hand: tiles and pictures are there in each frame.
        for place in np.linspace(0, 0.005, 16):
            found = jump(browser, place)
            assert found.pop("seen") and not any(found.values()), found
        # After a jump to a place far away the tiles are there at once, and soon their pictures.
        for place in [*np.linspace(0.1, 1, 7), *np.random.default_rng(0).random(7)]:
            found = jump(browser, place)
            seen.update(found["seen"])
            assert found["seen"] and not found["missing"] and not found["wrong"], found
            wait.until(lambda driver, place=place: not jump(driver, place)["unread"])
        assert max(seen) == MANY - 1
        assert browser.execute_script("return document.querySelectorAll('.tile').length") < 400
