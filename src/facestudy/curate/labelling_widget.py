"""Label pictures in a notebook: each answer has a button and a key.

Keys work while the pointer is over the picture; buttons also work by Tab and Enter.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import cv2
import ipywidgets
import numpy as np
import pandas as pd
from ipyevents import Event

from facestudy.curate import active_learning, decisions, error_rates
from facestudy.curate import labels as study_labels
from facestudy.curate.labelling_session import Session
from facestudy.plots import galleries
from facestudy.study.paths import Study

KEYS = {"g": decisions.GOOD, "b": decisions.BAD}
SKIP, BACK = "s", "z"
STYLES = {decisions.GOOD: "success", decisions.BAD: "danger"}
SIDE = 320  # pixels on the screen


def for_study(
    study: Study,
    features: np.ndarray,
    reasons: pd.Series,
    *,
    target: int = 300,
    seed: int = 0,
    ids: Sequence[str] = (),
) -> ipywidgets.VBox:
    """A widget to label a study's faces, the most informative first.

    Every answer is saved in ``curation.csv`` at once; labelled faces are not shown again.

    Args:
        study: whose faces.
        features: from `facestudy.curate.features.matrix`.
        reasons: from `facestudy.curate.quality_checks.reasons`; faces with a reason are not shown.
        target: of all labels, for the progress bar.
        seed: of the queries drawn at random.
        ids: show these faces instead, to check the verdicts that they have.

    Returns:
        the widget.
    """
    all_ids = reasons.index.tolist()
    keys = active_learning.face_keys(study, all_ids)

    def order() -> list[str]:
        labels = study_labels.read(study, all_ids).reindex(reasons.index).fillna("")
        given = labels.to_numpy(dtype=object)
        ranked = active_learning.query_order(features, given, seed=seed, keys=keys)
        return [picture_id for picture_id in reasons.index[ranked] if not reasons[picture_id]]

    reason = error_rates.CHECK if len(ids) else "notebook"

    def save(picture_id: str, answer: str) -> None:
        row = {"id": picture_id, "verdict": answer, "source": decisions.HAND}
        decisions.append(study, [row | {"reason": reason if answer else decisions.TAKEN_BACK}])

    session = Session(list(ids) or order(), save, reorder=None if len(ids) else order)
    done = len(study_labels.read(study, all_ids))
    return build(session, study.faces, done=0 if len(ids) else done, target=len(ids) or target)


def build(
    session: Session,
    folder: Path,
    *,
    keys: Mapping[str, str] = KEYS,
    done: int = 0,
    target: int = 0,
) -> ipywidgets.VBox:
    """The widget of a session.

    Args:
        session: the queue of pictures.
        folder: where the pictures ``<id>.*`` are.
        keys: the answer of each key.
        done: answers from before this session.
        target: of all answers, for the progress bar.

    Returns:
        the widget.
    """
    picture = ipywidgets.Image(format="png", width=SIDE, height=SIDE)
    bar = ipywidgets.IntProgress(max=max(target, 1), layout={"width": f"{SIDE}px"})
    text = ipywidgets.HTML()
    actions: dict[str, Callable[[], None]] = {
        key: partial(session.answer, answer) for key, answer in keys.items()
    }
    actions |= {SKIP: session.skip, BACK: session.back}
    names = {**keys, SKIP: "skip", BACK: "back"}

    def show() -> None:
        count = done + len(session.answers)
        bar.value = min(count, bar.max)
        picture.value = _png(folder, session.current)
        rest = f"{session.left} left" if session.current else "none left"
        text.value = f"<b>{count}</b> of {target} answered, {rest}"
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


def _png(folder: Path, picture_id: str | None) -> bytes:
    white = np.full((8, 8, 3), 255, np.uint8)
    picture = white if picture_id is None else galleries.thumbnail(folder, picture_id)
    return cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]))[1].tobytes()
