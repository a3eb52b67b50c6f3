"""What was drawn before and would come out the same is not drawn again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _Kept:
    """A result, what it was made of, and what was remembered while it was made."""

    __slots__ = ("before", "inner", "inputs", "value")

    def __init__(self, inputs: tuple[Any, ...], before: dict[Hashable, _Kept]) -> None:
        self.inputs, self.before = inputs, before
        self.inner: dict[Hashable, _Kept] = {}
        self.value: Any = None

    @property
    def size(self) -> int:
        """How many results are kept here and within."""
        return sum(1 + kept.size for kept in (*self.inner.values(), *self.before.values()))


class Memo:
    """The last result for each key, kept while its inputs are equal to the last ones.

    Inputs compare by identity first, so passing whole records and tables is cheap. What is
    asked for while something else is made belongs to that and is forgotten with it; what was
    not asked for in the last ``round`` is forgotten, too, so a memo holds no more than what
    was shown last.
    """

    def __init__(self) -> None:
        self._here = self._root = _Kept((), {})
        self._deep = 0

    def __call__(self, key: Hashable, inputs: tuple[Any, ...], make: Callable[[], T]) -> T:
        """Return what ``make`` returned the last time, unless an input has changed."""
        here = self._here
        kept = here.inner.get(key) or here.before.get(key)
        if kept is not None and kept.inputs == inputs:
            here.inner[key] = kept
            return cast(T, kept.value)
        new = self._here = _Kept(inputs, kept.inner if kept else {})
        try:
            new.value = make()
        finally:
            self._here = here
        new.before = {}
        here.inner[key] = new
        return cast(T, new.value)

    def within(self, place: Hashable) -> Memo:
        """Return a memo that remembers here, apart from what other places use the same keys for."""
        return _Within(self, place)

    @property
    def size(self) -> int:
        """How many results are remembered."""
        return self._root.size

    @contextmanager
    def round(self, *same: Any) -> Iterator[Memo]:
        """Let what is asked for within be all that is remembered afterwards.

        What everything depends on is handed in as ``same``: if that is not what it was, nothing
        is remembered. A round within another is a part of it.
        """
        if self._deep == 0:
            known = self._root.inner if self._root.inputs == same else {}
            self._here = self._root = _Kept(same, known)
        self._deep += 1
        try:
            yield self
            if self._deep == 1:
                self._root.before = {}
        finally:
            self._deep -= 1


class _Within(Memo):
    """A memo whose results another one keeps, each under the name of a place."""

    def __init__(self, whole: Memo, place: Hashable) -> None:
        super().__init__()
        self._whole, self._place = whole, place

    def __call__(self, key: Hashable, inputs: tuple[Any, ...], make: Callable[[], T]) -> T:
        """Return what ``make`` returned the last time in this place."""
        return self._whole((self._place, key), inputs, make)
