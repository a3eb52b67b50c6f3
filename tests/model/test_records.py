"""Any record can be written down and read back; what does not fit is told with its field."""

import json
import math
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.change import change
from journeymap.model.fields import Spec, clean, fault, offered, specs
from journeymap.model.order import after_last, between
from journeymap.model.plain import pack, types, unpack
from journeymap.model.records import KINDS, NAMES, Comment, Friction, Record, Step, Touchpoint
from tests.model.filled import filled

PLAIN_TEXT = st.text().map(clean)
SHAPED: dict[str, st.SearchStrategy[object]] = {
    "counts": st.lists(st.integers(0, 99)).map(tuple),
    "sums": st.lists(st.floats(0, 1e9)).map(tuple),
    "addresses": st.lists(st.sampled_from(["https://a.org/?b=c#d", "mailto:a@b.org"])).map(tuple),
    "exact day": st.just("") | st.dates().map(date.isoformat),
    "moment": st.just("") | st.datetimes().map(datetime.isoformat),
    "colour": st.sampled_from(["", "0", "12", "#3b5bdb"]),
    "weights": st.just("")
    | st.dictionaries(st.text(), st.floats(0, 1)).map(lambda plain: clean(json.dumps(plain))),
    "json": st.just("")
    | st.dictionaries(st.text(), st.none() | st.integers() | st.lists(st.text())).map(
        lambda plain: clean(json.dumps(plain))
    ),
}


def values(kind: type[Record], name: str) -> st.SearchStrategy[object]:
    """Any value a field may have by its declaration."""
    wanted, blank = types(kind)[name]
    spec = specs(kind).get(name, Spec())
    some: st.SearchStrategy[object]
    if spec.options:
        some = st.sampled_from([key for key, _ in spec.options])
    elif spec.editor in SHAPED:
        some = SHAPED[spec.editor]
    elif wanted is bool:
        some = st.booleans()
    elif wanted is int:
        some = st.integers(int(spec.low or 0), int(spec.high or 9))
    elif wanted is float:
        some = st.floats(spec.low, spec.high, allow_nan=False, allow_infinity=False)
    elif wanted is tuple:
        some = st.lists(
            st.text(min_size=1).map(clean) if spec.target else PLAIN_TEXT.filter(str.strip)
        ).map(tuple)
    else:
        some = PLAIN_TEXT
    return st.none() | some if blank else some


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    return st.builds(kind, **{name: values(kind, name) for name in types(kind)})


@given(st.sampled_from(KINDS).flatmap(records))
def test_any_record_comes_back_from_json_as_it_went(record: Record) -> None:
    plain = json.loads(json.dumps(pack(record)))
    assert unpack(type(record), plain) == record


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_is_only_what_was_said_of_it(kind: type[Record]) -> None:
    links = [name for name, spec in specs(kind).items() if spec.falls]
    needed = {name: "x" for name in links if not _blank(kind, name)}
    record = kind(**needed)
    assert set(pack(record)) == {"id", *needed}
    assert NAMES[kind.__name__] is kind
    change("Add", add=[record]).normal()


def _blank(kind: type[Record], name: str) -> bool:
    wanted, blank = types(kind)[name]
    return blank or wanted is tuple


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_leads_to_a_kind_there_is(kind: type[Record]) -> None:
    assert {spec.target for spec in specs(kind).values()} - {""} <= set(NAMES)


@pytest.mark.parametrize(
    ("plain", "why"),
    [
        ({"title": 5}, "Friction.title is 5, not str"),
        ({"severity": 9}, "Friction.severity is 9: not between 0 and 4"),
        ({"severity": 1.5}, "Friction.severity is 1.5, not int"),
        ({"severity": True}, "Friction.severity is True, not int"),
        ({"kind": "rumour"}, "Friction.kind is 'rumour': not one of"),
        ({"share": float("nan")}, "Friction.share is nan: not a finite number"),
        ({"position": None}, "Friction.position is None, not float"),
        ({"touchpoint": None}, "Friction.touchpoint is None, not str"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_field(plain: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why.replace("(", r"\(")):
        unpack(Friction, {"touchpoint": "t", **plain})


def test_a_missing_field_is_told_and_an_unknown_one_passed_over() -> None:
    with pytest.raises(ValueError, match="Friction lacks a field"):
        unpack(Friction, {"title": "x"})
    assert unpack(Friction, {"id": "f", "touchpoint": "t", "smell": 1, "share": 1}) == Friction(
        id="f", touchpoint="t", share=1.0
    )


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("nul\x00bell\x07del\x7f", "nulbelldel"),
        ("lone\ud800\udfffend", "loneend"),
        ("\ufffe\uffff", ""),
        ("😀 ї é", "😀 ї é"),
        ("\x1b[31mred", "[31mred"),
    ],
)
def test_texts_are_rid_of_what_no_format_can_carry(raw: str, tidy: str) -> None:
    assert clean(raw) == tidy


@given(st.text(st.characters()))
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) is once
    once.encode("utf-8")


def test_texts_in_a_change_are_cleaned_and_values_checked() -> None:
    card = Touchpoint(id="t", step="s", lane="l", title="a\x00\r\nb")
    (edit,) = change("Add", add=[card]).normal()
    assert edit.after == card.but(title="a\nb")
    with pytest.raises(ValueError, match=r"Touchpoint\.expectation is 2\.0"):
        change("Add", add=[card.but(expectation=2.0)]).normal()


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_leads_to_a_kind_that_stands_before_its_own(kind: type[Record]) -> None:
    """Copies, imports and the file take parents before children."""
    places = [other.__name__ for other in KINDS]
    behind = places[places.index(kind.__name__) + 1 :]
    assert not [name for name, spec in specs(kind).items() if spec.target in behind]


def test_every_field_of_every_record_comes_back_from_json_as_it_went() -> None:
    whole = filled()
    for record in whole.records():
        assert unpack(type(record), json.loads(json.dumps(pack(record)))) == record
    for kind in KINDS:
        said = pack(whole.all(kind)[f"{kind.__name__} 1"])
        assert set(said) == {"id", *specs(kind)}, "a default was taken for something said"


@pytest.mark.parametrize(
    ("editor", "fits", "misfits"),
    [
        ("exact day", ["", "2026-07-01"], ["2026", "2026-02-30", "1 Jul 2026", "20260701"]),
        ("moment", ["", "2026-11-28T09:30:00+00:00"], ["yesterday", "09:30"]),
        (
            "json",
            ["", "{}", '[1, {"a": null}]'],
            [
                "{",
                "5",
                '{"a": NaN}',
                "[" * 100_000,
                f"[{'[],' * 200_000}0]",
                f'["{"a" * (16 << 20)}"]',
            ],
        ),
        ("addresses", [(), ("https://a.org",)], [("javascript:alert(1)",), ("a.org",), ("",)]),
        ("colour", ["", "0", "12", "#3b5bdb"], ["red", "#3b5", "#3b5bdb80", "-1", "9999", "²"]),
        ("sums", [(), (0.0, 2.5)], [(-1.0,), (math.inf,), (math.nan,)]),
        ("counts", [(), (0, 5)], [(-1,), (10**13,)]),
    ],
)
def test_a_value_of_a_shape_of_its_own_is_looked_at(
    editor: str, fits: list[Any], misfits: list[Any]
) -> None:
    spec = Spec(editor=editor)
    assert [fault(spec, value) for value in fits] == [None] * len(fits)
    assert all(fault(spec, value) for value in misfits)


def test_words_are_cleaned_and_blank_ones_left_out() -> None:
    card = Touchpoint(id="t", step="s", lane="l", tags=("a\x00", " ", "b"))
    (edit,) = change("Add", add=[card]).normal()
    assert edit.after == card.but(tags=("a", "b"))
    plain = {"step": "s", "lane": "l", "tags": ["a\x00", "\x1f", "b"]}
    assert unpack(Touchpoint, {"id": "t", **plain}) == card.but(tags=("a", "b"))


def test_what_nothing_shows_yet_is_not_offered_and_all_else_about_it_is_known() -> None:
    hidden = specs(Comment).keys() - offered(Comment).keys()
    assert "said" in hidden and specs(Comment)["said"].label == "Comment"
    assert "department" in offered(Touchpoint)


def test_counts_are_not_below_zero() -> None:
    assert fault(Spec(editor="counts"), (1, -1)) == f"a count that is not between 0 and {10**12}"
    assert fault(Spec(editor="counts"), (1, 0)) is None


@given(st.lists(st.integers(0, 99), max_size=80))
def test_a_row_keeps_its_order_however_often_one_inserts(places: list[int]) -> None:
    row: list[Step] = []
    for i, place in enumerate(places):
        place = place % (len(row) + 1)
        position, moved = between(row, place)
        new = {before.id: after for before, after in moved}
        row = [new.get(step.id, step) for step in row]
        row.insert(place, Step(id=str(i), stage="s", position=position))
        assert [step.id for step in sorted(row, key=lambda step: step.position)] == [
            step.id for step in row
        ]


def test_a_gap_that_has_run_out_is_renumbered() -> None:
    row = [Step(id="a", stage="s", position=1.0), Step(id="b", stage="s", position=1.0)]
    position, moved = between(row, 1)
    assert position == 2.0
    assert [after.position for _, after in moved] == [1.0, 3.0]
    assert after_last(row) == 2.0 and after_last([]) == 1.0
