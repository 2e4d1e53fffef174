"""Opt-outs in one or several files, with salts of their own or a shared one."""

import pandas as pd

from facestudy.study import opt_outs
from facestudy.study.opt_outs import Forgotten, marks

ANNA = marks(picture_id="1", url="a.jpg", name="Anna Example", department="x")
BO = marks(picture_id="2", url="b.jpg", name="Bo Li", department="x")


def test_several_files_count_together(tmp_path):
    opt_outs.note(tmp_path / "a.csv", ANNA)
    opt_outs.note(tmp_path / "b.csv", BO, one_salt=True)
    both = Forgotten(tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "none.csv")
    assert both.holds(ANNA[:1]) and both.holds(BO[-1:])
    assert not Forgotten(tmp_path / "a.csv").holds(BO) and not Forgotten().holds(ANNA)


def test_a_name_that_was_noted_without_its_joiners_is_the_same_name(tmp_path):
    opt_outs.note(tmp_path / "a.csv", marks(name="منصور رستگارانخو", department="x"))
    written = marks(name="منصور رستگاران\u200cخو", department="x")
    assert Forgotten(tmp_path / "a.csv").holds(written)


def test_marks_noted_together_may_share_a_salt(tmp_path):
    opt_outs.note(tmp_path / "a.csv", [*ANNA, *ANNA])
    opt_outs.note(tmp_path / "b.csv", [*ANNA, *ANNA], one_salt=True)
    salts = [pd.read_csv(tmp_path / name)["salt"] for name in ("a.csv", "b.csv")]
    assert [(len(column), column.nunique()) for column in salts] == [(4, 4), (4, 1)]


def test_withdrawn_marks_count_no_more_and_others_stay(tmp_path):
    path = tmp_path / "a.csv"
    opt_outs.withdraw(path, ANNA)
    assert not path.exists()
    opt_outs.note(path, ANNA)
    opt_outs.note(path, BO, one_salt=True)
    opt_outs.withdraw(path, [*BO, "unknown"])
    assert Forgotten(path).holds(ANNA) and not Forgotten(path).holds(BO)
