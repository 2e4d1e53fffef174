"""Recall and precision on the odd pages that the detector was tuned on."""

import pytest

from .__main__ import measured, sites_of


@pytest.mark.slow
def test_recall_and_precision_on_the_tuning_set():
    scores = measured(sites_of("tune"))
    right, expected = sum(site.right for site in scores), sum(site.expected for site in scores)
    wrong = sum(len(site.wrong) for site in scores)
    assert right >= 0.95 * expected and right >= 0.98 * (right + wrong)
