"""The audit's protocol stays on file, and the report says when it was changed."""

import json

import pytest

from facestudy.audit import rules
from facestudy.report import audit_lock
from facestudy.study import files
from facestudy.study.paths import Study


def given(epochs: int = 100, **more: object) -> dict[str, dict[str, object]]:
    return {"05_scratch_cnn": {"STUDY": "x", "EPOCHS": epochs, **more}}


def protocols(study: Study) -> list[dict]:
    return json.loads((study.reports / "audit.lock.json").read_text())["protocols"]


def audited(study: Study) -> None:
    files.write_json(study.reports / "audit.json", {"verdict": "no signal"})


def test_the_protocol_is_written_once(study):
    audit_lock.write(study, given())
    audit_lock.write(study, given(PORT=8000, BOARD=True))  # where and how fast, no result
    (only,) = protocols(study)
    assert only["parameters"] == {"EPOCHS of 05_scratch_cnn": 100}
    assert only["rules"]["level of the tests"] == rules.ALPHA and only["after_an_audit"] is False
    assert "before the first audit" in audit_lock.sentence(study)
    assert "changed" not in audit_lock.sentence(study)


def test_a_change_after_an_audit_is_said_with_what_changed(study):
    audit_lock.write(study, given())
    audited(study)
    audit_lock.write(study, given(epochs=20))
    text = audit_lock.sentence(study)
    assert "changed after an audit had been seen, once" in text
    assert "EPOCHS of 05_scratch_cnn 100, now 20" in text
    audit_lock.write(study, given())
    assert "2 times; since the first protocol: nothing" in audit_lock.sentence(study)


def test_a_change_before_any_audit_is_no_second_look(study):
    audit_lock.write(study, given())
    audit_lock.write(study, given(epochs=20))
    assert "before any audit: EPOCHS" in audit_lock.sentence(study)


def test_a_protocol_younger_than_the_audit_says_so(study):
    audited(study)
    audit_lock.write(study, given())
    assert "after an audit of this study" in audit_lock.sentence(study)


def test_a_rule_that_changes_is_another_protocol(study, monkeypatch):
    audit_lock.write(study, given())
    audited(study)
    monkeypatch.setattr(rules, "ALPHA", 0.2)
    audit_lock.write(study, given())
    assert "level of the tests 0.05, now 0.2" in audit_lock.sentence(study)


@pytest.mark.parametrize("damage", ["", "[]", '{"protocols": 3}'])
def test_a_damaged_lock_is_begun_anew(study, damage):
    path = study.reports / "audit.lock.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(damage)
    assert audit_lock.sentence(study) == ""
    audit_lock.write(study, given())
    assert len(protocols(study)) == 1
