"""The measurements of a graphics card: refused without one, bounded in time, kept for each card."""

import json
import os
import subprocess
import sys

import pytest

from benchmarks import gpu
from facestudy.study.errors import StudyError

WITHOUT_A_CARD = {"CUDA_VISIBLE_DEVICES": "", "HIP_VISIBLE_DEVICES": "", "JAX_PLATFORMS": "cpu"}


def result(card="a card", backend="jax", value=1.0):
    rows = [gpu.row("features", value, "pictures/s", "a note"), gpu.row("stage 2", None, "", "no")]
    return {"card": card, "backend": backend, "versions": {"keras": "3"}, "date": "d", "rows": rows}


def command(*options, **environment):
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", "gpu", *options],
        env={**os.environ, **WITHOUT_A_CARD, **environment},
        capture_output=True,
        text=True,
    )


def test_parts_run_in_turn_and_see_the_rows_before_them():
    seen = []

    def part(name):
        def work(size, rows):
            seen.append((name, size, len(rows)))
            return [gpu.row(name, 1.0, "s")]

        return work

    rows = gpu.measure({"a": part("a"), "b": part("b")}, "size", limit=1e9)
    assert seen == [("a", "size", 0), ("b", "size", 1)]
    assert [each["what"] for each in rows] == ["a", "b", "all parts"]


def test_a_part_that_would_begin_too_late_is_left_out_and_said_to_be():
    rows = gpu.measure({"slow": lambda size, rows: [gpu.row("slow", 1.0, "s")]}, None, limit=-1)
    assert (rows[0]["value"], rows[0]["note"]) == (None, gpu.NO_TIME)


def test_a_part_that_fails_leaves_the_others():
    def fails(size, rows):
        raise StudyError("there is no room")

    rows = gpu.measure({"a": fails, "b": lambda size, rows: [gpu.row("b", 2.0, "s")]}, None, 1e9)
    assert rows[0]["note"] == "failed: there is no room" and rows[1]["value"] == 2


def test_each_card_and_backend_keeps_its_own_result(tmp_path):
    path = tmp_path / "reports" / "gpu.json"
    for card, backend, value in (
        ("a", "jax", 1),
        ("a", "torch", 2),
        ("b", "jax", 3),
        ("a", "jax", 4),
    ):
        gpu.keep(path, result(card, backend, value))
    kept = {(each["card"], each["backend"]): each["rows"][0]["value"] for each in gpu.read(path)}
    assert kept == {("a", "jax"): 4, ("a", "torch"): 2, ("b", "jax"): 3}


def test_a_damaged_file_counts_as_none(tmp_path):
    path = tmp_path / "gpu.json"
    path.write_text('[{"card": "half wri')
    assert gpu.read(path) == []
    path.write_text(json.dumps([{"other": 1}]))
    assert gpu.read(path) == []


def test_the_table_names_card_and_backend_and_leaves_out_what_was_not_measured():
    text = gpu.table(result())
    assert text.startswith("a card, jax (keras 3), d:")
    assert "| features | 1 pictures/s | a note |" in text
    assert "| stage 2 |  | no |" in text


def test_without_a_figure_the_table_says_so():
    assert gpu.tables([]) == "Not yet measured on a card."


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(gpu, "is_installed", lambda name: name not in ("keras", *gpu.BACKENDS))
    with pytest.raises(SystemExit, match="keras; one of tensorflow, jax, torch"):
        gpu.choose_backend()


def test_the_first_backend_that_is_there_is_taken_and_a_choice_kept(monkeypatch):
    monkeypatch.setattr(gpu, "is_installed", lambda name: name != "tensorflow")
    monkeypatch.setenv("KERAS_BACKEND", "")  # so that it is put back afterwards
    monkeypatch.delenv("KERAS_BACKEND")
    gpu.choose_backend()
    assert os.environ["KERAS_BACKEND"] == "jax"
    monkeypatch.setenv("KERAS_BACKEND", "torch")
    gpu.choose_backend()
    assert os.environ["KERAS_BACKEND"] == "torch"


def test_refusal_names_the_other_backends(monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "tensorflow")
    monkeypatch.setattr(gpu, "installed", lambda: ["tensorflow", "jax"])
    assert "KERAS_BACKEND=jax" in gpu.no_card()


@pytest.mark.long
def test_without_a_card_it_measures_nothing(root):
    refused = command()
    assert refused.returncode == 1
    assert "finds no graphics card here, so nothing was measured" in refused.stderr
    assert refused.stdout == "" and not (root / "reports").exists()


@pytest.mark.long
def test_made_pictures_differ_between_classes_and_are_the_same_again():
    from benchmarks import gpu_parts

    pictures, labels = gpu_parts.made(40, seed=3)
    assert pictures.shape == (40, 128, 128, 3) and pictures.dtype == "uint8"
    gpu_parts.made.cache_clear()
    assert (gpu_parts.made(40, seed=3)[0] == pictures).all()
    heights = [pictures[labels == label].mean(axis=(0, 2, 3)).argmax() for label in range(4)]
    assert sorted(heights) == heights and heights[3] - heights[0] > 40


@pytest.mark.long
def test_the_network_is_the_study_s_own():
    from benchmarks import gpu_parts
    from facestudy.models.backbones import vggface

    ours, theirs = gpu_parts.architecture(), vggface.architecture()
    assert ours.count_params() == theirs.count_params()
    named = [layer.name for layer in theirs.layers if layer.weights]
    assert [layer.name for layer in ours.layers if layer.weights] == named
    assert ours.output_shape == theirs.output_shape == (None, 512)


@pytest.mark.slow
def test_every_part_works_on_the_processor_and_nothing_is_kept(root):
    tried = command("--cpu", "--seconds", "36000")  # however slow the machine is
    assert tried.returncode == 0, tried.stderr
    for what in ("best matrix product", "build_bank", "stage 1 on VGG16", "stage 2 on VGG16"):
        assert what in tried.stdout
    assert "it says only that the command works" in tried.stdout
    assert not (root / "reports").exists()
