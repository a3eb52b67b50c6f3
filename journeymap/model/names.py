"""The words for what a journey holds: its kinds of records, and its levels of feeling."""

from __future__ import annotations

from journeymap.language import bare, mark, tr
from journeymap.model.records import Frame, Journey, Project, SavedView, Stage
from journeymap.model.snapshot import Snapshot

KINDS = {
    "Project": mark("Project"),
    "Persona": mark("Persona"),
    "Journey": mark("Journey"),
    "Stage": mark("Stage"),
    "Step": mark("Step"),
    "Lane": mark("Lane"),
    "Touchpoint": mark("Touchpoint"),
    "Feeling": mark("Feeling"),
    "Friction": mark("Friction point"),
    "Connection": mark("Connection"),
    "Metric": mark("Metric"),
    "Score": mark("Score"),
    "Quote": mark("Quote"),
    "Idea": mark("Idea"),
    "Note": mark("Note"),
    "Asset": mark("Picture"),
    "Frame": mark("Frame"),
    "Vote": mark("Vote"),
    "Sense": mark("Sense"),
    "Goal": mark("Goal"),
    "Comment": mark("Comment"),
    "SavedView": mark("View"),
    "Scenario": mark("Scenario"),
    "Dismissal": mark("Dismissed finding"),
    "Source": mark("Source"),
    "Brand": mark("Brand"),
}
"""What each kind of record is called."""

EXPLAINED = {
    ("Touchpoint", "moment"): {
        "moment": mark("decides what the customer will think of us"),
        "stimulus": mark("awakens the wish: an ad, a need, what somebody says"),
        "zmot": mark("zero moment of truth: searches and compares before buying"),
        "fmot": mark("first moment of truth: meets the product, at the shelf or on its page"),
        "smot": mark("second moment of truth: owns and uses it"),
        "umot": mark("ultimate moment of truth: tells others, whose zero moment this is"),
    },
}
"""What options mean that are short for something, by kind and field (Lecinski 2011, Solis 2013)."""

FEELINGS = (mark("very bad"), mark("bad"), mark("neutral"), mark("good"), mark("very good"))


def kind_name(kind: str) -> str:
    """Return what a kind of record is called in the current language."""
    return tr(KINDS[kind])


def journey_name(journey: Journey) -> str:
    """Return what a journey is called: by its title, and that it is to be, where that says not."""
    title, state = journey.title.strip() or tr("Untitled journey"), tr("to-be")
    if journey.state != "to-be" or state.casefold() in title.casefold():
        return title
    return bare(tr("{title} (to-be)", title=title))


def frame_title(snapshot: Snapshot, frame: Frame) -> str:
    """Return what a frame is called: by its own title, else by what it shows."""
    if frame.title.strip():
        return frame.title
    if frame.kind == "journey":
        journey = snapshot.get(Journey, frame.journey)
        return journey_name(journey) if journey else tr("Untitled journey")
    if frame.kind == "stage":
        stage = snapshot.get(Stage, frame.stage)
        return (stage.title.strip() if stage else "") or tr("Untitled stage")
    if frame.kind == "view":
        saved = snapshot.get(SavedView, frame.view)
        return (" ".join(saved.name.split()) if saved else "") or tr("Untitled view")
    named = {
        "map": tr("The whole map"),
        "loop": tr("The loop"),
        "ideas": tr("Ideas"),
        "persona": tr("Personas"),
        "graph": tr("All ways"),
        "numbers": tr("Numbers"),
        "plan": tr("Plan"),
        "difference": tr("As-is and to-be"),
    }
    return named.get(frame.kind, tr("Touchpoints"))


def feeling_word(snapshot: Snapshot, valence: float) -> str:
    """Return the word for a feeling from −1 to 1, on the scale the project has chosen."""
    words = feeling_words(snapshot)
    return words[round((valence + 1) / 2 * (len(words) - 1))]


def feeling_words(snapshot: Snapshot) -> list[str]:
    """Return the words for the levels of feeling, worst first; figures where none are given."""
    project = next(iter(snapshot.all(Project).values()), Project())
    own = _own_words(snapshot)
    if len(own) == project.levels:
        return own
    if project.levels == len(FEELINGS):
        return [tr(word) for word in FEELINGS]
    top = (project.levels - 1) / 2
    return [f"{level - top:+g}".replace("-", "−") for level in range(project.levels)]


def scale_words(snapshot: Snapshot) -> tuple[str, str, str]:
    """Return the words for the best, the middle and the worst feeling, the person's own first.

    Own words of an even number have no middle: there it is blank.
    """
    own = _own_words(snapshot)[::-1]
    if len(own) < 2:
        return tr("delighted"), tr("neutral"), tr("frustrated")
    even = len(own) % 2 == 0
    middle = "" if even and len(own) > 2 else own[len(own) // 2] if not even else tr("neutral")
    return own[0], middle, own[-1]


def has_own_words(snapshot: Snapshot) -> bool:
    """Tell whether the scale of feelings has words of its own."""
    return len(_own_words(snapshot)) > 1


def levels_of(snapshot: Snapshot) -> int:
    """Return how many levels of feeling the project has chosen, 3 to 11."""
    return next(iter(snapshot.all(Project).values()), Project()).levels


def level_number(valence: float, levels: int) -> float:
    """Return which level of a scale a feeling from −1 to 1 is, counted from 1 for the worst."""
    return (valence + 1) / 2 * (levels - 1) + 1


def _own_words(snapshot: Snapshot) -> list[str]:
    """Return the person's own words for the levels of feeling, worst first."""
    project = next(iter(snapshot.all(Project).values()), Project())
    return [line.strip() for line in project.words.splitlines() if line.strip()][::-1]
