"""Logs in XES are read as a stream, packed or not; what is hostile is refused in a sentence."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.formats import IMPORTERS, SURE, UNLIKE
from journeymap.formats.reading import import_content, import_file, importer_for
from journeymap.model.records import Lane, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs import events as log_events
from journeymap.tabular.logs.events import TooManyEvents
from tests.logs.counted import made, of_journey

NAMESPACE = ' xmlns="http://www.xes-standard.org/" xes.version="1849.2016"'
HEAD = """<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<global scope="trace"><string key="concept:name" value="__INVALID__"/></global>
<global scope="event"><string key="concept:name" value="Visit"/>
<string key="lifecycle:transition" value="complete"/></global>
<classifier name="Activity" keys="concept:name lifecycle:transition"/>
<string key="creator" value="a test"/>"""


def event(name: str, time: str, *more: str) -> str:
    said = f'<string key="concept:name" value="{name}"/>' if name else ""
    when = f'<date key="time:timestamp" value="{time}"/>' if time else ""
    return f"<event>{said}{''.join(more)}{when}</event>"


def text(key: str, value: str, inside: str = "") -> str:
    return f'<string key="{key}" value="{value}">{inside}</string>'


def log(*traces: Sequence[str], head: str = HEAD, about: str = NAMESPACE) -> str:
    inside = "".join(
        f"<trace>{text('concept:name', str(n))}{''.join(events)}</trace>"
        for n, events in enumerate(traces)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<log{about}>{head}{inside}</log>'


TWO = log(
    [event("Search", "2026-03-14T10:00:00+02:00"), event("Pay", "2026-03-14T11:00:00+02:00")],
    [event("Pay", "2026-03-14T11:00:00.000Z"), event("Search", "2026-03-14T12:30:00.000+02:00")],
)


def brought(content: str) -> Imported:
    return import_content(content.encode(), "log.xes")


def sentences(came: Imported) -> str:
    return " ".join(why for _, why in came.report)


def test_a_log_in_xes_becomes_a_journey_in_the_order_of_its_times(tmp_path: Path) -> None:
    # 12:30 at +02:00 is before 11:00 UTC.
    right = ({("Search", "Pay"): 2}, {"Search": 2})
    assert of_journey(brought(TWO).change) == right
    (tmp_path / "log.xes").write_text(TWO, "utf-8")
    (tmp_path / "log.xes.gz").write_bytes(gzip.compress(TWO.encode()))
    (tmp_path / "other.txt").write_bytes(gzip.compress(TWO.encode()))
    for name in ("log.xes", "log.xes.gz", "other.txt"):
        assert of_journey(import_file(tmp_path / name).change) == right
    assert of_journey(import_content(gzip.compress(TWO.encode()), "log.xes.gz").change) == right


def test_a_content_is_known_as_xes_without_its_name() -> None:
    xes = next(one for one in IMPORTERS if one.name == "xes")
    assert xes.likeness(TWO.encode()) == xes.likeness(gzip.compress(TWO.encode())) == SURE
    for other in (b"", b"case,activity\n1,A\n", b"<opml/>", gzip.compress(b"x"), b"\x1f\x8b\x08"):
        assert xes.likeness(other) == UNLIKE
    assert importer_for("log", TWO.encode()).name == "xes"


def test_prefixes_nested_attributes_lists_and_unknown_tags_are_passed_over() -> None:
    nested = text("org:note", "x", text("concept:name", "Wrong"))
    listed = '<list key="l"><values>' + text("concept:name", "Wrong") + "</values></list>"
    events = [
        event("Search", "2026-03-14T10:00:00Z", nested, listed, "<strange/>"),
        event("Pay", "2026-03-14T11:00:00Z", '<int key="cost:total" value="5"/>'),
    ]
    plain = log(events)
    prefixed = log(events, about=' xmlns:xes="http://www.xes-standard.org/"')
    for tag in ("log", "trace", "event", "string", "date", "list", "values"):
        prefixed = prefixed.replace(f"<{tag}", f"<xes:{tag}").replace(f"</{tag}", f"</xes:{tag}")
    for said in (plain, prefixed, log(events, about="")):
        assert of_journey(brought(said).change)[0] == {("Search", "Pay"): 1}


def test_what_an_event_does_not_say_is_as_the_log_says_of_all() -> None:
    came = brought(log([event("", "2026-03-14T10:00:00Z"), event("Pay", "2026-03-14T11:00:00Z")]))
    assert of_journey(came.change)[0] == {("Visit", "Pay"): 1}
    invalid = HEAD.replace('value="Visit"', 'value="__INVALID__"')
    came = brought(log([event("", "2026-03-14T10:00:00Z"), event("A", "2026-03-14")], head=invalid))
    assert "1 event was left out, as it does not say what was done" in sentences(came)


def test_a_classifier_names_events_that_have_no_name() -> None:
    head = "<classifier name='c' keys=\"page 'sub page' lifecycle:transition\"/>"
    events = [
        event("", f"2026-03-14T1{n}:00:00Z", text("page", "Shop"), text("sub page", sub))
        for n, sub in enumerate(("List", "Basket"))
    ]
    came = brought(log(events, head=head))
    assert of_journey(came.change)[0] == {("Shop · List", "Shop · Basket"): 1}


def test_starts_and_completes_give_durations_and_completes_alone_count() -> None:
    def phase(name: str, time: str, said: str) -> str:
        return event(name, f"2026-03-14T{time}:00Z", text("lifecycle:transition", said))

    came = brought(
        log([
            phase("A", "10:00", "schedule"), phase("A", "10:00", "start"),
            phase("B", "10:10", "START"), phase("A", "10:30", "complete"),
            phase("B", "11:10", "complete"),
        ])
    )  # fmt: skip
    cards = Snapshot().apply(came.change).all(Touchpoint).values()
    assert {card.title: card.duration for card in cards} == {"A": 30.0, "B": 60.0}
    assert of_journey(came.change)[0] == {("A", "B"): 1}
    assert "1 event is neither a beginning nor an end" in sentences(came)


def test_who_did_it_becomes_lanes() -> None:
    came = brought(
        log([
            event("A", "2026-03-14T10:00:00Z", text("org:resource", "Shop")),
            event("B", "2026-03-14T11:00:00Z", text("org:resource", "Phone")),
        ])
    )  # fmt: skip
    now = Snapshot().apply(came.change)
    lanes = {card.title: now.all(Lane)[card.lane].title for card in now.all(Touchpoint).values()}
    assert lanes == {"A": "Shop", "B": "Phone"}


def test_events_without_a_time_stay_in_their_order_and_that_is_told() -> None:
    came = brought(log([event("B", ""), event("A", ""), event("C", "")]))
    assert of_journey(came.change)[0] == {("B", "A"): 1, ("A", "C"): 1}
    assert "taken in the order in which they stand" in sentences(came)


def test_traces_of_one_name_are_two_cases_and_events_in_none_are_told() -> None:
    trace = "<trace>" + event("A", "2026-03-14") + event("B", "2026-03-15") + "</trace>"
    came = brought(f"<log>{trace}{trace}{event('C', '2026-03-16')}</log>")
    assert of_journey(came.change) == ({("A", "B"): 2}, {"A": 2})
    assert "1 event stands in no trace and was left out." in sentences(came)


def test_a_log_in_xes_says_what_the_same_log_says_as_a_table(tmp_path: Path) -> None:
    events = made(3_000, 11)
    cases: dict[str, list[str]] = {}
    for case, name, when in events:
        cases.setdefault(case, []).append(event(name, when.replace(" ", "T") + "Z"))
    table = "\n".join(("case,activity,time", *(",".join(one) for one in events)))
    right = of_journey(import_content(table.encode(), "log.csv").change)
    assert of_journey(brought(log(*cases.values())).change) == right


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        (f"<!DOCTYPE log [{BOMB}]>", "&a9;"),
        ('<!DOCTYPE log [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
        ('<!DOCTYPE log SYSTEM "http://127.0.0.1/log.dtd">', "A"),
        ("<!DOCTYPE log>", "A"),
    ],
    ids=["laughs", "file", "network", "bare"],
)
def test_entities_and_document_types_are_refused(declared: str, value: str) -> None:
    said = log([event(value, "2026-03-14")]).replace("?>\n", f"?>\n{declared}")
    with pytest.raises(JourneyError, match=r"document type or entities.*Nothing was imported"):
        brought(said)
    with pytest.raises(JourneyError, match="cannot be read"):
        brought(log([event("&unknown;", "2026-03-14")]))


def test_a_packed_log_that_is_cut_off_is_told_at_every_place(tmp_path: Path) -> None:
    whole = gzip.compress(log(*[[event("A", "2026-03-14")]] * 500).encode())
    path = tmp_path / "log.xes.gz"
    for length in (3, 12, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(JourneyError, match=r"cut off|damaged"):
            import_file(path)
    path.write_bytes(whole[: len(whole) // 2] + b"\0" * 40 + whole[len(whole) // 2 :])
    with pytest.raises(JourneyError, match="damaged"):
        import_file(path)


def test_a_log_that_is_cut_off_is_told_with_its_line() -> None:
    said = TWO.replace("<event>", "\n<event>")
    with pytest.raises(JourneyError, match="damaged or cut off: line 11 cannot be read"):
        brought(said[: said.rindex("<event>") + 20])


@pytest.mark.parametrize("said", ["<log/>", "<log><trace/></log>", log([event("", "")], head="")])
def test_a_log_without_events_is_told(said: str) -> None:
    with pytest.raises(JourneyError, match=r"holds no events\. Nothing was imported"):
        brought(said)


def test_other_xml_is_no_log() -> None:
    with pytest.raises(JourneyError, match="is no log of events in XES"):
        brought("<svg><event/></svg>")


def test_what_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "log.xes.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'<log><trace><event><string key="concept:name" value="')
        for _ in range(40):
            file.write(b"A" * 2**20)
    with pytest.raises(JourneyError, match="would become more than"):
        import_file(path)


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(JourneyError, match="nested too deeply"):
        brought("<log>" + '<list key="a">' * 5_000)


def test_more_events_than_are_read_are_refused_while_they_are_met(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(log_events, "MOST_EVENTS", 3)
    with pytest.raises(TooManyEvents, match="Nothing was imported"):
        brought(TWO)


def test_an_encoding_of_its_own_is_read() -> None:
    said = log([event("Пошук", "2026-03-14"), event("Оплата", "2026-03-15")])
    for encoding in ("windows-1251", "utf-16"):
        data = said.replace("UTF-8", encoding).encode(encoding)
        came = import_content(data, "log.xes")
        assert of_journey(came.change)[0] == {("Пошук", "Оплата"): 1}
