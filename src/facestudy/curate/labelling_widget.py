"""Labelling in a notebook: a picture, a button for each answer, one key for each button.

Enters: a `Session`. Leaves: its answers, as they are given. Keys work while the pointer is over
the picture; buttons work always, also by Tab and Enter.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import ipywidgets
import numpy as np
from ipyevents import Event

from facestudy.curate import active_learning, decisions, error_rates, labels
from facestudy.curate.labelling_session import Session
from facestudy.plots import galleries
from facestudy.study.paths import Study

KEYS = {"g": decisions.GOOD, "b": decisions.BAD}
SKIP, BACK = "s", "z"
STYLES = {decisions.GOOD: "success", decisions.BAD: "danger"}
SIDE = 320  # pixels on the screen


def for_study(
    study: Study,
    evidence: np.ndarray,
    signals: Any,
    *,
    wanted: int = 300,
    seed: int = 0,
    ids: Sequence[str] = (),
) -> ipywidgets.VBox:
    """Label a study's faces, the most informative first; every answer is in ``curation.csv`` at
    once, and what is labelled there is not asked again.

    Args:
        study: whose faces.
        evidence: from `facestudy.curate.features.matrix`.
        signals: from `facestudy.curate.quality_checks.reasons`; faces with a reason are not asked about.
        wanted: labels in all, for the bar.
        seed: of the faces drawn at random.
        ids: ask about these instead, as a check of what the model made of them.
    """

    def order() -> list[str]:
        known = labels.given(study, signals.index.tolist())
        told = known.reindex(signals.index).fillna("").to_numpy(dtype=object)
        ranked = active_learning.order(evidence, told, seed=seed)
        return [one for one in signals.index[ranked] if not signals[one]]

    reason = error_rates.CHECK if len(ids) else "notebook"

    def save(one: str, answer: str) -> None:
        row = {"id": one, "verdict": answer, "source": decisions.HAND}
        decisions.append(study, [row | {"reason": reason if answer else decisions.TAKEN_BACK}])

    session = Session(list(ids) or order(), save, reorder=None if len(ids) else order)
    done = len(labels.given(study, signals.index.tolist()))
    return build(session, study.faces, done=0 if len(ids) else done, wanted=len(ids) or wanted)


def build(
    session: Session,
    folder: Path,
    *,
    keys: Mapping[str, str] = KEYS,
    done: int = 0,
    wanted: int = 0,
) -> ipywidgets.VBox:
    """The widget of a session.

    Args:
        session: who is asked about.
        folder: where the pictures ``<id>.*`` lie.
        keys: a letter for each answer.
        done: answers from before this session.
        wanted: answers after which it is enough, for the bar.
    """
    picture = ipywidgets.Image(format="png", width=SIDE, height=SIDE)
    bar = ipywidgets.IntProgress(max=max(wanted, 1), layout={"width": f"{SIDE}px"})
    text = ipywidgets.HTML()
    actions: dict[str, Callable[[], None]] = {
        key: lambda answer=answer: session.answer(answer) for key, answer in keys.items()
    }
    actions |= {SKIP: session.skip, BACK: session.back}
    names = {**keys, SKIP: "skip", BACK: "back"}

    def show() -> None:
        count = done + len(session.answers)
        bar.value = min(count, bar.max)
        picture.value = _png(folder, session.current)
        rest = f"{session.left} left to ask about" if session.current else "all have been asked"
        text.value = f"<b>{count}</b> of {wanted} answered, {rest}"
        for button in buttons.children:
            button.disabled = session.current is None and button.key != BACK

    def press(key: str) -> None:
        if key in actions:
            actions[key]()
            show()

    buttons = ipywidgets.HBox([_button(key, name, press) for key, name in names.items()])
    box = ipywidgets.VBox([picture, buttons, bar, text], layout={"width": f"{SIDE + 20}px"})
    keyboard = Event(source=box, watched_events=["keydown"], prevent_default_action=False)
    keyboard.on_dom_event(lambda event: press(event.get("key", "").lower()))
    box.keyboard = keyboard
    show()
    return box


def _button(key: str, name: str, press: Callable[[str], None]) -> ipywidgets.Button:
    button = ipywidgets.Button(
        description=f"{name} ({key})",
        button_style=STYLES.get(name, ""),
        tooltip=f"key {key}",
        layout={"width": f"{SIDE // 4}px"},
    )
    button.key = key
    button.on_click(lambda _: press(key))
    return button


def _png(folder: Path, one: str | None) -> bytes:
    white = np.full((8, 8, 3), 255, np.uint8)
    picture = white if one is None else galleries.thumbnail(folder, one)
    return cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]))[1].tobytes()
