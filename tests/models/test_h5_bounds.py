"""A weights file that reaches out of itself, or would not fit into memory, is refused unread."""

import h5py
import numpy as np
import pytest

from facestudy.models import h5_bounds


def external_link(file, folder):
    file["weights"] = h5py.ExternalLink(str(folder / "other.h5"), "/x")


def soft_link(file, folder):
    file["weights"] = h5py.SoftLink("/group")


def circle(file, folder):
    file["group"]["again"] = file["group"]


def raw_data_elsewhere(file, folder):
    (folder / "secret").write_bytes(bytes(64))
    file.create_dataset("weights", (16,), "f4", external=[(str(folder / "secret"), 0, 64)])


def virtual(file, folder):
    layout = h5py.VirtualLayout((4,), "f4")
    layout[:] = h5py.VirtualSource(str(folder / "other.h5"), "x", (4,))
    file.create_virtual_dataset("weights", layout)


def huge(file, folder):
    file.create_dataset("weights", (2**40,), "f4", chunks=(1024,), compression="gzip")


def many_large(file, folder):
    for number in range(40):
        file.create_dataset(f"w{number}", (2**26,), "f4", chunks=(1024,))


def huge_chunk(file, folder):
    chunks = (2**26, 8)
    file.create_dataset("w", (1, 8), "f4", maxshape=(None, 8), chunks=chunks, compression="gzip")


def texts(file, folder):
    file.create_dataset("weights", (1,), h5py.string_dtype())


def wide(file, folder):
    file.create_dataset("weights", (1,), np.dtype("V100000"))


@pytest.mark.parametrize(
    "harm",
    [external_link, soft_link, circle, raw_data_elsewhere, virtual, huge, many_large, huge_chunk,
     texts, wide],
)  # fmt: skip
def test_it_is_refused_before_anything_is_read(tmp_path, harm):
    path = tmp_path / "weights.h5"
    with h5py.File(path, "w") as file:
        file.create_group("group").create_dataset("kernel", data=np.ones((3, 3), "f4"))
        harm(file, tmp_path)
    assert path.stat().st_size < 2**20
    with h5py.File(path, "r") as file, pytest.raises(ValueError):
        h5_bounds.check(file)


def test_a_plain_file_passes(tmp_path):
    with h5py.File(tmp_path / "weights.h5", "w") as file:
        file.create_dataset("layers/dense/vars/0", data=np.ones((3, 3), "f4"))
        file.create_dataset("layers/dropout/vars/0", data=np.ones(2, "u4"))
        h5_bounds.check(file)
