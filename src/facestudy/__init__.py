"""facestudy: rerun a study that reads faces, then try to prove it wrong."""

import os

__version__ = "0.1.0"

# TensorFlow speaks up while it is imported, so this must come before anything that imports it.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
