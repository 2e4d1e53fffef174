"""A linear probe on features, with its scores, confidence intervals and permutation test."""
