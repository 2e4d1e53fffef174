"""A cluster gives what this machine gives, byte for byte; what is wrong with it is one sentence."""

import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import time

import cv2
import numpy as np
import pandas as pd
import psutil
import pytest
from support.dask_cluster import dask_processes, wait_for

from facestudy.campus.drawing.person import draw_person
from facestudy.campus.drawing.photo import draw_photo
from facestudy.campus.drawing.portrait import render
from facestudy.prepare import crop
from facestudy.study import files, index
from facestudy.study.errors import StudyError
from facestudy.study.paths import CHECKOUT, Study
from facestudy.study.workers import cluster, same_code
from facestudy.study.workers.mapping import mapped

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def _alone():
    yield
    cluster.leave()


def collect(study: Study, count: int) -> None:
    rng = np.random.default_rng(5)
    picture = render(draw_person(rng), draw_photo(rng, yaw=0.0), width=96, height=96)[0]
    rows = []
    for _ in range(count):
        noisy = np.clip(picture + rng.integers(-3, 4, picture.shape), 0, 255).astype(np.uint8)
        data = cv2.imencode(".png", noisy[..., ::-1])[1].tobytes()
        key = index.picture_id(data)
        files.write_bytes(study.raw / f"{key}.png", data, sync=False)
        known = {"id": key, "category": "a", "sha256": key * 4, "width": 96, "height": 96}
        rows.append(dict.fromkeys(index.COLUMNS, "") | known | {"format": "png"})
    index.write(study.index, pd.DataFrame(rows))


def written(study: Study) -> dict[str, bytes]:
    paths = [study.faces_csv, *sorted(study.faces.glob("*.png"))]
    return {path.name: path.read_bytes() for path in paths}


def test_crops_of_a_cluster_that_loses_a_worker_are_those_of_this_machine(
    study, tmp_path, monkeypatch
):
    collect(study, 40)
    monkeypatch.setattr(crop, "BATCH", 2)
    crop.crop_study(study, jobs=1)
    here = written(study)
    shutil.rmtree(study.faces)
    study.faces_csv.unlink()
    keep, kept = crop._keep_batch, []

    def keep_and_kill(place, cropped):
        kept.append(len(cropped))
        if len(kept) == 3:
            processes.workers[0].kill()
        return keep(place, cropped)

    monkeypatch.setattr(crop, "_keep_batch", keep_and_kill)
    with dask_processes(tmp_path / "elsewhere") as processes:
        cluster.use(processes.address)
        wait_for(lambda: cluster.client().scheduler_info()["total_threads"] == 2)
        crop.crop_study(study)
        assert processes.workers[0].wait() and processes.workers[1].poll() is None
    assert len(kept) == 20  # all came back here, and nothing was written elsewhere
    assert not (tmp_path / "elsewhere" / "root").exists()
    assert written(study) == here and len(here) == 41


def test_first_weights_do_not_depend_on_how_often_dask_writes_a_message():
    sizeof = importlib.import_module("dask.sizeof")
    cluster._library()
    random.seed(7)
    before = random.getstate()
    assert sizeof.sizeof([{"a": 1}] * 100) > 0
    assert random.getstate() == before


@pytest.mark.slow
def test_the_evidence_of_a_local_cluster_is_that_of_this_process():
    from facestudy.audit import run
    from facestudy.audit.evidence import measure_evidence

    path = CHECKOUT / "tests" / "audit" / "test_evidence.py"
    spec = importlib.util.spec_from_file_location("evidence_tests", path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    given = made.study_of({name: {f"{name}{d}": 5 for d in range(4)} for name in "ab"})
    few = {"permutations": 20, "thorough": False}
    here = run.as_json(measure_evidence(*given, **few))
    with cluster.of_run("local:2"):
        cluster.use("local:2")
        address = os.environ[cluster.RUNNING].removeprefix("local:2=")
        assert cluster.client().scheduler.address == address  # no second one is started
        there = run.as_json(measure_evidence(*given, **few))
        cluster.leave()
        workers = [p for p in psutil.Process().children(True) if "spawn" in " ".join(p.cmdline())]
        assert len(workers) >= 2
    assert json.dumps(there) == json.dumps(here)
    psutil.wait_procs(workers, timeout=30)
    assert not any(worker.is_running() for worker in workers)
    assert cluster.RUNNING not in os.environ


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("raise ImportError('no such package')\n", "cannot import facestudy (no such package)"),
        ("# another copy\n", "has another version of facestudy than this machine"),
    ],
)
def test_a_worker_with_other_code_is_one_sentence(change, sentence, tmp_path):
    code = tmp_path / "code"
    shutil.copytree(CHECKOUT / "src" / "facestudy", code / "facestudy")
    init = code / "facestudy" / "study" / "__init__.py"
    init.write_text(change + init.read_text())
    with dask_processes(tmp_path / "elsewhere", workers=0) as processes:
        processes.worker(code=code)
        with pytest.raises(StudyError) as error:
            cluster.use(processes.address)
    assert sentence in str(error.value) and "\n" not in str(error.value)
    assert "worker tcp://127.0.0.1" in str(error.value) and cluster.client() is None


def test_what_is_wrong_with_a_cluster_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    monkeypatch.setattr(cluster, "WORKER_SECONDS", 1)
    with pytest.raises(StudyError, match="no Dask scheduler responds there within 1 seconds"):
        cluster.use("tcp://127.0.0.1:9")
    with pytest.raises(StudyError, match="it must be empty for none, 'local:N'"):
        cluster.use("127.0.0.1:9")
    with dask_processes(tmp_path / "elsewhere", workers=0) as processes:
        with pytest.raises(StudyError, match="the scheduler has no worker; start some: dask work"):
            cluster.use(processes.address)
        processes.worker()
        monkeypatch.setattr(cluster, "WORKER_SECONDS", 60)
        cluster.use(processes.address)
        work = mapped(time.sleep, [0.05] * 400)  # of a module that the worker has
        assert next(work) is None
        processes.scheduler.kill()
        with pytest.raises(StudyError, match="the cluster's scheduler is gone"):
            list(work)


def test_a_worker_that_comes_late_is_checked_too():
    ours = {**same_code.versions(), "keras": "0"}
    with pytest.raises(StudyError, match="the worker tcp://b:1 has keras .*, this machine 0"):
        same_code.check("tcp://b:1", ours)


@pytest.mark.slow
def test_a_local_cluster_ends_with_a_run_that_is_killed(tmp_path):
    code = (
        "import sys, time\n"
        "from facestudy.study.workers import cluster\n"
        "if __name__ == '__main__':\n"
        "    cluster.use('local:2'); print('ready', flush=True); time.sleep(600)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    run = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert run.stdout.readline() == "ready\n"
    children = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.wait()
    assert children and not psutil.wait_procs(children, timeout=60)[1]
