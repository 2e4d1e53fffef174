"""The exception whose message is meant for the user, and what others mean to the user."""

import errno


class StudyError(Exception):
    """An error that the user can correct: the message says what was wrong and what would be right.

    Commands print it as one line and end with status `status`; notebooks show it as the last line.
    """

    status = 1


WRITABLE = "make it writable, or name a folder that is in the variable FACESTUDY_ROOT"
SPACE = "make room on that disk; the same command then goes on"
MEMORY = (
    "there is not enough memory: close other programs, or let fewer notebooks run at a time "
    "(--jobs 1); the same command then goes on"
)
ADVICE = {
    errno.EROFS: WRITABLE,
    errno.EACCES: WRITABLE,
    errno.EPERM: WRITABLE,
    errno.ENOTDIR: "a file lies where a folder belongs: move it away",
    errno.EISDIR: "a folder lies where a file belongs: move it away",
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EFBIG: SPACE,
    errno.EIO: "the disk fails: check it, and copy what is on it",
    errno.ENAMETOOLONG: "choose shorter names",
    errno.EMFILE: "raise the limit of open files (ulimit -n 4096)",
    errno.ENFILE: "close other programs",
    errno.ENOMEM: MEMORY,
}
"""What to do about an error of the operating system; others are errors of the program."""


def advice(error: BaseException) -> str:
    """What the machine lacked and what to do about it, in one line; empty if it lacked nothing.

    >>> advice(OSError(errno.ENOSPC, "No space left on device", "data/x/raw/index.csv"))
    'data/x/raw/index.csv: No space left on device: make room on that disk; the same command then \
goes on'
    """
    if isinstance(error, MemoryError):
        return MEMORY
    if not isinstance(error, OSError) or error.errno not in ADVICE:
        return ""
    if error.errno == errno.ENOMEM:
        return MEMORY
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror}: {ADVICE[error.errno]}"
