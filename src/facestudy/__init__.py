"""facestudy: rerun a study that reads faces, then try to prove it wrong."""

from facestudy import quiet

__version__ = "0.1.0"

quiet.install()
