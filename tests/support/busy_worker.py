"""Work for a process of joblib that takes longer than its test."""

import os
import time
from pathlib import Path

import facestudy


def work(folder: str) -> str:
    """Say which process works, then work for two minutes."""
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(120)
    return facestudy.__version__
