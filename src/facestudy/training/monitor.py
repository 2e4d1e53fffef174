"""Monitor a training: TensorBoard logs, and a curve that grows inside a notebook.

The logs go to ``reports/<study>/board/``, which ``make board`` shows. Neither affects the result.
"""

import io
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from facestudy.evaluation import metrics
from facestudy.plots import charts
from facestudy.study.paths import Study
from facestudy.training.batches import SequentialBatches

EVERY = 10
"""Epochs between two confusion matrices and examples."""
EXAMPLES = 16
REDRAW_AFTER = 1.0  # seconds between two drawings of the live curve


def callbacks(
    study: Study,
    model: str,
    seed: int,
    *,
    board: bool = False,
    live: bool | None = None,
    validation: tuple[Any, np.ndarray] | None = None,
    pictures: Sequence[np.ndarray] | None = None,
    categories: Sequence[str] = (),
) -> list[keras.callbacks.Callback]:
    """The callbacks that monitor one training, for `facestudy.training.fit.fit`.

    Args:
        study: the logs go to its reports.
        model: the model's name.
        seed: of this training.
        board: write logs for TensorBoard.
        live: draw the growing curve; None draws it in an interactive session (`is_interactive`).
        validation: validation data (view 0 of a bank, from `facestudy.features.bank.plain`) and
            classes, for confusion matrix and examples.
        pictures: the pictures of the examples, where the data are features.
        categories: the names of the classes.

    Returns:
        No, one or two callbacks.
    """
    chosen: list[keras.callbacks.Callback] = []
    if board:
        folder = study.reports / "board" / model / f"seed-{seed}"
        chosen.append(
            TensorBoardLogger(
                folder, validation=validation, pictures=pictures, categories=categories
            )
        )
    if is_interactive() if live is None else live:
        chosen.append(LiveCurve(f"{charts.title_of(model)}, seed {seed}"))
    return chosen


def is_interactive() -> bool:
    """Whether a person runs a notebook: JupyterLab names its sessions, papermill does not."""
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return get_ipython() is not None and bool(os.environ.get("JPY_SESSION_NAME"))


class TensorBoardLogger(keras.callbacks.Callback):
    """Writes TensorBoard's event files: a run ``train`` and a run ``validation``.

    Args:
        folder: of this training; files of an earlier one remain, as usual with TensorBoard.
        validation: data and classes; without them only losses and accuracies are written.
        pictures: the validation pictures, RGB uint8, where the data are features.
        categories: the names of the classes.
        every: epochs between two confusion matrices and examples.
    """

    def __init__(
        self,
        folder: Path,
        *,
        validation: tuple[Any, np.ndarray] | None = None,
        pictures: Sequence[np.ndarray] | None = None,
        categories: Sequence[str] = (),
        every: int = EVERY,
    ):
        super().__init__()
        self.folder, self.validation, self.every = folder, validation, every
        self.pictures = validation[0] if pictures is None and validation is not None else pictures
        self.categories = list(categories)

    def on_train_begin(self, logs: dict | None = None) -> None:
        self._runs = {name: EventFile(self.folder / name) for name in ("train", "validation")}

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        for name, value in (logs or {}).items():
            run = self._runs["validation" if name.startswith("val_") else "train"]
            run.scalar(name.removeprefix("val_"), float(value), epoch + 1)
        if self.validation is not None and epoch % self.every == 0:
            self._show(epoch + 1, *self.validation)
        for run in self._runs.values():
            run.flush()

    def on_train_end(self, logs: dict | None = None) -> None:
        for run in self._runs.values():
            run.close()

    def _show(self, epoch: int, x: Any, truth: np.ndarray) -> None:
        scores = np.asarray(self.model.predict(SequentialBatches(x, None, 64), verbose=0))
        names = np.array(self.categories or [str(n) for n in range(scores.shape[1])])
        predicted = scores.argmax(axis=1)
        table = pd.DataFrame({"category": names[truth], "predicted": names[predicted]})
        counts = pd.crosstab(table["category"], table["predicted"])
        counts = counts.reindex(index=names, columns=names, fill_value=0)
        self._runs["validation"].image("confusion", _confusion(counts), epoch)
        if self.pictures is not None and np.ndim(self.pictures[0]) == 3:
            sheet = _examples(self.pictures, table, scores.max(axis=1))
            self._runs["validation"].image("examples", sheet, epoch)


class EventFile:
    """One run's event file, written by TensorBoard's own writer on every backend of Keras."""

    def __init__(self, folder: Path):
        from tensorboard.summary.writer.event_file_writer import EventFileWriter

        folder.mkdir(parents=True, exist_ok=True)
        self._writer = EventFileWriter(str(folder))

    def scalar(self, tag: str, value: float, step: int) -> None:
        self._add(step, tag=tag, simple_value=value)

    def image(self, tag: str, png: bytes, step: int) -> None:
        from tensorboard.compat.proto.summary_pb2 import Summary

        width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
        image = Summary.Image(height=height, width=width, colorspace=3, encoded_image_string=png)
        self._add(step, tag=tag, image=image)

    def flush(self) -> None:
        self._writer.flush()

    def close(self) -> None:
        self._writer.close()

    def _add(self, step: int, **value: Any) -> None:
        from tensorboard.compat.proto.event_pb2 import Event
        from tensorboard.compat.proto.summary_pb2 import Summary

        summary = Summary(value=[Summary.Value(**value)])
        self._writer.add_event(Event(wall_time=time.time(), step=step, summary=summary))


class LiveCurve(keras.callbacks.Callback):
    """Draws losses and other measures below the cell, and updates the figure in place.

    Args:
        title: above the figure.
        show: ``show(figure, display)`` draws; ``display`` is the result of the last call, None at
            first. The notebook's display if None.
    """

    def __init__(self, title: str, show: Any = None):
        super().__init__()
        self.title, self._draw = title, show or _in_notebook

    def on_train_begin(self, logs: dict | None = None) -> None:
        self._rows: list[dict[str, float]] = []
        self._display, self._drawn = None, 0.0

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        self._rows.append({"epoch": epoch + 1, **(logs or {})})
        if time.monotonic() - self._drawn > REDRAW_AFTER:
            self._show()

    def on_train_end(self, logs: dict | None = None) -> None:
        if self._rows:
            self._show()

    def _show(self) -> None:
        history = pd.DataFrame(self._rows)
        if "val_accuracy" in history:
            history["best"] = history["epoch"] == metrics.best_epoch(history)
        measured = _measures(history)
        size = (4.5 * max(2, len(measured)), 2.6)
        figure, axes = plt.subplots(1, len(measured), figsize=size, layout="constrained")
        _curves(history, measured, np.atleast_1d(axes))
        figure.suptitle(self.title, x=0.01, ha="left", fontsize=10)
        self._display = self._draw(figure, self._display)
        plt.close(figure)
        self._drawn = time.monotonic()


def _measures(history: pd.DataFrame) -> list[str]:
    """The panels: the loss first; a measure on training and validation data share one."""
    names = [name.removeprefix("val_") for name in history if name not in ("epoch", "best")]
    return sorted(set(names), key=lambda name: (name != "loss", names.index(name)))


def _curves(history: pd.DataFrame, measured: Sequence[str], axes: np.ndarray) -> None:
    for ax, name in zip(axes, measured, strict=True):
        for column, colour in ((name, charts.BLUE), (f"val_{name}", charts.ORANGE)):
            if column in history:
                label = "validation" if column.startswith("val_") else "training"
                ax.plot(history["epoch"], history[column], color=colour, label=label)
        ax.set(xlabel="epoch", ylabel=name)
        ax.spines[["top", "right"]].set_visible(False)
    axes[0].legend(frameon=False)


def _in_notebook(figure: Figure, display: Any) -> Any:
    from IPython.display import display as show

    if display is None:
        return show(figure, display_id=True)
    display.update(figure)
    return display


def _confusion(counts: pd.DataFrame) -> bytes:
    size = 1.6 + 0.55 * len(counts)
    figure, ax = plt.subplots(figsize=(size + 0.6, size), layout="constrained")
    charts.confusion(counts, ax)
    return _png(figure)


def _examples(pictures: Sequence[np.ndarray], table: pd.DataFrame, confidence: np.ndarray) -> bytes:
    """The first faces with their predicted classes: the same faces each time."""
    count = min(EXAMPLES, len(table))
    figure, axes = plt.subplots(-(-count // 8), 8, figsize=(11, 1.75 * -(-count // 8)))
    for ax in axes.flat:
        ax.axis("off")
    for number, ax in zip(range(count), axes.flat, strict=False):
        row = table.iloc[number]
        right = row["category"] == row["predicted"]
        ax.imshow(np.asarray(pictures[number], np.uint8))
        text = f"{row['category']} → {row['predicted']}\n{100 * confidence[number]:.0f}%"
        ax.set_title(text, fontsize=8, color="0.2" if right else charts.RED)
    figure.tight_layout()
    return _png(figure)


def _png(figure: Figure) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=90)
    plt.close(figure)
    return buffer.getvalue()
