"""A linear probe of features, its scores, intervals and permutation tests."""
