"""The device is named, and a GPU that is not there is refused."""

import pytest

from facestudy.models import engine, hardware, registry
from facestudy.study.errors import StudyError


def test_device_has_a_name():
    assert hardware.device().strip()


def test_device_without_a_gpu_is_the_processor(monkeypatch):
    monkeypatch.setattr(hardware, "_gpu", lambda: "")
    assert hardware.device() == engine.processor() != ""


def test_a_gpu_that_is_not_there_is_refused(monkeypatch):
    monkeypatch.setattr(hardware, "has_gpu", lambda: False)
    with pytest.raises(StudyError, match="a GPU was asked for.*requirements-gpu.txt"):
        registry.choose("face_resnet", device="gpu")
    monkeypatch.setattr(hardware, "has_gpu", lambda: True)
    hardware.require_device("gpu")


def test_unknown_devices_are_named():
    with pytest.raises(StudyError, match="choose auto or gpu"):
        hardware.require_device("tpu")
