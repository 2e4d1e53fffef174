"""The whole way from a campus to what its walks show."""

import pytest

from facestudy import campus
from facestudy.experiments.autoencoder import attributes, signal
from facestudy.study.paths import Study


def test_the_interval_is_student_s():
    mean, low, high = signal.interval([0.1, 0.3, 0.2, 0.4])
    assert mean == pytest.approx(0.25) and mean - low == pytest.approx(high - mean)
    assert high - mean == pytest.approx(3.18245 * 0.0645497, rel=1e-4)


@pytest.mark.slow
def test_a_small_campus_is_walked():
    knobs = campus.Knobs(sites=8, portraits=120, sex_gap=0, age_gap=0)
    found = signal.measure_campus(
        Study("campus-small"), knobs, epochs=1, side=16, latent=8, samples=100
    )
    assert found["walks"] == 24 and 0 <= found["rise"] <= 24 and found["explained"] < 1
    assert set(found["readable"]) == set(attributes.planted().columns)
    assert found["agreement"] is None or -1 <= found["agreement"] <= 1
