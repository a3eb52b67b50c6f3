"""The one error a person is meant to read."""


class JourneyError(Exception):
    """A sentence saying what is wrong, what is safe and what to do next.

    Anything else that is raised is a fault of ours and ends in the crash dialog.
    """


class Stopped(Exception):
    """Whoever waits for long work does not want it any more; raised out of ``Options.tell``."""
