"""Columns of one scale, for other pictures too."""

import numpy as np

from facestudy.audit.controls.columns import standardised, with_squares


def test_other_rows_are_treated_like_the_reference():
    reference = np.random.default_rng(0).normal(5, 3, (200, 4))
    everything = with_squares(reference)
    np.testing.assert_allclose(with_squares(reference[:7], reference), everything[:7])
    assert not np.allclose(with_squares(reference[:7]), everything[:7])


def test_each_column_and_each_square_has_one_scale():
    made = with_squares(np.random.default_rng(0).gamma(2, 3, (100, 3)) + 1000)
    np.testing.assert_allclose(made.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(made.std(axis=0), 1)
    assert made.shape == (100, 6)


def test_a_constant_column_is_nothing():
    assert (standardised(np.full((5, 1), 0.1)) == 0).all()
    assert (with_squares(np.full((5, 1), 1e6)) == 0).all()
