"""What each subcommand of ``facestudy`` does with its arguments: a thin call into the library."""

import argparse
from pathlib import Path

from facestudy.campus.knobs import TYPES
from facestudy.study import keep_until, opening
from facestudy.study.errors import StudyError
from facestudy.study.locks import run_lock
from facestudy.study.locks.file_lock import index_lock
from facestudy.study.paths import Study, all_studies, root
from facestudy.web import place


def import_pictures(arguments: argparse.Namespace) -> None:
    from facestudy.collect.import_folder import import_folder

    import_folder(
        arguments.folder,
        arguments.study,
        labels=arguments.labels,
        file=arguments.file,
        category=arguments.category,
        group=arguments.group,
        keep_days=arguments.keep_days,
        first=arguments.first,
        wait=arguments.wait,
    )


def report(arguments: argparse.Namespace) -> None:
    from facestudy.report import parameters
    from facestudy.report.run_notebooks import run
    from facestudy.report.stages import of_study

    study, given, notice = arguments.study, dict(arguments.parameter), ""
    if arguments.quick:
        study = study or Study(parameters.QUICK_STUDY)
        given = {**parameters.quick(of_study(study, more=arguments.more)), **given}
        notice = parameters.quick_notice(given)
        print(notice, flush=True)
        opening.tidy(study)
    elif study is None:
        raise StudyError("which study? Add --study NAME, e.g. --study campus, or --quick")
    options = {
        name: getattr(arguments, name)
        for name in ("jobs", "only", "again", "more", "explore", "wait")
    }
    print(run(study, given, notice=notice, measure=not arguments.quick, **options))


def experiments(arguments: argparse.Namespace) -> None:
    from facestudy.report.run_experiments import run_experiments

    if arguments.study is None:  # each experiment has a study of its own
        for study in all_studies():
            opening.tidy(study)
    parameters = dict(arguments.parameter)
    options = {"only": arguments.only, "again": arguments.again, "wait": arguments.wait}
    for page in run_experiments(arguments.study, parameters, **options):
        print(page)


def compare(arguments: argparse.Namespace) -> None:
    from facestudy.report.compare.compare_studies import compare

    for study in arguments.studies:
        opening.tidy(study)
    print(compare(arguments.studies))


def transfer(arguments: argparse.Namespace) -> None:
    from facestudy.report.transfer.transfer import as_text, transfer

    for study in (arguments.first, arguments.other):
        opening.tidy(study)
    print(as_text(transfer(arguments.first, arguments.other)))


def clean(arguments: argparse.Namespace) -> None:
    study = arguments.study
    if not study.data.exists() and not study.reports.exists():
        raise StudyError(f"there is no study {study.name!r} under {root() / 'data'}")
    with run_lock.running(study, "facestudy clean", is_removal=True), index_lock(study):
        _remove_results(study)
    print(f"removed the results of {study.name}; kept {study.raw} and the curation")


def _remove_results(study: Study) -> None:
    import shutil

    results = [study.reports, study.faces, study.split, study.features, study.data / "models"]
    try:
        for folder in filter(Path.exists, results):
            shutil.rmtree(folder)
        for file in (study.faces_csv, study.split_csv):
            file.unlink(missing_ok=True)
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror or error}"
        raise StudyError(f"not all results of {study.name} could be removed: {reason}") from error


def forget(arguments: argparse.Namespace) -> None:
    from facestudy.privacy.forget import forget
    from facestudy.report.explore import page

    study = arguments.study
    had_page = (study.reports / page.NAME).is_file()
    print(forget(study, name=arguments.name, url=arguments.url, picture_id=arguments.id))
    # Not before: whoever asks to be forgotten must be found, even if their days are over.
    keep_until.remove_due(study)
    if had_page and (remade := page.write(study, [], explore=True)):
        print(f"{remade} was made again without them; models are on it after the next report")


def export(arguments: argparse.Namespace) -> None:
    from facestudy.export.export_study import export

    options = {name: getattr(arguments, name) for name in ("with_pictures", "creator", "url")}
    folder = export(arguments.study, arguments.to, license_=arguments.license, **options)
    print(f"{folder}: read README.md there before you pass it on")


def guess(arguments: argparse.Namespace) -> None:
    from facestudy.guess.serve import serve

    options = {name: getattr(arguments, name) for name in ("confidence", "contact", "may_show")}
    if arguments.portraits:
        options["portraits"] = arguments.portraits
    serve(arguments.study, place.from_options(arguments), **options)


def doctor(arguments: argparse.Namespace) -> None:
    from facestudy.cli import doctor

    print(doctor.report())


def campus_build(arguments: argparse.Namespace) -> None:
    from facestudy import campus

    given = {name: getattr(arguments, name) for name in TYPES}
    knobs = campus.Knobs(**{name: value for name, value in given.items() if value is not None})
    print(campus.build(arguments.study, knobs))


def campus_serve(arguments: argparse.Namespace) -> None:
    from facestudy import campus

    options = {} if arguments.port is None else {"port": arguments.port}
    campus.main_serve(arguments.study, **options)
