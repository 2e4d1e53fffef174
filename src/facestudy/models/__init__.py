"""The models of the study and the pretrained networks that two of them stand on.

A model is one module with ``build`` and ``compile``, a backbone one with ``load``. Nothing is
built, loaded or downloaded by importing them.
"""

from facestudy.models import bottleneck, face_resnet, finetune, scratch_cnn, vggface
from facestudy.models.backbone import Backbone, choose

MODELS = {"scratch_cnn": scratch_cnn, "bottleneck": bottleneck, "finetune": finetune}
BACKBONES = {"vggface": vggface, "face_resnet": face_resnet}

__all__ = ["BACKBONES", "MODELS", "Backbone", "choose"]
