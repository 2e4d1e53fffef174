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
  const gaps = [];
  const tile = document.querySelector(".tile").getBoundingClientRect();
  const last = Math.min(innerHeight, bottom) - 14;
  for (let y = Math.max(head, top) + 4; y < last; y += tile.height / 2) {
    for (let x = left + tile.width / 2; x < right - 8; x += tile.width + 8) {
      // Between two rows there is nothing: look a little below.
      const hit = [0, 9].map((more) => document.elementFromPoint(x, y + more));
      const found = hit.map((element) => element?.closest(".tile")).find(Boolean);
      const picture = found?.querySelector("img");
      if (!found) gaps.push(`no tile at ${x}, ${y}`);
      else if (!picture.complete || !picture.naturalWidth) gaps.push(`no picture at ${x}, ${y}`);
    }
  }
  done(gaps);
}));
"""


def test_a_large_study_fits_and_scrolls_without_gaps(large, tmp_path):
    assert large.stat().st_size <= page.MOST_BYTES
    with opened(downloads=tmp_path) as browser:
        browser.get(large.as_uri())
        wait = WebDriverWait(browser, 120, poll_frequency=0.2)
        wait.until(lambda driver: driver.execute_script("return document.readyState") == "complete")
        times = browser.execute_script(
            "const load = performance.getEntriesByType('navigation')[0];"
            "return [performance.getEntriesByName('first grid')[0].startTime, load.domInteractive]"
        )
        print(f"{large.stat().st_size / 1e6:.1f} MB, ", end="")
        print(f"first grid after {times[0]:.0f} ms, all read after {times[1]:.0f} ms")
        assert times[0] < times[1]
        assert "20,000" in browser.find_element("id", "count").text
        assert browser.execute_script("return document.querySelectorAll('.tile').length") < 400
        for place in np.linspace(0, 0.005, 16):
            assert browser.execute_async_script(JUMP, place) == []
        # After a jump to a place far away the tiles are there at once, and soon their pictures.
        for place in [*np.linspace(0.1, 1, 7), *np.random.default_rng(0).random(7)]:
            gaps = browser.execute_async_script(JUMP, place)
            assert not [gap for gap in gaps if "tile" in gap]
            wait.until(lambda driver, place=place: not driver.execute_async_script(JUMP, place))
