"""Small look-alikes of published collections: each is read as it is published."""

from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat
from support.made_pictures import noise_picture, png

from facestudy.collect.import_folder import import_folder
from facestudy.study import images, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study


def pictures(folder: Path, names: list[str]) -> Path:
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(noise_picture(number, 48)))
    return folder


def found(study: Study, *columns: str) -> dict[str, list[str]]:
    frame = index.read(study.index).astype(str).set_index("image_url")
    return {name: row[list(columns)].tolist() for name, row in frame.iterrows()}


def test_lfw_in_the_double_folder_of_its_archive(tmp_path, study, capsys):
    names = ["Ann_Example/Ann_Example_0001.jpg", "Ben_Example/Ben_Example_0001.jpg",
             "Cleo_Example/Cleo_Example_0001.jpg"]  # fmt: skip
    folder = pictures(tmp_path / "lfw", [f"lfw-deepfunneled/lfw-deepfunneled/{n}" for n in names])
    (folder / "pairs.txt").write_text("10\t300\n")
    import_folder(folder, study)
    rows = list(found(study, "category", "person").values())
    assert rows[0] == ["Ann_Example", "Ann Example"]
    assert "each class is one person" in capsys.readouterr().out
    with pytest.raises(StudyError, match="has no column 'file'|line 2 has"):
        import_folder(folder, study, labels=folder / "pairs.txt")


def test_celeba_with_its_persons_and_parts(tmp_path, study):
    names = [f"img_align_celeba/img_align_celeba/00000{n}.png" for n in (1, 2, 3)]
    folder = pictures(tmp_path / "celeba", names)
    text = "3\nBald Male \n000001.jpg -1  1\n000002.jpg  1 -1\n000003.jpg -1 1\n"
    (folder / "list_attr_celeba.txt").write_text(text)
    (folder / "identity_CelebA.txt").write_text("000001.jpg 7\n000002.jpg 8\n000003.jpg 7\n")
    partition = "image_id,partition\n000001.jpg,0\n000002.jpg,1\n000003.jpg,2\n"
    (folder / "list_eval_partition.csv").write_text(partition)
    import_folder(folder, study)
    assert list(found(study, "category", "person", "source_split").values()) == [
        ["male", "7", "train"], ["female", "8", "validation"], ["male", "7", "test"],
    ]  # fmt: skip


def test_a_line_of_celeba_with_a_field_too_few_is_named(tmp_path, study):
    folder = pictures(tmp_path / "celeba", ["1.jpg"])
    (tmp_path / "list.txt").write_text("1\nBald Male\n1.jpg -1\n")
    with pytest.raises(StudyError, match="line 3 has 2 fields, not 3"):
        import_folder(folder, study, labels=tmp_path / "list.txt")


ADIENCE = "user_id\toriginal_image\tface_id\tage\tgender\tx\ty\tdx\tdy\n"


@pytest.mark.parametrize(
    ("kind", "place"),
    [("coarse_tilt_aligned_face", "faces"), ("landmark_aligned_face", "aligned")],
)
def test_adience(tmp_path, study, kind, place):
    names = ["30@N0/{}.1.a.jpg", "30@N0/{}.2.b.jpg", "7@N1/{}.9.c.jpg"]
    names = [f"{place}/{name.format(kind)}" for name in names]
    folder = pictures(tmp_path / "adience", names)
    first = (
        ADIENCE + "30@N0\ta.jpg\t1\t(25, 32)\tf\t1\t1\t9\t9\n30@N0\tb.jpg\t2\tNone\tu\t1\t1\t9\t9\n"
    )
    (folder / "fold_0_data.txt").write_text(first)
    (folder / "fold_1_data.txt").write_text(ADIENCE + "7@N1\tc.jpg\t9\t35\tm\t1\t1\t9\t9\n")
    assert import_folder(folder, study).empty
    assert found(study, "category", "person", "source_split", "source_age") == {
        names[0]: ["female", "30@N0", "fold 0", "(25, 32)"],
        names[1]: ["", "30@N0", "fold 0", ""],
        names[2]: ["male", "7@N1", "fold 1", ""],
    }
    import_folder(folder, study, category="age")
    assert found(study, "category")[names[0]] == ["(25, 32)"]


FAIRFACE = "file,age,gender,race,service_test\n"


def test_fairface_with_both_tables_or_with_one(tmp_path, study):
    folder = pictures(tmp_path / "fairface-img", ["train/1.jpg", "train/2.jpg", "val/1.jpg"])
    train, val = tmp_path / "fairface_label_train.csv", tmp_path / "fairface_label_val.csv"
    train.write_text(
        FAIRFACE + "train/1.jpg,0-2,Female,x,True\ntrain/2.jpg,more than 70,Male,x,0\n"
    )
    val.write_text(FAIRFACE + "val/1.jpg,20-29,Male,x,False\n")
    assert import_folder(folder, study, labels=[train, val]).empty
    assert found(study, "category", "source_split", "source_age") == {
        "train/1.jpg": ["female", "train", "0-2"],
        "train/2.jpg": ["male", "train", "more than 70"],
        "val/1.jpg": ["male", "validation", "20-29"],
    }
    other = Study("other")
    assert import_folder(folder, other, labels=train, category="age").empty
    assert found(other, "category")["train/1.jpg"] == ["0-2"]


def test_imdb_wiki(tmp_path, study):
    names = ["imdb_crop/00/nm1_rm1_1981-5-6_2009.jpg", "imdb_crop/01/nm2_rm2_1990-1-1_2010.jpg",
             "imdb_crop/01/nm3_rm3_0000-0-0_2010.jpg"]  # fmt: skip
    folder = pictures(tmp_path / "imdb", names)
    paths = np.array([name.removeprefix("imdb_crop/") for name in names], dtype=object)
    struct = {
        "dob": np.array([723671.0, 726834.0, 0.0]), "photo_taken": np.array([2009, 2010, 2010]),
        "full_path": paths, "gender": np.array([0.0, 1.0, np.nan]),
        "name": np.array(["Ann Made", "Bo Made", "Cy Made"], dtype=object),
        "face_score": np.array([1.5, -np.inf, 2.0]), "second_face_score": np.full(3, np.nan),
    }  # fmt: skip
    savemat(tmp_path / "imdb.mat", {"imdb": struct})
    assert import_folder(folder, study, labels=tmp_path / "imdb.mat").empty
    frame = index.read(study.index).set_index("image_url").loc[names]
    assert frame["sex"].tolist() == ["female", "male", ""] == frame["category"].tolist()
    assert frame["age"].astype(str).tolist()[:2] in (["28.0", "20.0"], ["28", "20"])
    assert frame["name"].tolist() == ["Ann Made", "Bo Made", "Cy Made"]
    assert frame["face_score"].astype(str).tolist()[1] in ("", "nan")


@pytest.mark.parametrize("whole", [True, False])
def test_a_damaged_mat_file_is_one_clear_error(tmp_path, study, whole):
    folder = pictures(tmp_path / "imdb", ["0.jpg"])
    savemat(tmp_path / "imdb.mat", {"imdb": {"dob": np.zeros(3)}})
    data = (tmp_path / "imdb.mat").read_bytes()
    (tmp_path / "imdb.mat").write_bytes(data if whole else data[:200])
    with pytest.raises(StudyError, match="imdb.mat: (has no structure|cannot be read as a MAT)"):
        import_folder(folder, study, labels=tmp_path / "imdb.mat")


def fer(rows: list[tuple[str, np.ndarray | str, str]], head: str = "emotion,pixels,Usage") -> str:
    cells = [
        (emotion, p if isinstance(p, str) else " ".join(map(str, p.ravel())), usage)
        for emotion, p, usage in rows
    ]
    return head + "\n" + "".join(f"{emotion},{p},{usage}\n" for emotion, p, usage in cells)


def test_fer2013_whose_pictures_are_in_the_table(tmp_path, study):
    grey = [noise_picture(n, 48)[..., 0] for n in range(3)]
    rows = [("3", grey[0], "Training"), ("0", grey[1], "PublicTest"), ("6", grey[2], "PrivateTest")]
    path = tmp_path / "fer2013.csv"
    path.write_text(fer([*rows, ("1", "1 2 3", "Training"), ("1", "a b", "Training")]))
    skipped = import_folder(path, study)
    assert found(study, "category", "source_split", "format") == {
        "fer2013.csv#1": ["happy", "train", "ppm"],
        "fer2013.csv#2": ["angry", "validation", "ppm"],
        "fer2013.csv#3": ["neutral", "test", "ppm"],
    }
    assert skipped["file"].tolist() == ["fer2013.csv#4", "fer2013.csv#5"]
    row = index.read(study.index).iloc[0]
    picture = images.decode((study.raw / f"{row['id']}.ppm").read_bytes())
    assert np.array_equal(picture, np.repeat(grey[0][..., None], 3, axis=2))


def test_affectnets_older_tables(tmp_path, study):
    folder = pictures(tmp_path / "affectnet", ["0/a.jpg", "0/b.jpg", "1/c.jpg"])
    head = "subDirectory_filePath,face_x,expression,valence,arousal\n"
    (folder / "training.csv").write_text(head + "0/a.jpg,1,1,0.5,0.5\n0/b.jpg,1,9,0,0\n")
    (folder / "validation.csv").write_text(head + "1/c.jpg,1,7,0,0\n")
    import_folder(folder, study)
    assert found(study, "category", "source_split") == {
        "0/a.jpg": ["happy", "train"], "0/b.jpg": ["", "train"],
        "1/c.jpg": ["contempt", "validation"],
    }  # fmt: skip


def test_affectnets_newer_annotations(tmp_path, study):
    names = ["train_set/images/0.jpg", "train_set/images/1.jpg", "val_set/images/0.jpg"]
    folder = pictures(tmp_path / "affectnet", names)
    for part, number, value in [("train", 0, "3"), ("train", 1, "10"), ("val", 0, "6")]:
        path = folder / f"{part}_set" / "annotations" / f"{number}_exp.npy"
        path.parent.mkdir(exist_ok=True)
        np.save(path, np.array(value))
    import_folder(folder, study)
    assert found(study, "category", "source_split") == {
        names[0]: ["surprise", "train"], names[1]: ["", "train"], names[2]: ["anger", "validation"],
    }  # fmt: skip


def test_an_annotation_is_never_unpickled(tmp_path, study):
    folder = pictures(tmp_path / "affectnet", ["images/0.jpg"])
    (folder / "annotations").mkdir()
    np.save(folder / "annotations/0_exp.npy", np.array([{"a": 1}], dtype=object))
    import_folder(folder, study)
    assert found(study, "category") == {"images/0.jpg": [""]}


def test_ck_plus_takes_the_labelled_frames(tmp_path, study, capsys):
    names = [f"cohn-kanade-images/S005/001/S005_001_0000000{n}.png" for n in (1, 2)]
    names.append("cohn-kanade-images/S010/002/S010_002_00000014.png")
    folder = pictures(tmp_path / "ck", names)
    for name, emotion in [("S005/001/S005_001_00000002", "3"), ("S010/002/S010_002_00000014", "7")]:
        path = folder / "Emotion" / f"{name}_emotion.txt"
        path.parent.mkdir(parents=True)
        path.write_text(f"   {emotion}.0000000e+00\n")
    import_folder(folder, study)
    assert found(study, "category", "person") == {
        names[1]: ["disgust", "S005"], names[2]: ["surprise", "S010"],
    }  # fmt: skip
    assert "1 file of the folder: no row" in capsys.readouterr().out


def test_ck48_has_classes_in_folders_and_persons_in_names(tmp_path, study):
    names = ["CK+48/happy/S010_004_00000017.png", "CK+48/fear/S011_003_00000012.png"]
    import_folder(pictures(tmp_path / "ck", names), study)
    assert found(study, "category", "person") == {
        names[0]: ["happy", "S010"], names[1]: ["fear", "S011"],
    }  # fmt: skip


UTK = """116_1_0_20170116171048643.jpg 22_1_0_2017011617104864.jpg 27_3_1_20170116171048644.jpg
26_0_1_20170116171048641.jpg 30_1_2_20170116171048642.jpg.chip.jpg 61_1_20170109142408075.jpg
53__0_20170116184028385.jpg""".split()


def test_names_not_quite_utkfaces_are_counted(tmp_path, study, capsys):
    import_folder(pictures(tmp_path / "utk", UTK), study)
    rows = found(study, "category")
    assert [name for name in UTK if rows[name] == [""]] == [UTK[1], UTK[2], UTK[6]]
    assert rows[UTK[5]] == ["female"] and "3 pictures have no category" in capsys.readouterr().out
