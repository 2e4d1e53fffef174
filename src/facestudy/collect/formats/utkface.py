"""UTKFace: the file names state age and sex, as in ``26_0_1_20170116171048641.jpg``.

The first number is the age, the second the sex (0 male, 1 female). The third, the person's
origin, is not read. See https://susanqq.github.io/UTKFace.
"""

import re
from pathlib import PurePosixPath

from facestudy.collect import attributes

FILE_NAME = re.compile(r"(\d{1,3})_(\d+)_(?:\d+_)?\d{17}\.[A-Za-z.]+")
SEXES = {"0": attributes.MALE, "1": attributes.FEMALE}


def read_name(name: str) -> dict[str, object]:
    """The age, the sex and the class (the sex) that a file name states.

    What cannot be an age or a sex is kept as ``source_age`` or ``source_sex``.

    >>> read_name("26_0_1_20170116171048641.jpg")
    {'age': '26', 'sex': 'male', 'category': 'male'}
    >>> read_name("portrait.jpg")
    {}
    """
    match = FILE_NAME.fullmatch(PurePosixPath(name).name)
    if match is None:
        return {}
    sex = SEXES.get(match[2], "")
    columns: dict[str, object] = {"age": str(int(match[1])), "sex": sex, "category": sex}
    if attributes.ages([match[1]]).problems:
        columns |= {"age": "", "source_age": match[1]}
    return columns if sex else columns | {"source_sex": match[2]}
