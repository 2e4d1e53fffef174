"""facestudy: rerun a study that reads something from faces, then try to prove it wrong."""

from facestudy import _quiet_tensorflow
from facestudy.study import parent_watch

__version__ = "0.1.0"

_quiet_tensorflow.install()
parent_watch.install()
