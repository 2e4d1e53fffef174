"""Which parts of a picture a trained network uses."""
