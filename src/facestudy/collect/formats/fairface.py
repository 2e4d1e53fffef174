"""FairFace: ``fairface_label_train.csv`` and ``fairface_label_val.csv``.

The pictures lie in ``train`` and ``val``, which are the parts of the published split. Ages are
ranges such as ``0-2``. See Kärkkäinen and Joo, 2021.
"""

import re

from facestudy.collect.formats.table import LabelFile, Table

LABEL_FILES = re.compile(r"fairface_label_(train|val)\.csv", re.IGNORECASE)


def read_table(labels: LabelFile) -> Table | None:
    """Read FairFace's labels; None for a file in another format."""
    if not {"file", "age", "gender", "race", "service_test"} <= set(labels.header):
        return None
    return Table(labels.frame(), by_sex=True)
