"""The one error a person is meant to read."""


class JourneyError(Exception):
    """A sentence saying what is wrong, what is safe and what to do next.

    Anything else that is raised is a fault of ours and ends in the crash dialog.
    """
