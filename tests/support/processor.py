"""What oneDNN is allowed to do in the process of the tests."""

import pytest

from facestudy.models import precision

NEEDS_BFLOAT16 = pytest.mark.skipif(
    precision.onednn_lacks_bfloat16(),
    reason="ONEDNN_MAX_CPU_ISA leaves oneDNN no bfloat16: TensorFlow would end the process",
)
