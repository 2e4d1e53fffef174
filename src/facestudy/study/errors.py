"""The exception whose message is meant for the user."""


class StudyError(Exception):
    """An error that the user can correct: the message says what was wrong and what would be right.

    Commands print it as one line and end with status 1; notebooks show it as the last line.
    """
