"""The report's first page shows the audit's first figure wherever it shows a verdict."""

import base64

import pytest
from support.made_audit import audit, evidence, not_identifiable

from facestudy.report.pages import html
from facestudy.study import files


def test_the_audits_first_figure_is_on_the_first_page(study):
    files.write_json(study.reports / "audit.json", audit(evidence()))
    picture = html._signal(study, {"audit": {}})
    assert base64.b64decode(picture).startswith(b"\x89PNG")
    # A verdict that is not shown, since it is of an earlier run, has no figure either.
    assert html._signal(study, {}) is None


@pytest.mark.parametrize("departments", [1, 2])
def test_where_nothing_can_be_compared_there_is_no_figure(study, departments):
    record = {"evidence": not_identifiable(departments)}
    files.write_json(study.reports / "audit.json", record)
    assert html._signal(study, {"audit": {}}) is None
