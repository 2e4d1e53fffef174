"""The models of the study and the pretrained networks that two of them stand on.

A model is one module with ``build`` and ``compile``, a backbone one with ``load``. Nothing is
built, loaded or downloaded by importing them.
"""

from facestudy.models import bottleneck, finetune, scratch_cnn
from facestudy.models.backbones import face_resnet, vggface
from facestudy.models.backbones.base import Backbone, choose

MODELS = {"scratch_cnn": scratch_cnn, "bottleneck": bottleneck, "finetune": finetune}
BACKBONES = {"vggface": vggface, "face_resnet": face_resnet}

__all__ = ["BACKBONES", "MODELS", "Backbone", "choose"]
