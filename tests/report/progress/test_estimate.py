"""The estimate of a run's length, in simulated runs whose true length is known."""

import json
from collections.abc import Iterator

import pytest

from facestudy.report.progress import estimate, stage_costs
from facestudy.report.progress.estimate import Estimator, Job
from facestudy.report.progress.stage_costs import REST, Phase, Times
from facestudy.report.stages import STAGES
from facestudy.study.paths import Study
from facestudy.study.random_streams import fraction

WHOLE = {
    "SITES": 57, "pictures": 1369, "EPOCHS": 100, "trainings": 1, "VIEWS": 10, "COMPARE": 3,
    "PERMUTATIONS": 999, "AUDIT_EPOCHS": 30,
}  # fmt: skip
SMALL = {**WHOLE, "SITES": 12, "pictures": 240, "EPOCHS": 20, "VIEWS": 3, "PERMUTATIONS": 199}
CORES = 2


def study_jobs(sizes: dict[str, float]) -> list[Job]:
    positions: dict[str, int] = {}
    jobs = []
    for stage in STAGES:
        after = [positions[name] for name in stage.after]
        positions[stage.notebook] = len(jobs)
        costs = stage_costs.phases(stage.notebook)
        jobs.append(estimate.new_job(stage.notebook, costs, sizes, after))
    jobs.append(estimate.new_job("report", [stage_costs.WRITING], {}, range(len(jobs))))
    return jobs


class Machine:
    """Runs the jobs of an estimator second by second, in made-up times."""

    def __init__(self, estimator: Estimator, slots: int, processor: float, network: float):
        self.estimator, self.slots, self.clock = estimator, slots, 0
        self.true = {
            (number, place): state.phase.seconds
            * state.size
            * state.needed
            * (network if state.phase.network else processor)
            * (0.8 + 0.4 * fraction(0, "noise", job.name, state.phase.task))
            for number, job in enumerate(estimator.jobs)
            for place, state in enumerate(job.phases)
            if not state.over
        }
        self.spent = dict.fromkeys(self.true, 0.0)

    def current(self, number: int) -> int | None:
        """The phase that a job is in."""
        places = range(len(self.estimator.jobs[number].phases))
        return next(
            (
                place
                for place in places
                if self.spent.get((number, place), 0) < self.true.get((number, place), 0)
            ),
            None,
        )

    def tasks(self, number: int) -> Iterator[dict]:
        for place, state in enumerate(self.estimator.jobs[number].phases):
            true, spent = (kind.get((number, place), 0) for kind in (self.true, self.spent))
            if state.phase.task != REST and spent:
                total = 1000 * state.tasks
                yield {
                    "what": state.phase.task, "count": state.tasks, "total": total, "initial": 0,
                    "done": min(total, int(total * spent / true)), "ended": float(spent >= true),
                }  # fmt: skip

    def second(self) -> None:
        jobs = self.estimator.jobs
        for number, job in enumerate(jobs):
            ready = not job.ended and not job.running and all(jobs[n].ended for n in job.after)
            if ready and sum(other.running for other in jobs) < self.slots:
                self.estimator.begin(number)
        at_work = [n for n, job in enumerate(jobs) if job.running]
        places = {n: self.current(n) for n in at_work}
        wanted = sum(
            jobs[n].phases[p].phase.cores or CORES for n, p in places.items() if p is not None
        )
        for number, place in places.items():
            if place is not None:
                self.spent[number, place] += min(1.0, CORES / wanted)
        self.clock += 1
        self.estimator.observe(1.0, {n: list(self.tasks(n)) for n in at_work})
        for number in at_work:
            if self.current(number) is None:
                self.estimator.end(number)

    def run(self, until: int = 10**6) -> int:
        while self.clock < until and not all(job.ended for job in self.estimator.jobs):
            self.second()
        return self.clock


def after_a_minute(sizes: dict[str, float], times: Times, **machine: float) -> float:
    """What is expected after a minute, as a multiple of the truth."""
    network = machine.pop("measured", None)
    estimator = Estimator(study_jobs(sizes), times, slots=2, cores=CORES, network=network)
    world = Machine(estimator, 2, **machine)
    expected = world.run(until=60) + estimator.remaining()
    truth = world.run()
    estimator.keep()
    return expected / truth


@pytest.mark.parametrize("sizes", [WHOLE, SMALL], ids=["whole", "quick"])
@pytest.mark.parametrize("slowness", [0.4, 1.0, 2.5, 4.0])
def test_the_first_run_on_a_machine_of_any_speed(sizes, slowness):
    ratio = after_a_minute(sizes, Times(), processor=slowness, network=slowness)
    assert 1 / 1.5 < ratio < 1.5


@pytest.mark.parametrize("network", [0.3, 2.5])
def test_a_machine_that_is_slow_at_networks_alone_is_measured_before(network):
    ratio = after_a_minute(WHOLE, Times(), processor=1.0, network=network, measured=network)
    assert 1 / 1.5 < ratio < 1.5


@pytest.mark.parametrize("network", [0.3, 4.0])
def test_a_second_run_knows_the_machine_even_at_another_size(network, tmp_path):
    times = Times(tmp_path / "durations.json")
    after_a_minute(SMALL, times, processor=2.0, network=network)
    times.save()
    ratio = after_a_minute(
        WHOLE, Times(tmp_path / "durations.json"), processor=2.0, network=network
    )
    assert 1 / 1.2 < ratio < 1.2


def test_a_busy_day_counts_for_all_that_follows():
    times = Times()
    after_a_minute(WHOLE, times, processor=1.0, network=1.0)
    ratio = after_a_minute(WHOLE, times, processor=3.0, network=3.0)
    assert 1 / 1.5 < ratio < 1.5


def test_the_estimate_comes_closer_to_the_truth():
    estimator = Estimator(study_jobs(WHOLE), Times(), slots=2, cores=CORES)
    world = Machine(estimator, 2, processor=1.0, network=3.0)
    expected = {}
    while not all(job.ended for job in estimator.jobs):
        world.second()
        expected[world.clock] = world.clock + estimator.remaining()
    errors = [
        abs(expected[int(share * world.clock)] / world.clock - 1) for share in (0.1, 0.6, 0.9)
    ]
    assert errors[1] < 0.2 and errors[2] < 0.1


def one(task: str, seconds: float, cores: float = 1) -> list[Phase]:
    return [Phase(REST, 0.0, cores=cores), Phase(task, seconds, cores=cores)]


def test_jobs_wait_for_each_other_and_for_a_free_slot():
    jobs = [
        estimate.new_job("a", one("a", 10), {}),
        estimate.new_job("b", one("b", 4), {}, [0]),
        estimate.new_job("c", one("c", 8), {}),
        estimate.new_job("d", one("d", 8), {}),
    ]
    assert Estimator(jobs, Times(), slots=1, cores=2).remaining() == pytest.approx(30)
    two = Estimator(jobs, Times(), slots=2, cores=2)
    assert two.remaining() == pytest.approx(16)  # a and c; d when c has ended; b when a has
    assert two.remaining(until=0) == pytest.approx(10)


def test_two_jobs_that_need_all_cores_take_turns():
    jobs = [estimate.new_job(name, one(name, 10, cores=2), {}) for name in "ab"]
    assert Estimator(jobs, Times(), slots=2, cores=2).remaining() == pytest.approx(20)


def training(done: int, *, initial: int = 0, count: int = 1, ended: float = 0.0) -> dict:
    total = 100 * count
    return {"what": "training", "count": count, "total": total, "initial": initial,
            "done": done, "ended": ended}  # fmt: skip


def trained(*tasks: dict, seconds: float = 10.0) -> float:
    costs = (Phase(REST, 0.0), Phase("training", 1.0, ("EPOCHS", "trainings"), "trainings"))
    jobs = [estimate.new_job("training", costs, {"EPOCHS": 100, "trainings": 2})]
    estimator = Estimator(jobs, Times(), slots=1, cores=2)
    estimator.begin(0)
    estimator.observe(seconds, {0: list(tasks)})
    return estimator.remaining()


def test_the_seeds_that_have_not_begun_count():
    assert trained(training(50), seconds=50) == pytest.approx(150, rel=0.1)


def test_epochs_of_an_earlier_run_are_no_work_and_say_nothing_of_the_speed():
    left = trained(training(60, initial=40), seconds=40)
    assert left == pytest.approx(2 * 140, rel=0.15)
    assert trained(training(200, initial=200, count=2, ended=1.0)) == 0


def test_what_waits_for_a_failed_job_is_not_waited_for():
    jobs = [estimate.new_job("a", one("a", 10), {}), estimate.new_job("b", one("b", 4), {}, [0])]
    estimator = Estimator(jobs, Times(), slots=2, cores=2)
    estimator.begin(0)
    estimator.end(0, record=False)
    estimator.give_up(0)
    assert estimator.remaining() == 0


def test_the_report_is_waited_for_although_a_notebook_failed():
    jobs = [
        estimate.new_job("a", one("a", 5), {}),
        estimate.new_job("report", one("writing", 3), {}, [0]),
        estimate.new_job("further seeds", one("training", 100), {}, [0, 1]),
    ]
    estimator = Estimator(jobs, Times(), slots=1, cores=1)
    estimator.begin(0)
    estimator.end(0, record=False)
    estimator.give_up(0, but=1)
    assert estimator.remaining() == pytest.approx(3)


def test_damaged_times_are_forgotten(tmp_path):
    path = tmp_path / "durations.json"
    phase = Phase("drawing", 0.03, ("pictures",))
    for text in ("{", "[]", '{"here": 3}'):
        path.write_text(text)
        assert Times(path).known("01_collect", phase) is None
    times = Times(path)
    times.record("01_collect", phase, 0.5)
    times.save()
    assert Times(path).known("01_collect", phase) == 0.5


def test_times_of_other_machines_are_kept(tmp_path):
    path = tmp_path / "durations.json"
    path.write_text(json.dumps({"another": {"a": {"b*": 1.0}}}))
    times = Times(path)
    times.record("01_collect", Phase(REST, 1.0), 2.0)
    times.save()
    assert "another" in json.loads(path.read_text())


def test_sizes_are_the_numbers_among_the_parameters_and_the_pictures(root):
    study = Study("mine")
    study.raw.mkdir(parents=True)
    study.index.write_text("id\n1\n2\n3\n")
    sizes = stage_costs.sizes(
        study, {"05_scratch_cnn": {"SEEDS": 5, "STUDY": "mine", "SPLITS": 10}}
    )
    trainings = {"trainings": 15, "trainings of two networks": 30, "searches": 0}
    assert sizes["05_scratch_cnn"] == {"SEEDS": 5, "SPLITS": 10, "pictures": 3, **trainings}
