"""What huge pictures take of the memory while they are judged."""

import subprocess
import sys

import pytest
from PIL import Image

HUGE = (6000, 5000)
MEGABYTES = 300
"""Of 500 that a run may take beside its browsers; the program itself takes the rest."""
JUDGED = """
import resource, sys
from pathlib import Path
from scrapers.crawl import portraits

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

before = peak()
data = Path(sys.argv[1]).read_bytes()
columns = portraits.examine(portraits.stripped(data))
print(columns["width"], columns["height"], peak() - before)
"""


@pytest.mark.parametrize(("form", "mode"), [("jpeg", "RGB"), ("png", "RGBA"), ("webp", "RGBA")])
def test_a_picture_of_thirty_megapixels_takes_a_part_of_the_memory(tmp_path, form, mode):
    picture = Image.linear_gradient("L").resize(HUGE).convert(mode)
    path = tmp_path / f"huge.{form}"
    picture.save(path, form, **{"webp": {"method": 0}, "png": {"compress_level": 1}}.get(form, {}))
    ran = subprocess.run(
        [sys.executable, "-c", JUDGED, str(path)], capture_output=True, text=True, check=True
    )
    width, height, peak = map(int, ran.stdout.split())
    assert (width, height) == HUGE
    assert peak < MEGABYTES
