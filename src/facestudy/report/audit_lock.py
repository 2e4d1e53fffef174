"""The audit's protocol, written down before anything is measured: ``audit.lock.json``.

Whoever changes parameters or rules after a look at the verdict can find the verdict that they want.
So the first protocol stays on file, later ones are added, and the report says which was used.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from facestudy.audit.rules import rules
from facestudy.report.fingerprints import PLACE
from facestudy.study import files
from facestudy.study.paths import Study

REPEATED = ("STUDY", "SEEDS", "SPLITS")
"""Parameters that change no figure of the audit."""
MOST = 6
"""Differences that are listed; of more only the number is given."""


def write(study: Study, parameters: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the protocol, or add it to those before if it is another.

    Args:
        study: the study.
        parameters: the values of each notebook's parameters.
    """
    path = study.reports / "audit.lock.json"
    now = protocol(parameters)
    protocols = _read(study)
    if protocols and protocols[-1].get("digest") == now["digest"]:
        return
    audited = (study.reports / "audit.json").is_file()
    files.write_json(path, {"protocols": [*protocols, now | {"after_an_audit": audited}]})


def protocol(parameters: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Time, parameters and rules, and a digest of the latter two."""
    used = {
        f"{name} of {notebook}": value
        for notebook, values in parameters.items()
        for name, value in values.items()
        if name not in (*REPEATED, *PLACE)
    }
    content = {"parameters": used, "rules": rules()}
    text = json.dumps(content, sort_keys=True, default=str)
    return {
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "digest": hashlib.sha256(text.encode()).hexdigest(),
        **json.loads(text),
    }


def sentence(study: Study) -> str:
    """What the report says of the protocol; empty without one."""
    protocols = _read(study)
    if not protocols:
        return ""
    first, last = protocols[0], protocols[-1]
    date = str(first["written"]).replace("T", " ")[:16]
    when = "after an audit" if first["after_an_audit"] else "before the first audit"
    text = f"The audit's protocol was written on {date} UTC, {when} of this study."
    changed = [each for each in protocols[1:] if each["after_an_audit"]]
    if changed:
        text += (
            f" It was changed after an audit had been seen, {_times(len(changed))}; since the "
            f"first protocol: {differences(first, last)}."
        )
    elif len(protocols) > 1:
        text += f" It was changed since, before any audit: {differences(first, last)}."
    return text


def _read(study: Study) -> list[dict[str, Any]]:
    """The protocols on file; none where the file is missing or damaged."""
    try:
        record = json.loads((study.reports / "audit.lock.json").read_text("utf-8"))
    except (OSError, ValueError):
        return []
    protocols = record.get("protocols") if isinstance(record, dict) else None
    return protocols if isinstance(protocols, list) else []


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def differences(first: Mapping[str, Any], last: Mapping[str, Any]) -> str:
    """Parameters and rules that differ, such as ``EPOCHS of 05_scratch_cnn 100, now 20``."""
    before, now = ({**each["parameters"], **each["rules"]} for each in (first, last))
    listed = [
        f"{name} {before.get(name, 'none')}, now {now.get(name, 'none')}"
        for name in {**before, **now}
        if before.get(name) != now.get(name)
    ]
    if not listed:
        return "nothing, it was changed back"
    more = f" and {len(listed) - MOST} more" if len(listed) > MOST else ""
    return "; ".join(listed[:MOST]) + more
