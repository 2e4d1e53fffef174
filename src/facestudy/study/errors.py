"""The one exception that a user is meant to read."""


class StudyError(Exception):
    """Something the user can mend: the message says what was wrong and what would be right.

    Commands print it as one line and end with status 1; notebooks show it as the last line.
    """
