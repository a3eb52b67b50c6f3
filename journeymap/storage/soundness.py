"""Whether records that came from outside hold what their declarations promise."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from types import NoneType
from typing import Any

from journeymap.language import mark, plural
from journeymap.model.change import Change, Edit
from journeymap.model.fields import Spec, clean, defaults, fault_of_kept, specs, tidy
from journeymap.model.plain import types
from journeymap.model.records import KINDS, NAMES, Record
from journeymap.model.snapshot import Snapshot

Mended = dict[str, tuple[Record, Record]]


def check(snapshot: Snapshot) -> None:
    """Raise ``ValueError`` naming the first value that does not fit its declaration.

    Types are looked at in bulk, bounds once for each distinct value: thousands of records
    are quick.
    """
    for kind in filter(snapshot.all, KINDS):
        for name, (wanted, blank) in types(kind).items():
            values = [*_values(snapshot, kind, name)]
            if _is_blank(kind, name, values):
                continue
            allowed = {wanted, NoneType} if blank else {wanted}
            if not set(map(type, values)) <= allowed:
                raise ValueError(f"{kind.__name__}.{name} is not always {wanted.__name__}")
            spec = specs(kind).get(name, Spec())
            if wanted is str and spec.is_free:
                continue
            for value in set(values):
                why = _misfit(value, spec)
                if why:
                    raise ValueError(f"{kind.__name__}.{name} is {value!r:.60}: {why}")


def repair(snapshot: Snapshot) -> tuple[Change, tuple[str, ...]]:
    """Return the change that mends what can be mended without losing anything, and what it mends.

    Texts lose characters no format can carry; an optional link that leads nowhere is
    blanked. Raises ``ValueError`` when a link a record cannot be without leads nowhere.
    """
    mended: Mended = {}
    texts = links = 0
    for kind in filter(snapshot.all, KINDS):
        for name, spec in specs(kind).items():
            if spec.target:
                links += _mend_links(snapshot, kind, name, spec, mended)
            elif spec.part is str and not spec.options and types(kind)[name][0] in (str, tuple):
                texts += _mend_texts(snapshot, kind, name, spec, mended)
    said = []
    if links:
        said.append(
            plural(
                "{n} link led to something that is not in the file, and was cleared.",
                "{n} links led to something that is not in the file, and were cleared.",
                links,
            )
        )
    if texts:
        said.append(
            plural(
                "{n} text held characters that cannot be shown, and lost them.",
                "{n} texts held characters that cannot be shown, and lost them.",
                texts,
            )
        )
    edits = tuple(Edit(before, after) for before, after in mended.values())
    return Change(mark("Repair"), edits), tuple(said)


def _values(snapshot: Snapshot, kind: type[Record], name: str) -> Iterable[Any]:
    return map(attrgetter(name), snapshot.all(kind).values())


def _is_blank(kind: type[Record], name: str, values: list[Any]) -> bool:
    """Tell whether nothing is said in a field of any record: most fields of most files.

    What equals a blank is nothing else; a number could be of another type.
    """
    usual = defaults(kind).get(name, 0)
    return usual in (None, "", ()) and values.count(usual) == len(values)


def _misfit(value: Any, spec: Spec) -> str | None:
    if isinstance(value, tuple) and any(type(item) is not spec.part for item in value):
        return f"not all {spec.part.__name__}"
    return fault_of_kept(spec, value)


def _mend_links(
    snapshot: Snapshot, kind: type[Record], name: str, spec: Spec, mended: Mended
) -> int:
    values = [*_values(snapshot, kind, name)]
    if _is_blank(kind, name, values):
        return 0
    known = snapshot.all(NAMES[spec.target])
    many = types(kind)[name][0] is tuple
    found = set(values)
    aims: set[Any] = set().union(*found) if many else found - {None}
    if aims <= known.keys():
        return 0
    count = 0
    for record in snapshot.all(kind).values():
        value = getattr(record, name)
        if value is None:
            continue
        lost = [aim for aim in (value if many else (value,)) if aim not in known]
        if lost:
            left = tuple(aim for aim in value if aim in known) if many else None
            if spec.falls and not left:
                raise ValueError(f"{kind.__name__}.{name} leads to {lost[0]!r:.60}, not there")
            count += len(lost)
            _mend(mended, record, name, left)
    return count


def _mend_texts(
    snapshot: Snapshot, kind: type[Record], name: str, spec: Spec, mended: Mended
) -> int:
    said = [*filter(None, _values(snapshot, kind, name))]
    if not said:
        return 0
    many = types(kind)[name][0] is tuple
    joined = "\n".join(map("\n".join, said) if many else said)
    if clean(joined) is joined:
        return 0
    count = 0
    for record in snapshot.all(kind).values():
        value = getattr(record, name)
        whole = tidy(spec, value)
        if whole is not value:
            count += 1
            _mend(mended, record, name, whole)
    return count


def _mend(mended: Mended, record: Record, name: str, value: Any) -> None:
    before, after = mended.get(record.id, (record, record))
    mended[record.id] = before, after.but(**{name: value})
