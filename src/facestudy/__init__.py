"""facestudy: rerun a study that reads faces, then try to prove it wrong."""

__version__ = "0.1.0"
