"""Serve the page over HTTPS with a self-signed certificate, or over HTTP on this machine."""

from facestudy.experiments.expressions.capture.app import application
from facestudy.experiments.expressions.capture.store import Store
from facestudy.experiments.expressions.capture.terms import Terms
from facestudy.study import index
from facestudy.study.errors import StudyError
from facestudy.study.paths import Study
from facestudy.web import serve as server
from facestudy.web.place import Place


def serve(study: Study, terms: Terms, place: Place) -> None:
    """Serve the page until Ctrl-C.

    Args:
        study: the study that gets the pictures.
        terms: the terms that the page shows.
        place: where the page is served; HTTP is for this machine only.

    Raises:
        StudyError: the study is a campus, the port is in use, plain HTTP was asked for on another
            address than this machine's, or the index is damaged.
    """
    if study.is_campus:
        raise StudyError(f"{study.name!r} is a name for campuses: choose another for volunteers")
    if place.plain and not place.is_this_machine:
        raise StudyError(
            f"browsers do not open a camera over plain HTTP on {place.host}: omit --plain or --host"
        )
    if study.index.is_file():
        index.read(study.index)  # reports a damaged index before anybody poses
    store = Store(study, days=terms.days)
    server.serve(
        lambda names: application(terms, store, names=names),
        place,
        pem=study.data / "capture" / "key-and-certificate.pem",
        notes=[f"Pictures are saved in {study.raw}"],
    )
