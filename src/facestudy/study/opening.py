"""What every command does when it opens a study: leave nothing there that should be gone."""

from importlib import import_module

from facestudy.study import keep_until, leavings
from facestudy.study.paths import Study


def tidy(study: Study, *, due: bool = True) -> None:
    """Remove what killed processes left, complete removals, remove what is over its time.

    Where there is nothing to do, only names of files and the index are read.

    Args:
        study: that is opened.
        due: whether pictures whose days are over are removed, too.

    Raises:
        StudyError: the index is damaged, or a file cannot be written.
    """
    leavings.remove(study)
    if study.forgetting.is_file() and study.index.is_file():
        import_module(keep_until.REMOVER).complete(study)
    if due:
        keep_until.remove_due(study)
