"""Train a model: fit, batches, checkpoints, data parallelism, monitoring."""
