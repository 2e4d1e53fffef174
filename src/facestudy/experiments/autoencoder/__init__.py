"""Autoencoders that draw faces: reconstructions, samples, and walks from one face to another.

Three networks are trained on a study's good faces: a plain one, a variational one and a variational
one with a critic. The question is the one that a collection of faces is cleaned for: can such a
network interpolate, and what does curation change about it? Results go to
``reports/<study>/autoencoder/metrics.json``. A drawn face is nobody's.
"""

NAME = "autoencoder"
"""The experiment's folder below ``reports/<study>/`` and ``models/``."""
EXPERIMENT = "experiments/autoencoder"
"""Its notebook."""
