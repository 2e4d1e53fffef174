"""Values of parameters are judged from one table, before any notebook runs."""

import pytest

from facestudy.cli.main import main
from facestudy.curate import quality_checks
from facestudy.models import precision
from facestudy.prepare import split
from facestudy.report import allowed_values, freshness, parameters, stages
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.study.workers import cluster

EVERY = (*stages.STAGES, *stages.MORE, *stages.OPTIONAL, *stages.EXPERIMENTS)


def declared() -> dict[tuple[str, str], object]:
    """The default of every parameter of every notebook."""
    return {
        (stage.notebook, name): value
        for stage in EVERY
        for name, value in parameters.declared_parameters(stage).items()
    }


def test_every_parameter_is_in_the_table_and_allows_its_default():
    for (notebook, name), value in declared().items():
        assert isinstance(value, bool) or name in allowed_values.ALLOWED, (notebook, name)
        allowed_values.check(name, value)
    parameters.check_parameters({}, EVERY)


def test_the_table_names_no_parameter_that_no_notebook_has():
    assert set(allowed_values.ALLOWED) <= {name for _, name in declared()}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("PERMUTATIONS", "19", "20 or more"),
        ("AUDIT_PERMUTATIONS", "0", "20 or more"),
        ("GROUP", "site", "'person' or 'department'"),
        ("BACKBONE", "resnet", "'auto', 'vggface' or 'face_resnet'"),
        ("PRECISION", "float16", "'auto', 'float32' or 'mixed_bfloat16'"),
        ("SEEDS", "0", "1 or more"),
        ("EPOCHS", "0", "1 or more"),
        ("SEED", "4294967296", "from 0 to 4294967295"),
        ("SIGNAL", "1e999", "from 0 to 3"),
        ("CONFOUND", "1.5", "from 0 to 1"),
        ("SITES", "3", "4 or more"),
        ("PORT", "70000", "from 0 to 65535"),
        ("LABELS", "no-such-labels.csv", "the path of a folder or a table that exists"),
        ("LIMITS", "{'most_face': 1}", "a dictionary of most_faces"),
        ("SCHEDULE", "[[0.9, 0.1]]", "the smaller first"),
        ("SCHEDULE", "[]", "at least one"),
        ("TITLES", "[1]", "whose items are a text"),
        ("NOISES", "['rain']", "'gaussian', 'masking', 'salt and pepper' or 'none'"),
        ("TOPICS", "[5, '10']", "2 or more"),
        ("STUDY", "My Study", "at most 64 lower-case letters"),
        ("CLUSTER", "local:0", "'local:N' for N workers on this machine"),
        ("CLUSTER", "10.0.0.7", "'tcp://127.0.0.1:8786'"),
        ("GRID", "host:4444", "the address of a Selenium Grid"),
        ("DISTRIBUTION", "model_parallel", "'' or 'data_parallel'"),
    ],
)
def test_a_value_that_is_not_allowed_is_one_sentence(name, text, words):
    with pytest.raises(StudyError) as error:
        parameters.check_parameters({name: text}, EVERY)
    assert str(error.value).startswith(f"{name}=") and words in str(error.value)
    assert "\n" not in str(error.value)


def test_a_path_counts_from_where_the_command_is_given(tmp_path, monkeypatch):
    (tmp_path / "labels").mkdir()
    monkeypatch.chdir(tmp_path)
    chosen = parameters.check_parameters({"LABELS": "labels"})
    assert chosen["03_curate"]["LABELS"] == str(tmp_path / "labels")
    assert parameters.check_parameters({"LABELS": ""})["03_curate"]["LABELS"] == ""


def test_values_that_depend_on_each_other_are_judged_together():
    with pytest.raises(StudyError, match="80 portraits are too few for 57 sites"):
        parameters.check_parameters({"PORTRAITS": "80"})
    with pytest.raises(StudyError, match="FILTERS has 1, NOISES has 4, AMOUNTS has 4"):
        parameters.check_parameters({"FILTERS": "[16]"}, EVERY)


def test_nothing_runs_with_a_value_that_is_not_allowed(study, capsys):
    assert main(["report", "--study", study.name, "-p", "PERMUTATIONS=19"]) == 1
    assert capsys.readouterr().err == (
        "facestudy: PERMUTATIONS=19 is not allowed: it must be 20 or more\n"
    )
    assert not study.reports.exists() and not study.data.exists()


def test_the_table_agrees_with_the_library(cropped_study):
    assert set(allowed_values.PRECISION.words.replace("'", "").replace(",", "").split()) == {
        "or",
        *precision.ASKED,
    }
    study: Study = cropped_study(["a", "b"] * 10, department=["x", "y"] * 10)
    for by in ("person", "department"):
        allowed_values.check("GROUP", by)
    with pytest.raises(StudyError, match="choose 'person' or 'department'"):
        split.split_study(study, by="site")
    limits = dict.fromkeys(allowed_values.LIMITS)
    quality_checks.reasons(study, quality_checks.measure(study), **limits)


def test_parameters_of_place_make_no_notebook_stale(study):
    elsewhere = {"CLUSTER": "local:2", "DISTRIBUTION": "data_parallel", "GRID": "http://a:4444"}
    here, there = parameters.check_parameters({}), parameters.check_parameters(elsewhere)
    moved = [stage for stage in stages.STAGES if here[stage.notebook] != there[stage.notebook]]
    assert {
        "01_collect",
        "02_crop",
        "03_curate",
        "05_scratch_cnn",
        "06_bottleneck",
        "09_audit",
    } <= {stage.notebook for stage in moved}
    for stage in (moved[0], moved[3]):  # digests of code take their time
        values = here[stage.notebook], there[stage.notebook]
        assert len({freshness.fingerprint(study, stage, value) for value in values}) == 1
    seeds = parameters.check_parameters({"SEEDS": "2"})["05_scratch_cnn"]
    assert freshness.fingerprint(study, stages.STAGES[4], seeds) != freshness.fingerprint(
        study, stages.STAGES[4], here["05_scratch_cnn"]
    )


def test_a_run_stops_before_its_notebooks_where_its_place_cannot_do_it(study, capsys, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    monkeypatch.setenv("KERAS_BACKEND", "tensorflow")
    for given, sentence in (
        ("CLUSTER=tcp://127.0.0.1:9", "no Dask scheduler responds there"),
        ("DISTRIBUTION=data_parallel", "Keras's backend is tensorflow: it works on JAX only"),
    ):
        assert main(["report", "--quick", "--study", study.name, "-p", given]) == 1
        errors = capsys.readouterr().err.splitlines()
        assert len(errors) == 1 and sentence in errors[0]
        assert not (study.reports / "notebooks").exists()
