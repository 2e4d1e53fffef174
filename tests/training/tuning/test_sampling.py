"""What to try next and what to give up follow from the trials before alone."""

import pytest

from facestudy.models.tuned import settings, tuned_cnn, tuned_finetune
from facestudy.models.tuned.settings import Setting
from facestudy.study.errors import StudyError
from facestudy.training.tuning import sampling
from facestudy.training.tuning.journal import COMPLETE, PRUNED, Journal, Trial

SPACE = (
    Setting("width", "width", 32, (16, 24, 32)),
    Setting("rate", "learning rate", 1e-3, low=1e-4, high=1e-2, log=True),
    Setting("other", "matters not", 0.0, low=0.0, high=1.0),
)


def tried(count: int) -> list[Trial]:
    """Trials whose accuracy follows from the width."""
    trials: list[Trial] = []
    for number in range(count):
        values = sampling.propose(SPACE, trials, [], number=number, seed=1)
        accuracy = values["width"] / 64
        trials.append(Trial(number, values, COMPLETE, [[accuracy / 2, accuracy]] * 3))
    return trials


def test_the_first_trial_is_usual_and_a_proposal_follows_from_the_trials_before():
    past = tried(12)
    assert past[0].values == settings.usual(SPACE)
    values = sampling.propose(SPACE, past, [past[3].values], number=12, seed=1)
    assert values == sampling.propose(SPACE, past, [past[3].values], number=12, seed=1)
    assert values != sampling.propose(SPACE, past, [past[3].values], number=13, seed=1)
    settings.check(values, SPACE)


def test_the_sampler_learns_which_values_are_good():
    past = tried(30)
    late = [trial.values["width"] for trial in past[15:]]
    assert late.count(32) > len(late) / 2


@pytest.mark.parametrize("space", [tuned_cnn.SETTINGS, tuned_finetune.SETTINGS])
def test_usual_values_may_be_chosen_and_others_are_refused(space):
    usual = settings.usual(space)
    settings.check(usual, space)
    with pytest.raises(StudyError, match="they must be"):
        settings.check({**usual, "colour": 1}, space)
    for setting in space:
        with pytest.raises(StudyError, match=f"{setting.name} is 1000"):
            settings.check({**usual, setting.name: 1000}, space)


def test_a_training_is_given_up_below_the_median_of_complete_ones_after_some_epochs():
    good = [Trial(n, {}, COMPLETE, [[0.5, 0.6, 0.6, 0.7, 0.7, 0.7]]) for n in range(3)]
    bad = [0.3] * (sampling.FIRST_EPOCHS + 1)
    assert sampling.falls_behind(bad, 0, good)
    assert not sampling.falls_behind(bad[:-1], 0, good)  # too early to say
    assert not sampling.falls_behind(bad, 0, good[:2])  # too few to compare with
    assert not sampling.falls_behind([0.7] + bad[1:], 0, good)  # its best counts
    pruned = [trial._replace(state=PRUNED) for trial in good]
    assert not sampling.falls_behind(bad, 0, pruned)


def test_one_that_ended_early_is_compared_with_by_its_best():
    short = [Trial(n, {}, COMPLETE, [[0.6, 0.5]]) for n in range(3)]
    assert sampling.falls_behind([0.3] * 8, 0, short)
    assert not sampling.falls_behind([0.65] * 8, 0, short)


def test_importances_name_what_mattered_and_few_trials_name_nothing():
    shares = sampling.importances(SPACE, tried(24))
    assert max(shares, key=lambda name: shares[name]) == "width"
    assert sum(shares.values()) == pytest.approx(1)
    assert sampling.importances(SPACE, tried(5)) == {}


# The journal


def test_a_journal_survives_a_kill_within_a_line(tmp_path):
    path = tmp_path / "search" / "journal.jsonl"
    journal, trials = Journal(path, {"seed": 1}), tried(3)
    assert journal.read() == []
    for trial in trials:
        journal.append(trial)
    whole = path.read_bytes()
    for cut in (1, 20, len(whole) // 3):
        path.write_bytes(whole[:-cut])
        assert Journal(path, {"seed": 1}).read() == trials[: whole[:-cut].count(b"\n") - 1]
        assert path.read_bytes().endswith(b"\n")
    Journal(path, {"seed": 1}).append(trials[2])
    assert Journal(path, {"seed": 1}).read()[-1] == trials[2]


def test_trials_of_another_search_are_not_gone_on_with(tmp_path):
    path = tmp_path / "journal.jsonl"
    journal = Journal(path, {"faces": "a"})
    journal.read()
    journal.append(tried(1)[0])
    assert Journal(path, {"faces": "b"}).read() == []
    assert journal.read() == []
