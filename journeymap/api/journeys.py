"""A journey as scripts see it: what is in it, what follows from it, and its exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from journeymap.api.handles import (
    IdeaHandle,
    LaneHandle,
    PersonaHandle,
    StageHandle,
    TitledHandle,
)
from journeymap.api.homes import check_channel
from journeymap.api.named import one_named
from journeymap.api.touchpoints import TouchpointHandle
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.grid import CHANNEL, cards, channels, lanes, stages
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import Idea, Journey, Lane, Persona, Stage, Step, Touchpoint

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from journeymap.analysis.difference import Difference, JourneyDifference
    from journeymap.analysis.flow.outcomes import Outcomes
    from journeymap.analysis.flow.what_if import WhatIf
    from journeymap.api.exporting import ExportJob
    from journeymap.api.wishes import ExportWishes
    from journeymap.formats import Exporter

T = TypeVar("T", StageHandle, LaneHandle, TouchpointHandle)


class JourneyHandle(TitledHandle[Journey]):
    """A journey of an open project."""

    record_type = Journey

    @property
    def name(self) -> str:
        """Its title, with “(to-be)” where it is one and the title does not say so."""
        return journey_name(self.record)

    @property
    def stages(self) -> tuple[StageHandle, ...]:
        """Its stages from left to right."""
        return StageHandle.of(self._document, stages(self._document.snapshot, self.record.id))

    @property
    def lanes(self) -> tuple[LaneHandle, ...]:
        """Its lanes from top to bottom, hidden ones too."""
        return LaneHandle.of(self._document, lanes(self._document.snapshot, self.record.id))

    @property
    def touchpoints(self) -> tuple[TouchpointHandle, ...]:
        """Its touchpoints as they are read: step by step, then downwards."""
        return TouchpointHandle.of(self._document, cards(self._document.snapshot, self.record.id))

    @property
    def personas(self) -> tuple[PersonaHandle, ...]:
        """Who walks it."""
        people = (self._document.snapshot.get(Persona, id) for id in self.record.personas)
        return PersonaHandle.of(self._document, filter(None, people))

    @property
    def ideas(self) -> tuple[IdeaHandle, ...]:
        """Its ideas in their order."""
        found = self._document.snapshot.of(Idea, "journey", self.record.id)
        return IdeaHandle.of(self._document, found)

    @property
    def scores(self) -> list[dict[str, Any]]:
        """What is known of the whole journey in scores, as in ``score.schema.json``."""
        from journeymap.api.plain import scores_plain

        return scores_plain(self._document.snapshot, "journey", self.record.id)

    def stage(self, wanted: str) -> StageHandle:
        """Return a stage by title or id; raises ``JourneyError`` for none and for several."""
        return _named(self.stages, wanted)

    def lane(self, wanted: str) -> LaneHandle:
        """Return a lane by title or id; raises ``JourneyError`` for none and for several."""
        return _named(self.lanes, wanted)

    def touchpoint(self, wanted: str) -> TouchpointHandle:
        """Return a touchpoint by title or id; raises ``JourneyError`` for none and for several."""
        return _named(self.touchpoints, wanted)

    def add_stage(self, title: str, **values: Any) -> StageHandle:
        """Add a stage behind the others; its other fields may go along."""
        from journeymap.editing.stages import add_stage

        with self._document.step("New stage"):
            stage = StageHandle(self._document, self._added(add_stage(self._view()), Stage))
            stage.update(title=title, **values)
        return stage

    def add_lane(self, title: str, kind: str = CHANNEL, **values: Any) -> LaneHandle:
        """Add a lane below the others; ``role`` and its other fields may go along."""
        from journeymap.editing.lanes import add_lane
        from journeymap.lanes import LANES

        known = [one.name for one in LANES]
        if kind not in known:
            raise JourneyError(
                tr(
                    "There is no kind of lane “{kind}”. There are: {known}.",
                    kind=kind,
                    known=", ".join(known),
                )
            )
        with self._document.step("New lane"):
            made = self._added(add_lane(self._view(), kind, title), Lane)
            lane = LaneHandle(self._document, made)
            lane.update(**values)
        return lane

    def add_touchpoint(
        self,
        title: str,
        stage: StageHandle | str | None = None,
        lane: LaneHandle | str | None = None,
        **values: Any,
    ) -> TouchpointHandle:
        """Add a touchpoint in a step of its own at the end of a stage; other fields may go along.

        Stage and lane are handles, titles or ids; without them it is the last stage and the
        first lane of touchpoints. Raises ``JourneyError`` where these are not, or fit twice.
        """
        from journeymap.editing.places import ChangeDraft, fresh_steps

        home, row = self._stage(stage), self._channel(lane)
        draft = ChangeDraft()
        (step,) = fresh_steps(self._view(home.id), draft, [Step(stage="")])
        draft.add.append(Touchpoint(step=step.id, lane=row.id, position=1.0))
        with self._document.step("New touchpoint"):
            made = self._added(draft.done("New touchpoint"), Touchpoint)
            card = TouchpointHandle(self._document, made)
            card.update(title=title, **values)
        return card

    def findings(self, *, dismissed: bool = False) -> list[dict[str, Any]]:
        """Return what is worth a look, the worst first, as in ``finding.schema.json``.

        What was dismissed is left out or, with ``dismissed``, comes after the others.
        """
        from journeymap.api.plain import findings_plain

        return findings_plain(self._document.snapshot, self.record.id, dismissed=dismissed)

    def dismiss(self, finding: Mapping[str, Any], reason: str = "") -> None:
        """Let one of ``findings`` not be seen again, and say why; undone as every change is."""
        from journeymap.api.plain import finding_of
        from journeymap.editing.findings import dismiss

        self._document.commit(dismiss(self._view(), [finding_of(finding)], reason))

    def take_back(self, finding: Mapping[str, Any]) -> None:
        """Let one of the ``findings`` that were dismissed be seen again."""
        from journeymap.analysis.dismissals import dismissed
        from journeymap.api.plain import finding_of
        from journeymap.editing.findings import take_back

        view = self._view()
        found = dismissed(view.snapshot, view.journey, [finding_of(finding)]).dismissed
        self._document.commit(take_back(view, [one.dismissal.id for one in found]))

    def analyse(
        self, persona: PersonaHandle | str | None = None, what_if: WhatIf | None = None
    ) -> dict[str, Any]:
        """Return what comes of it for one who begins it, as a journey in ``analyse.schema.json``.

        By an absorbing Markov chain of first order: the chance to reach the goal, expected steps,
        feeling (−2 to 2), friction, minutes and channel hops; the most travelled, the worst and
        the fastest way; visits, reach, drop-off, removal effect and touches of each touchpoint;
        findings; and in sentences what was assumed. What cannot be said is ``None``, and ``gaps``
        says why. With a ``persona``, by name or id, it is what this one feels.
        """
        from journeymap.api.analysed import analysed

        return analysed(self._document.snapshot, self.record, self._persona(persona), what_if)

    def outcomes(
        self, persona: PersonaHandle | str | None = None, what_if: WhatIf | None = None
    ) -> Outcomes:
        """Return the same figures as a value, or what they would be; nothing is changed.

        ::

            arrow = journey.touchpoint("Orders on the site").connections[0]
            then = journey.outcomes(what_if=WhatIf(shares={arrow.id: 0.15}))
            for figure in differences(journey.outcomes(), then):
                print(figure.name, figure.before, figure.after, figure.change)
        """
        from journeymap.analysis.flow.outcomes import outcomes

        who = self._persona(persona)
        return outcomes(self._document.snapshot, self.record.id, who, what_if)

    def difference(self, other: JourneyHandle | None = None) -> JourneyDifference:
        """Return what differs between this journey and another one, also of another project.

        Without another it is the as-is beside its to-be, whichever of both this is. Raises
        ``JourneyError`` where there is none.
        """
        from journeymap.api.compared import beside, difference_of

        here, mine = self._document.snapshot, self.record
        if other is None:
            return beside(here, mine)
        return difference_of((here, mine), (other._document.snapshot, other.record))

    def compare(self, other: JourneyHandle | None = None) -> dict[str, Any]:
        """Return the same as plain data, as in ``diff.schema.json`` but for the files."""
        from journeymap.api.differing import difference_plain

        return difference_plain(self.difference(other))

    def take(self, found: JourneyDifference, *wanted: Difference) -> bool:
        """Make this journey like the other one of a ``difference``, in what is ``wanted``.

        It is one step to undo; all that differs is taken where nothing is named. Tells whether
        anything came of it.
        """
        from journeymap.editing.taking_over import take_back, take_over

        here, id = self._document.snapshot, self.record.id
        # Of one journey in two projects both sides have the id: only the document tells them apart.
        is_after = found.before.journey != id or found.after.snapshot is here
        take = take_back if is_after and found.after.journey == id else take_over
        done = take(here, found, *(wanted or found))
        if done is not None:
            self._document.commit(done)
        return done is not None

    def cases(self) -> tuple[JourneyHandle, ...]:
        """Return the journeys of real customers that are cases of it, in their order."""
        from journeymap.analysis.flow.case_ways import cases_of

        return JourneyHandle.of(self._document, cases_of(self._document.snapshot, self.record.id))

    def add_case(
        self, title: str, touchpoints: Iterable[TouchpointHandle | str] = ()
    ) -> JourneyHandle:
        """Begin the journey of a real customer as a case of this one.

        It begins with some of its touchpoints, as handles, titles or ids, along which this
        customer went in the order they are read.
        """
        from journeymap.editing import EditView
        from journeymap.editing.cases import add_case

        with self._document.step("New case of this journey"):
            named = [one.id if isinstance(one, TouchpointHandle) else one for one in touchpoints]
            ids = tuple(self.touchpoint(one).id for one in named)
            view = EditView.of(self._document.snapshot, self.record.id, ids)
            case = JourneyHandle(self._document, self._added(add_case(view), Journey))
            case.update(title=title)
        return case

    @property
    def case_of(self) -> JourneyHandle | None:
        """The journey it is a case of; ``None`` where it is none."""
        from journeymap.analysis.flow.case_ways import CASE, model_of

        known = self.record.state == CASE
        model = model_of(self._document.snapshot, self.record.id) if known else None
        return JourneyHandle(self._document, model) if model else None

    def support(self) -> dict[str, Any]:
        """Return what its cases say of it, by ids: who came where and along which arrow.

        ``leavings`` are where they left the model, ``shortcuts`` ways it has no arrow for,
        ``unmatched`` what they did that it has not, ``felt`` their feelings (−2 to 2).
        """
        from journeymap.api.cases import support_plain

        return support_plain(self._document.snapshot, self.record.id)

    def rows(self) -> list[dict[str, Any]]:
        """Return a flat dictionary for each touchpoint: ``pandas.DataFrame(journey.rows())``."""
        from journeymap.api.table import rows

        return rows(self._document.snapshot, self.record.id)

    def to_networkx(self) -> MultiDiGraph:
        """Return the journey as a graph: touchpoints by id, with what ``rows`` says of them.

        Each arrow is an edge whose key is its id, with kind, label, weight and unit. It is a
        copy: changing the graph changes no document.
        """
        from journeymap.analysis.flow.network import network
        from journeymap.api.table import edges, rows

        snapshot, id = self._document.snapshot, self.record.id
        nodes = ((str(row.pop("id")), row) for row in rows(snapshot, id))
        return network(nodes, edges(snapshot, id), id=id, title=self.title)

    def info(self) -> dict[str, Any]:
        """Return what is in it, as a journey in ``info.schema.json``."""
        from journeymap.api.summary import journey_plain

        return journey_plain(self._document.snapshot, self.record)

    def export(
        self,
        path: str | PathLike[str],
        *,
        replace: bool = False,
        **wishes: Unpack[ExportWishes],
    ) -> tuple[Path, ...]:
        """Write the journey in the format the path ends with; no display is needed.

        Returns the files that were made: several where each frame becomes one. A file that is
        as it was exported is made again; another one only with ``replace``. Raises
        ``JourneyError``, and what stood there before is then untouched.
        """
        from journeymap.formats import exporter_of

        job = self.export_job(Path(path), exporter_of(Path(path)), **wishes)
        return job.write(replace=replace)

    def export_job(self, path: Path, kind: Exporter, **wishes: Unpack[ExportWishes]) -> ExportJob:
        """Return an export that is not written yet, for whoever writes many."""
        from journeymap.api.exporting import export_job
        from journeymap.view import View

        assets = self._document.session.attachments
        view = View.of(self._document.snapshot, self.record.id, assets=assets)
        return export_job(view, path, kind, wishes)

    def _stage(self, wanted: StageHandle | str | None) -> StageHandle:
        if isinstance(wanted, StageHandle):
            return self.stage(wanted.record.id)
        if wanted is None:
            return self.stages[-1] if self.stages else self.add_stage("")
        return self.stage(wanted)

    def _channel(self, wanted: LaneHandle | str | None) -> LaneHandle:
        if wanted is None:
            found = channels(self._document.snapshot, self.record.id)
            return LaneHandle(self._document, found[0].id) if found else self.add_lane("")
        lane = self.lane(wanted.record.id if isinstance(wanted, LaneHandle) else wanted)
        check_channel(lane.record)
        return lane

    def _persona(self, wanted: PersonaHandle | str | None) -> str | None:
        if wanted is None or isinstance(wanted, PersonaHandle):
            return wanted.id if wanted else None
        people = [(one, (one.name,)) for one in self.personas]
        return one_named(people, wanted, kind_name("Persona").lower()).id

    def _journey(self) -> str:
        return self.id


def _named(handles: tuple[T, ...], wanted: str) -> T:
    kind = kind_name(handles[0].record_type.__name__).lower() if handles else ""
    return one_named([(one, (one.title,)) for one in handles], wanted, kind)
