"""UTKFace: the file names state age and sex, as in ``26_0_1_20170116171048641.jpg``.

The first number is the age, the second the sex (0 male, 1 female). The third, the person's
origin, is not read. See https://susanqq.github.io/UTKFace.
"""

import re

from facestudy.collect import attributes
from facestudy.collect.formats.table import PROBLEM

FILE_NAME = re.compile(r"(\d{1,3})_(\d+)_(?:\d+_)?\d{17}\.[A-Za-z.]+")


def read_name(name: str) -> dict[str, object]:
    """The age, the sex and the class (the sex) that a file name states.

    >>> read_name("26_0_1_20170116171048641.jpg")
    {'age': '26', 'sex': 'male', 'category': 'male'}
    >>> read_name("portrait.jpg")
    {}
    """
    match = FILE_NAME.fullmatch(name)
    if match is None:
        return {}
    ages = attributes.ages([match[1]])
    sex = {"0": attributes.MALE, "1": attributes.FEMALE}.get(match[2])
    if ages.problems or sex is None:
        reason = ages.problems.get(0) or f"sex {match[2]!r} in the name is neither 0 nor 1"
        return {PROBLEM: reason}
    return {"age": str(int(match[1])), "sex": sex, "category": sex}
