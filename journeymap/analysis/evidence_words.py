"""How many things stand behind an idea, in words."""

from __future__ import annotations

from journeymap.analysis.evidence import BackingCount
from journeymap.language import plural, tr


def backing_line(count: BackingCount) -> str:
    """Return what stands behind an idea in a sentence; nothing where nothing does."""
    evidence = backing_words(count)
    return tr("behind it: {evidence}", evidence=evidence) if evidence else ""


def backing_words(count: BackingCount) -> str:
    """Return what stands behind an idea as a list in words; nothing where nothing does."""
    parts = (
        plural("{n} quote", "{n} quotes", count.quotes) if count.quotes else "",
        plural("{n} friction point", "{n} friction points", count.frictions)
        if count.frictions
        else "",
        plural("{n} finding", "{n} findings", count.findings) if count.findings else "",
        plural("{n} persona", "{n} personas", count.personas) if count.personas else "",
    )
    return ", ".join(part.replace(" ", "\xa0") for part in parts if part)
