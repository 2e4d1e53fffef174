"""Precision: decided by what is faster, said aloud, and never far from float32."""

import keras
import numpy as np
import pytest
from support import made_weights
from support.processor import NEEDS_BFLOAT16

from facestudy.models import (
    bottleneck,
    classifier_head,
    finetune,
    hardware,
    precision,
    registry,
    scratch_cnn,
)
from facestudy.models.backbones import face_resnet, vggface, vggface_weights
from facestudy.models.precision import BFLOAT16, FLOAT32, Speed
from facestudy.study.errors import StudyError
from facestudy.training import fit


@pytest.fixture
def faster(monkeypatch):
    """A machine on which bfloat16 is so many times as fast as float32."""

    def be(ratio: float) -> None:
        monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
        monkeypatch.setattr(precision, "measure", lambda: Speed(ratio, 0.1))

    return be


@pytest.fixture(scope="module")
def vgg_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("keras")
    made_weights.write(home / "models" / "vggface" / vggface_weights.FILE, made_weights.vgg16())
    return home


@pytest.fixture(params=["vggface", "face_resnet"])
def load(request, vgg_home, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(vgg_home))
    return {"vggface": vggface.load, "face_resnet": face_resnet.load}[request.param]


def pictures(count: int = 8) -> np.ndarray:
    small = np.random.default_rng(3).integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)
    return small.repeat(16, axis=1).repeat(16, axis=2)


@pytest.mark.parametrize(("ratio", "wanted"), [(3.0, BFLOAT16), (1.1, FLOAT32), (0.4, FLOAT32)])
def test_auto_takes_what_is_faster_and_says_why(faster, ratio, wanted):
    faster(ratio)
    chosen = precision.choose("auto")
    assert chosen == wanted
    assert f"{ratio:.1f} times" in chosen.why


def test_a_limit_of_onednn_to_avx2_means_float32_without_a_measurement(monkeypatch):
    def measure():
        raise AssertionError("TensorFlow would end the process")

    monkeypatch.setattr(precision, "measure", measure)
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "avx2")
    chosen = precision.choose("auto")
    assert chosen == FLOAT32 and "ONEDNN_MAX_CPU_ISA" in chosen.why
    with pytest.raises(StudyError, match="leaves oneDNN no bfloat16"):
        precision.choose(BFLOAT16)


@pytest.mark.long
def test_a_study_keeps_what_was_once_found_on_a_device(study, faster, monkeypatch):
    faster(3)
    assert precision.of_study(study) == BFLOAT16
    faster(0.4)  # a neighbour is busy: the measurement has tipped over
    again = precision.of_study(study)
    assert again == BFLOAT16 and "3.0 times" in again.why
    assert precision.of_study(study, BFLOAT16) == BFLOAT16  # asked for by name, not refused
    assert precision.of_study(study, FLOAT32) == FLOAT32
    assert registry.choose("face_resnet", precision=again).precision == BFLOAT16
    monkeypatch.setattr(hardware, "device", lambda: "another processor")
    assert precision.of_study(study) == FLOAT32


def test_a_damaged_note_of_the_precision_is_measured_anew(study, faster):
    faster(3)
    path = study.data / "models" / "precision.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"precision": "mixed_bf')
    assert precision.of_study(study) == BFLOAT16
    assert precision.of_study(study).why


@NEEDS_BFLOAT16
def test_the_small_network_rounds_its_convolutions_alone():
    networks = []
    for policy in (FLOAT32, BFLOAT16):
        fit.set_seed(3)
        networks.append(scratch_cnn.build(4, policy=policy))
    plain, mixed = networks
    assert {layer.name for layer in mixed.layers if layer.compute_dtype == "bfloat16"} == {
        *("conv1", "conv2", "conv3"), *("pool1", "pool2", "pool3")
    }  # fmt: skip
    assert {weight.dtype for weight in mixed.trainable_weights} == {"float32"}
    found = [fit.predict(network, pictures(32)) for network in (plain, mixed)]
    assert 0 < np.abs(found[0] - found[1]).max() <= 0.02


def test_float32_is_never_questioned(faster):
    faster(9)
    assert precision.choose("float32") == FLOAT32


def test_bfloat16_that_gains_nothing_is_refused(faster):
    faster(0.4)
    with pytest.raises(StudyError, match=r"mixed_bfloat16 was asked for.*0\.4 times.*float32"):
        registry.choose("face_resnet", precision="mixed_bfloat16")


@pytest.mark.parametrize("asked", ["bfloat16", "float16", ""])
def test_unknown_precisions_are_named(asked):
    with pytest.raises(StudyError, match="choose auto, float32, mixed_bfloat16"):
        precision.choose(asked)


@pytest.mark.long
def test_the_comparison_leaves_seeds_alone():
    if precision.onednn_lacks_bfloat16():
        pytest.skip("oneDNN has no bfloat16 here")
    keras.utils.set_random_seed(5)
    wanted = keras.ops.convert_to_numpy(keras.random.normal((3,))), np.random.random()
    keras.utils.set_random_seed(5)
    assert precision.compare() > 0
    found = keras.ops.convert_to_numpy(keras.random.normal((3,))), np.random.random()
    np.testing.assert_array_equal(found[0], wanted[0])
    assert found[1] == wanted[1]


@pytest.mark.long
def test_the_chosen_precision_reaches_the_network(faster):
    faster(2)
    chosen = registry.choose("face_resnet").precision
    assert (chosen, chosen.why) == (BFLOAT16, precision.choose().why)
    assert keras.config.dtype_policy().name == FLOAT32  # no global setting changed


@pytest.mark.long
def test_weights_stay_float32_and_products_are_bfloat16(load):
    backbone = load(BFLOAT16)
    network = backbone.network()
    assert {weight.dtype for weight in network.weights} == {"float32"}
    policies = {
        layer.dtype_policy.name for layer in network._flatten_layers() if "conv" in layer.name
    }
    assert BFLOAT16 in policies
    assert network.output.dtype == "float32"
    plain = load(FLOAT32).network()
    for weight, wanted in zip(network.get_weights(), plain.get_weights(), strict=True):
        np.testing.assert_array_equal(weight, wanted)


@pytest.mark.long
@pytest.mark.parametrize("model", [bottleneck, finetune])
def test_class_probabilities_are_near_those_of_float32(load, model):
    plain, mixed = load(FLOAT32), load(BFLOAT16)
    keras.utils.set_random_seed(1)  # a top that is not sure of one class already
    classifier = classifier_head.build_for(plain, 4)
    # As trained tops do, this one brings the features to mean 0 and variance 1, where it can.
    classifier_head.adapt(classifier, plain.network().predict(pictures(32), verbose=0))
    found = [
        model.build(4, backbone=one, top=classifier).predict(pictures(32), verbose=0)
        for one in (plain, mixed)
    ]
    assert found[1].dtype == np.float32
    assert found[0].std(axis=0).max() > 0.03  # it does tell the pictures apart
    difference = np.abs(found[0] - found[1]).max()
    assert 0 < difference <= 0.02
