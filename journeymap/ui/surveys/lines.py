"""What the table of a survey shows of each column, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["plain", "bad", "middle", "good"]
"""How good the answers of a bar are: those of one question alike, but for NPS its three classes."""

QUESTION, IS, PLACE, SCALE, VALID, MISSING, REFUSED, ANSWERS = range(8)
"""The columns of the table, from left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyLine:
    """One column of the file: what it is called, what it is taken for, and what was counted.

    ``comes_in`` tells whether anything comes of it, ``suggested`` that something could;
    ``asked`` that it holds answers, ``placed`` whether there is anything to choose in the third
    column. Counts are ``None`` until they are known. ``bars`` are how many gave each answer,
    lowest first, each with its tone.
    """

    key: str
    question: str
    means: str
    comes_in: bool
    suggested: bool = False
    asked: bool = False
    place: str = ""
    placed: bool = False
    scale: str = ""
    valid: int | None = None
    missing: int | None = None
    missing_note: str = ""
    refused: int | None = None
    bars: tuple[tuple[int, Tone], ...] = ()
    first_answer: int = 0
    problem: str = ""

    @property
    def heading(self) -> str:
        """The name of the column and its question, once where they are the same."""
        said = self.question.strip()
        return f"{self.key}  {said}" if said and said != self.key else self.key
