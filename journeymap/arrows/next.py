"""What the customer does next."""

from __future__ import annotations

from journeymap.arrows import ARROWS, PLAIN, ArrowKind
from journeymap.language import mark

ARROWS.add(ArrowKind(name=PLAIN, label=mark("next"), order=0))
