"""How many things stand behind an idea, in words."""

from __future__ import annotations

from journeymap.analysis.evidence import BackingCount
from journeymap.language import plural, tr


def backing_line(count: BackingCount) -> str:
    """Return what stands behind an idea in a line; nothing where nothing does."""
    parts = (
        plural("{n} quote", "{n} quotes", count.quotes) if count.quotes else "",
        plural("{n} friction point", "{n} friction points", count.frictions)
        if count.frictions
        else "",
        plural("{n} finding", "{n} findings", count.findings) if count.findings else "",
        plural("{n} persona", "{n} personas", count.personas) if count.personas else "",
    )
    evidence = ", ".join(part.replace(" ", "\xa0") for part in parts if part)
    return tr("behind it: {evidence}", evidence=evidence) if evidence else ""
