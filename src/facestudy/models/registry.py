"""The tables of models and backbones, as plain strings.

Importing this module imports no Keras. A new model is one module and one entry in `MODELS`;
a new backbone is one module and one entry in `BACKBONES`. Nothing else lists them by name.
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from facestudy.study.errors import StudyError

if TYPE_CHECKING:
    from facestudy.models.backbones.base import Backbone


class ModelEntry(NamedTuple):
    """What the study knows of a model without importing it.

    Attributes:
        name: as in folders, tables and ``metrics.json``.
        title: as in figures.
        notebook: the notebook that writes its predictions, without ``.ipynb``.
        module: has ``build``. That of a network also has ``compile``, and may have ``rebuild``,
            which returns the trained model: ``rebuild(study, seed=, classes=, facts=)``. What
            nobody trains, as people, has none of these.
        more: whether the notebook is not part of a study's first report, but comes with
            ``make study MORE=1``.
    """

    name: str
    title: str
    notebook: str
    module: str
    more: bool = False


class BackboneEntry(NamedTuple):
    """What the study knows of a pretrained network without importing it.

    Attributes:
        name: as in parameters and ``metrics.json``.
        title: as in text.
        module: has ``load(policy, reason="")``, which returns a `Backbone`.
    """

    name: str
    title: str
    module: str


_MODELS = (
    ModelEntry(
        name="scratch_cnn",
        title="CNN from scratch",
        notebook="05_scratch_cnn",
        module="facestudy.models.scratch_cnn",
    ),
    ModelEntry(
        name="bottleneck",
        title="bottleneck features",
        notebook="06_bottleneck",
        module="facestudy.models.bottleneck",
    ),
    ModelEntry(
        name="finetune",
        title="fine-tuned",
        notebook="07_finetune",
        module="facestudy.models.finetune",
    ),
    ModelEntry(
        name="human",
        title="people (majority)",
        notebook="07b_people",
        module="facestudy.models.human",
    ),
    ModelEntry(
        name="scratch_convnext",
        title="ConvNeXt from scratch",
        notebook="05b_modern_networks",
        module="facestudy.models.scratch_convnext",
        more=True,
    ),
    ModelEntry(
        name="scratch_vit",
        title="transformer from scratch",
        notebook="05b_modern_networks",
        module="facestudy.models.scratch_vit",
        more=True,
    ),
    ModelEntry(
        name="tuned_cnn",
        title="tuned CNN",
        notebook="11_tuning",
        module="facestudy.models.tuned.tuned_cnn",
        more=True,
    ),
    ModelEntry(
        name="tuned_finetune",
        title="tuned fine-tuning",
        notebook="11_tuning",
        module="facestudy.models.tuned.tuned_finetune",
        more=True,
    ),
    ModelEntry(
        name="landmarks_linear",
        title="landmarks, linear",
        notebook="10_named_features",
        module="facestudy.models.shallow.linear",
        more=True,
    ),
    ModelEntry(
        name="landmarks_boosted",
        title="landmarks, boosted trees",
        notebook="10_named_features",
        module="facestudy.models.shallow.boosted",
        more=True,
    ),
    ModelEntry(
        name="appearance_linear",
        title="appearance, linear",
        notebook="10_named_features",
        module="facestudy.models.shallow.linear",
        more=True,
    ),
    ModelEntry(
        name="appearance_boosted",
        title="appearance, boosted trees",
        notebook="10_named_features",
        module="facestudy.models.shallow.boosted",
        more=True,
    ),
)
_BACKBONES = (
    BackboneEntry("vggface", "VGGFace", "facestudy.models.backbones.vggface"),
    BackboneEntry("face_resnet", "dlib's face network", "facestudy.models.backbones.face_resnet"),
)

MODELS = {entry.name: entry for entry in _MODELS}
BACKBONES = {entry.name: entry for entry in _BACKBONES}
"""In the order in which "auto" tries them."""


def load(entry: ModelEntry | BackboneEntry) -> ModuleType:
    """Import the module of an entry.

    >>> load(MODELS["scratch_cnn"]).build(classes=4).count_params()
    92868
    """
    return importlib.import_module(entry.module)


def find_model(name: str) -> ModelEntry:
    """The entry of a model.

    >>> find_model("finetune").notebook
    '07_finetune'

    Raises:
        StudyError: there is no such model.
    """
    if name not in MODELS:
        raise StudyError(f"there is no model {name!r}: choose {' or '.join(MODELS)}")
    return MODELS[name]


def of_notebook(notebook: str) -> list[str]:
    """The names of the models that a notebook trains, in the order of the table.

    >>> of_notebook("05b_modern_networks")
    ['scratch_convnext', 'scratch_vit']
    """
    return [entry.name for entry in MODELS.values() if entry.notebook == notebook]


def find_backbone(name: str) -> BackboneEntry:
    """The entry of a backbone.

    Raises:
        StudyError: there is no such backbone.
    """
    if name not in BACKBONES:
        choices = " or ".join(sorted(BACKBONES))
        raise StudyError(f"there is no backbone {name!r}: choose auto, {choices}")
    return BACKBONES[name]


def choose(name: str = "auto", *, precision: str = "auto", device: str = "auto") -> "Backbone":
    """Load a backbone by name.

    Args:
        name: "auto" takes the first of `BACKBONES` whose weights are available.
        precision: "auto" (mixed_bfloat16 where that is faster), "float32" or "mixed_bfloat16".
        device: "auto", or "gpu" to require one.

    Returns:
        The backbone with its weights, for one model: choose again for the next model.

    Raises:
        StudyError: there is no such backbone; its weights are unavailable or damaged; the
            precision is not faster here; there is no GPU.
    """
    from facestudy.models import hardware  # slow: they import Keras
    from facestudy.models import precision as precisions

    entry = None if name == "auto" else find_backbone(name)
    hardware.require_device(device)
    policy = precisions.choose(precision)
    return _automatic(policy) if entry is None else load(entry).load(policy)


def _automatic(policy: str) -> "Backbone":
    """The first backbone whose weights are available."""
    from facestudy.models.backbones.base import WeightsUnavailable  # slow: it imports Keras

    unavailable: list[tuple[BackboneEntry, WeightsUnavailable]] = []
    for entry in BACKBONES.values():
        reason = "".join(
            f"{entry.name} stands in for {other.title}: {error.cause}. "
            for other, error in unavailable
        )
        try:
            return load(entry).load(policy, reason)
        except WeightsUnavailable as error:
            unavailable.append((entry, error))
    raise unavailable[-1][1]
