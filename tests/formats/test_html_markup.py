"""How a web page is put together: texts are escaped, and its script writes none."""

from __future__ import annotations

import re

from journeymap.formats.html.markup import escape, joined, linked, tag, trusted
from journeymap.paths import resources


def test_the_script_writes_no_markup_and_asks_for_nothing() -> None:
    script = resources("html", "page.js").read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|\.write\(|eval|fetch|XMLHttp", script)
    assert not re.search(r"url\(|@import", resources("html", "page.css").read_text("utf-8"))


def test_markup_is_escaped_unless_it_is_markup() -> None:
    made = tag("b", "<i>", tag("i", "&"), None, title='"', hidden=True, id=None)
    assert made == '<b title="&quot;" hidden>&lt;i&gt;<i>&amp;</i></b>'
    assert joined("<", trusted("<br>")) == "&lt;<br>"
    assert linked("see https://a.example/b.") == (
        'see <a href="https://a.example/b" rel="noopener noreferrer" target="_blank">'
        "https://a.example/b</a>."
    )
    assert escape("a\x00'b") == "a&#39;b"
