"""The figures show every row that there is, a step down as such, and nothing where nothing is."""

import io

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from support.made_audit import TESTS, audit, evidence, without_departments

from facestudy.audit import figures
from facestudy.audit.controls.registry import CONTROLS, FACE, GROUPS, SITE

matplotlib.use("agg")


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def labels(ax) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def texts(ax) -> str:
    return " ".join(text.get_text() for text in ax.texts)


STEPS = {
    "site": (0.001, 0.045), "demographics": (0.002, 0.038), "presentation": (0.21, 0.004),
    "light": (0.04, -0.012), "face": (0.001, 0.062),
}  # fmt: skip


def test_every_group_has_its_row_in_the_first_figure():
    assert set(figures.SHORT) == set(GROUPS)


def test_the_panels_show_protocols_and_steps_on_one_scale():
    made = audit(evidence(STEPS, crop=(0.664, 0.035), site_explains=(0.13, 0.03)))
    left, right = figures.signal_figure(made).axes
    assert labels(left) == ["the split of the study", "random folds", "departments left out"]
    assert "0.790 0.794 0.664" in texts(left)
    assert labels(right) == [
        "the site", "+ demographics", "+ presentation", "+ light on the face", "+ the face",
    ]  # fmt: skip
    for text in ("+4.5", "-1.2", "+6.2", "p = 0.210"):
        assert text in texts(right)
    assert left.get_xlim() == right.get_xlim()


def test_bars_go_from_step_to_step_and_one_down_is_hatched(ax):
    figures.waterfall(evidence(STEPS), ax)
    reached = 0.5 + np.cumsum([value for _, value in STEPS.values()])
    for bar, before, after in zip(ax.patches, [0.5, *reached], reached, strict=False):
        assert sorted([bar.get_x(), bar.get_x() + bar.get_width()]) == pytest.approx(
            sorted([before, after])
        )
        assert bool(bar.get_hatch()) == (after < before)


def test_the_truth_of_a_campus_stands_beside_its_steps():
    made = audit(evidence(STEPS))
    plain = figures.signal_figure(made)
    for entry in made["evidence"]["steps"]:
        entry["truth"] = 0.03
    shown = figures.signal_figure(made)
    legends = [[text.get_text() for text in f.legends[0].get_texts()] for f in (plain, shown)]
    assert legends[1] == [*legends[0], "truth of the campus"]
    assert len(shown.axes[1].lines) == len(plain.axes[1].lines) + 5


def test_nothing_is_cut_off_or_written_over_the_other_panel():
    figure = figures.signal_figure(audit(evidence(STEPS, crop=(0.97, 0.03))))
    figure.savefig(io.BytesIO(), format="png")
    frame = figure.bbox
    left, right = (ax.get_tightbbox() for ax in figure.axes)
    assert frame.x0 <= left.x0 and right.x1 <= frame.x1
    assert left.x1 <= right.x0 and max(left.y1, right.y1) <= frame.y1


def test_without_departments_people_are_left_out_and_random_folds_are_the_same():
    left, right = figures.signal_figure(audit(without_departments(evidence(STEPS)))).axes
    assert labels(left) == ["the split of the study", "people left out"]
    assert "people left out" in right.get_title(loc="left")


def test_groups_that_are_missing_have_no_row(ax):
    figures.waterfall(evidence({"presentation": (0.3, 0.01), "face": (0.5, 0.02)}), ax)
    assert labels(ax) == ["presentation", "+ the face"]


@pytest.mark.parametrize("nothing", [None, float("nan")])
def test_a_figure_that_is_not_defined_says_so(ax, nothing):
    made = audit(evidence(STEPS))
    made["published_split"]["figure"] = {
        "value": nothing, "ci95": [nothing, nothing], "permuted_mean": nothing,
    }  # fmt: skip
    figures.protocols(made, ax)
    assert texts(ax).startswith("not defined 0.5") and "nan" not in texts(ax)


def test_controls_that_are_missing_are_left_out_of_the_comparison(ax):
    made = evidence(STEPS)
    figures.auc_by_control(made, ax)
    assert len(labels(ax)) == 1 + len(CONTROLS)
    assert labels(ax)[:2] == ["the crop, as the models see it", "the background alone"]
    ax.clear()
    del made["grouped"]["background"]
    figures.auc_by_control(made, ax)
    assert len(labels(ax)) == len(CONTROLS) and "the background alone" not in labels(ax)


@pytest.mark.parametrize(("auc", "side"), [(0.66, "right"), (0.35, "left")])
def test_the_real_labels_are_named_on_the_side_where_there_is_room(ax, auc, side):
    test = evidence(TESTS)["permutation"] | {"auc": auc}
    figures.permutation_histogram(test, ax)
    (note,) = ax.texts
    assert note.get_ha() == side and "p = 0.400" in note.get_text()
    assert sum(bar.get_height() for bar in ax.patches) == 199


def test_averages_over_orders_stand_beside_the_steps_in_the_audits_order(ax):
    made = evidence(STEPS)
    made["shapley"] = {name: value / 2 for name, (_, value) in STEPS.items()}
    figures.shapley(made, ax)
    assert labels(ax)[0] == GROUPS[SITE] and labels(ax)[-1] == GROUPS[FACE]
    assert ax.patches[-1].get_width() == pytest.approx(3.1)
    circles = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"]
    assert circles == pytest.approx([4.5, 3.8, 0.4, -1.2, 6.2])
