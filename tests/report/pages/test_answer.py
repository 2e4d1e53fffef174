"""The report's first sentences say what was measured, and what its interval covers."""

from facestudy.report.pages.answer import answer, interval_note

MODEL = {"model": "finetune", "accuracy": 0.6, "ci95": [0.54, 0.66], "chance": 0.25,
         "majority": 0.28, "n_test": 261, "seeds": [{"accuracy": 0.59},
         {"accuracy": 0.61}]}  # fmt: skip
COVERED = {"ci95": [0.5, 0.7], "ci95_covers": "test pictures, seeds and splits",
           "ci95_splits_of": "bottleneck"}  # fmt: skip
SPLITS = {"n": 2, "mean": 0.54, "ci95": [0.49, 0.59],
          "each": [{"accuracy": 0.5}, {"accuracy": 0.58}]}  # fmt: skip


def summary(*models) -> dict:
    return {"models": list(models), "categories": ["a", "b", "c", "d"]}


def test_without_other_splits_the_answer_is_for_other_test_pictures():
    text = answer(summary(MODEL))
    assert "(95% interval 54% to 66%, for other test pictures)" in text
    assert "split" not in text


def test_other_splits_of_another_model_are_told_by_its_name():
    other = {**MODEL, **COVERED, "model": "bottleneck", "accuracy": 0.59, "splits": SPLITS}
    text = answer(summary(other, {**MODEL, **COVERED}))
    assert "(95% interval 50% to 70%, for other test pictures, seeds and splits)" in text
    assert "the model bottleneck features classified 59% on this split and 54% on average" in text
    assert "over 2 others (50% to 58%; 95% interval of the average 49% to 59%)." in text


def test_other_splits_of_the_best_model_come_before_those_of_another():
    other = {**MODEL, "model": "bottleneck", "accuracy": 0.5, "splits": {**SPLITS, "n": 10}}
    best = {**MODEL, "splits": {**SPLITS, "ci95": None}}
    text = answer(summary(other, best))
    assert "it classified 60% on this split" in text and "interval of the average" not in text


def test_the_note_below_the_table_names_what_each_interval_covers():
    one, other = {**MODEL, **COVERED}, {**MODEL, **COVERED, "model": "bottleneck"}
    assert interval_note([one, other]) == (
        "The 95% intervals are for other test pictures, seeds and splits. How far a split moves an "
        "accuracy was measured on bottleneck features."
    )
    assert interval_note([MODEL]) == "The 95% intervals are for other test pictures."
