"""Whether all people of a study are fictional, judged by its pictures and not by its name."""

from facestudy.study import index
from facestudy.study.guards import tables
from facestudy.study.paths import Study


def not_drawn(study: Study) -> set[str] | None:
    """The ids of a study's pictures that were not drawn for its campus; None without a campus.

    Args:
        study: whose index is compared with its campus's table of truth.

    Raises:
        StudyError: the study has no index, or a damaged one.
    """
    if not ((study.data / "campus.json").is_file() and study.truth_csv.is_file()):
        return None
    truth = tables.parse(study.truth_csv, dtype=str, keep_default_na=False)
    return set(index.read(study.index)["id"]) - set(truth["id"])


def is_fictional(study: Study) -> bool:
    """Whether the study is a campus and every picture in it was drawn for that campus."""
    return not_drawn(study) == set()
