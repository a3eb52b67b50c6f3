"""Journeys that stand in a longer text of Markdown are found, and the text around them is named."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats.outline import read_text
from journeymap.formats.reading import import_content
from journeymap.model.grid import cards, stages
from journeymap.model.records import Feeling, Friction, Journey, Persona, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported
from journeymap.tabular.outline import Branch, branches

IN_MARKDOWN = """\
# Checkout

Some words about the checkout.

```mermaid
journey
  title Paying
  section Basket
    Fill the basket: 5: Guest
    Find the voucher: 2: Guest
  section Till
    Pay by card: 4: Guest, Clerk
```
"""
EMOJI = """\
# Customer Journey Map

Here is your map:

| Stage | Touchpoint | Channel | Emotion | Pain point |
|---|---|---|---|---|
| **Awareness** | Sees an ad on Instagram | Social | 🙂 Curious | – |
| Consideration | Reads reviews | Web | 😐 Neutral | Reviews contradict |
| Purchase | Checkout | Web | 😡 Frustrated | Must register |

Let me know if you want more!
"""
TWO = """\
---
tags: [map]
---

## Of the guest

```mermaid
journey
  section In
    Comes: 4: Guest
```

~~~ mermaid
%% of the clerk
journey
  title Of the clerk
  section In
    Opens: nine: Clerk
    Greets: 3: Clerk, Guest
~~~

**Of the owner**

| Phase | Touchpoint | Feeling |
|-------|-----------|:------:|
| Night | Counts the money | 2 |
| Day   | Sleeps | unknowable |

```python
print("no journey")
```
"""

Told = list[tuple[str, list[tuple[str, list[str]]]]]


def snapshot(came: Imported) -> Snapshot:
    return Snapshot().apply(came.change)


def told(now: Snapshot) -> Told:
    """Return each journey with its stages and their touchpoints."""
    found: Told = []
    for journey in now.ordered(Journey):
        row = {stage.id: (stage.title, list[str]()) for stage in stages(now, journey.id)}
        for card in cards(now, journey.id):
            row[now.all(Step)[card.step].stage][1].append(card.title)
        found.append((journey.title, [*row.values()]))
    return found


def test_a_block_of_mermaid_in_a_text_is_the_journey() -> None:
    came = import_content(IN_MARKDOWN.encode(), "mermaid-in-markdown.md")
    now = snapshot(came)
    assert told(now) == [
        ("Paying", [("Basket", ["Fill the basket", "Find the voucher"]), ("Till", ["Pay by card"])])
    ]
    assert sorted(f.valence for f in now.all(Feeling).values()) == [-0.5, 0.5, 0.5, 1.0]
    assert came.report == (
        (1, "The heading “Checkout” was left out."),
        (3, "The text “Some words about the checkout.” was left out."),
    )


def test_a_table_in_an_answer_of_an_assistant_is_the_journey() -> None:
    came = import_content(EMOJI.encode(), "map.md")
    now = snapshot(came)
    assert told(now) == [
        (
            "Customer Journey Map",
            [
                ("Awareness", ["Sees an ad on Instagram"]),
                ("Consideration", ["Reads reviews"]),
                ("Purchase", ["Checkout"]),
            ],
        )
    ]
    assert sorted(f.valence for f in now.all(Feeling).values()) == [-1.0, 0.0, 0.5]
    pains = {x.title: x.severity for x in now.all(Friction).values()}
    assert pains == {"Reviews contradict": None, "Must register": None}
    assert [line for line, _ in came.report] == [3, 11]


def test_several_journeys_are_several_and_people_are_met_again() -> None:
    came = import_content(TWO.encode(), "days.md")
    now = snapshot(came)
    assert told(now) == [
        ("Of the guest", [("In", ["Comes"])]),
        ("Of the clerk", [("In", ["Opens", "Greets"])]),
        ("Of the owner", [("Night", ["Counts the money"]), ("Day", ["Sleeps"])]),
    ]
    assert sorted(person.name for person in now.all(Persona).values()) == ["Clerk", "Guest"]
    lines = [line for line, _ in came.report]
    assert lines == [1, 18, 27, 30]
    assert came.report[1][1].startswith("“Opens”: “nine” is not a number.")
    assert "it is no journey" in came.report[3][1]
    assert now.apply(~came.change) == Snapshot()


def test_a_block_that_cannot_be_read_is_named_beside_those_that_can() -> None:
    bad = "```mermaid\njourney\n  X\n```\n"
    came = read_text(f"{bad}\n{IN_MARKDOWN}", "x.md")
    assert [title for title, _ in told(snapshot(came))] == ["Paying"]
    assert came.report[0][0] == 2 and "cannot be read: “X" in came.report[0][1]
    with pytest.raises(JourneyError, match="cannot be read"):
        read_text(bad, "x.md")


def test_a_table_without_headings_over_it_is_called_as_the_file_is() -> None:
    came = read_text("| Stage | Touchpoint |\n|---|---|\n| A | one |", "plan.md")
    assert told(snapshot(came)) == [("plan", [("A", ["one"])])]
    assert not came.report


def test_a_table_far_down_in_a_quote_or_a_fence_is_found() -> None:
    table = "| Stage | Touchpoint |\n|---|---|\n| A | one |\n"
    far = "words\n\n" * 200 + "## Far\n\n" + table
    assert told(snapshot(read_text(far, "x.md"))) == [("Far", [("A", ["one"])])]
    quoted = "".join(f"> {line}\n" for line in table.splitlines())
    assert told(snapshot(read_text(quoted, "x.md"))) == [("x", [("A", ["one"])])]
    fenced = f"# F\n\n```markdown\n{table}```\nafter\n"
    came = read_text(fenced, "x.md")
    assert told(snapshot(came)) == [("F", [("A", ["one"])])]
    assert came.report == ((8, "The text “after” was left out."),)


def test_more_than_a_few_pieces_of_text_are_counted() -> None:
    came = read_text(IN_MARKDOWN + "\nword\n" * 40, "x.md")
    assert (0, "22 more pieces of the text were left out.") in came.report


@pytest.mark.parametrize("fence", ["```", "~~~", "::: mermaid", "``` js"])
def test_no_fence_and_no_rule_ever_becomes_a_card(fence: str) -> None:
    end = fence[:3]
    text = f"# A\n- one\n\n{fence}\ncode\n{end}\n\n| x | y |\n|---|:-:|\n| 1 | 2 |\n- two\n---\n"
    came = read_text(text, "x.md")
    assert told(snapshot(came)) == [("x", [("A", ["one", "two"])])]
    assert [line for line, _ in came.report] == [5, 8]


def test_a_wrapped_paragraph_is_one_text() -> None:
    text = (
        "# Research\n"
        "The customer looks for a place where a bike can be rented\n"
        "for a day or two, and compares what several of them ask,\n"
        "mostly on the telephone.\n\n"
        "# Purchase\n"
        "- Rings the shop in the old town, which does not answer the\n"
        "  phone before ten\n"
        "- Goes there\n"
    )
    (home,) = told(snapshot(read_text(text, "x.md")))
    assert home[1] == [
        (
            "Research",
            [
                "The customer looks for a place where a bike can be rented for a day or two, and "
                "compares what several of them ask, mostly on the telephone."
            ],
        ),
        (
            "Purchase",
            [
                "Rings the shop in the old town, which does not answer the phone before ten",
                "Goes there",
            ],
        ),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Asks", "pays", "goes"],
        ["sees an advertisement on a tram while travelling home", "reads what others wrote of it"],
        ["Sees an advertisement on a tram while travelling home", "Reads what others wrote of it"],
        ["- Sees an advertisement on a tram while travelling home", "- reads of it"],
        ["# Sees an advertisement on a tram while travelling home", "reads of it"],
        ["Sees an advertisement on a tram while travelling home", "", "reads of it"],
        ["Sees an advertisement on a tram while travelling home", "    reads of it"],
    ],
)
def test_a_list_stays_a_list(lines: list[str]) -> None:
    def count(rows: Sequence[Branch]) -> int:
        return len(rows) + sum(count(one.under) for one in rows)

    assert count(branches("\n".join(lines))) == len([line for line in lines if line])


PIECES = st.sampled_from(
    [
        "```mermaid\n", "```\n", "~~~\n", "journey\n", "  x: 5: Me\n", "  section A\n", "---\n",
        "| Stage | Touchpoint |\n", "|---|---|\n", "| a | b |\n", "|\n", "# A\n", "## B\n", "\n",
        "words and more words\n", "- item\n", "> | a |\n", "===\n", "\ud800\n", "title: x\n",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_a_text_holds_it_comes_in_or_says_why_not(text: str) -> None:
    try:
        came = read_text(text, "x.md")
    except JourneyError:
        return
    now = snapshot(came)
    assert now.all(Journey) and now.apply(~came.change) == Snapshot()
    assert not any(
        card.title.startswith(("```", "~~~", "|--")) for card in now.all(Touchpoint).values()
    )


@pytest.mark.parametrize(
    "line",
    [
        "```" * 20_000,
        ">" * 60_000,
        "`" * 60_000 + "x",
        "> " * 30_000,
        "|-" * 30_000,
        "x\n---\n" * 3000,
    ],
)
def test_no_line_takes_long_to_take_apart(line: str) -> None:
    before = process_time()
    with suppress(JourneyError):
        read_text(f"{line}\n\nlast\n", "odd.md")
    assert process_time() - before < 5


ACROSS = """\
# Map of a clinic

| Stage | Find | Book | Visit |
|---|---|---|---|
| Touchpoints | Website | Phone | Reception |
| Actions | Searches | Calls | Waits |
| Emotions | 4 | 3 | 2 |
| Pain points | No list | Busy line | Long queue |
| Opportunities | Publish a list | Online booking | Fixed times |
"""


def test_a_table_whose_stages_run_along_the_top_is_read_so() -> None:
    now = snapshot(read_text(f"{ACROSS}\nwords\n\n## Again\n\n{ACROSS[19:]}", "clinic.md"))
    stages_found = [("Find", ["Website"]), ("Book", ["Phone"]), ("Visit", ["Reception"])]
    assert told(now) == [("Map of a clinic", stages_found), ("Again", stages_found)]
    pains = [x.title for x in now.all(Friction).values()]
    assert sorted(pains) == sorted(["No list", "Busy line", "Long queue"] * 2)
