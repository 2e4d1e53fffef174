"""facestudy: rerun a study that reads faces, then try to prove it wrong."""

from facestudy import _quiet_tensorflow

__version__ = "0.1.0"

_quiet_tensorflow.install()
