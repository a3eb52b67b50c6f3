"""The tables that are new or made anew in format 4; only data, and never edited.

A column is its name and a letter: ``t`` text, ``r`` real, ``i`` whole number, ``b`` bytes, a
capital where it is never blank. ``>`` names the table it points into, ``~`` where that is not
indexed; ``*`` is the key. What is new has a ``+`` before it, and behind ``=`` what is filled
in; without that a text is empty.
"""

from __future__ import annotations

MADE: dict[str, str] = {
    "brand": "id T*, name T, colours T, fonts T, logo t~asset, block T",
    "source": "id T*, name T, digest T, mapping T, at T, rows i, variants T",
    "savedview": "id T*, origin t, journey T>journey, position R, name T, default I, arrangement "
    "T, filter T, hidden T, folded T, detail T, persona t~persona, theme T, columns "
    "T, sort T, coloured T",
    "scenario": "id T*, origin t, journey T>journey, position R, title T, changes T",
    "dismissal": "id T*, origin t, journey T>journey, kind T, about T, reason T",
    "sense": "id T*, origin t, touchpoint T>touchpoint, position R, sense T, intention T, "
    "means T, rating i",
    "goal": "id T*, origin t, journey t>journey, stage t>stage, position R, title T, metric "
    "t~metric, target r, due T",
    "comment": "id T*, origin t, touchpoint t>touchpoint, idea t>idea, friction t>friction, "
    "position R, author T, said T, at T, resolved I",
    "thumbnail": "journey T*, png B",
    "respondent": "source T*, respondent T*, at T, answers T",
}
"""Tables that are new."""

ANEW: dict[str, str] = {
    "asset": "id T*, name T, digest T, media T, +alt T",
    "persona": "id T*, position R, name T, kind T, quote T, goals T, channels T, picture "
    "t~asset, colour T, +share r, +share_n i, +share_period T, +weights T, +needs "
    "T, +thinks T, +feels T, +sees T, +hears T, +says T, +does T, +fears T, +hopes "
    "T",
    "journey": "id T*, origin t, position R, title T, scenario T, state T, version T, owner T, "
    "personas T, derived t~journey, +status T, +review T",
    "lane": "id T*, origin t, journey T>journey, position R, kind T, role T, title T, icon "
    "T, height r, visible I, +group T, +colour T, +asset t~asset",
    "touchpoint": "id T*, origin t, step T>step, lane T>lane, position R, title T, happened T, "
    "reading T, moment T, evidence T, ownership T, owner T, +duration r, +waiting "
    "r, expectation r, +starts i, +ends T, +department T, +importance_customer i, "
    "+importance_business i, +feedback T, +opens t~journey, +colour T, +tags T=[], "
    "+links T=[], +x r, +y r",
    "connection": "id T*, origin t, source T>touchpoint, target T>touchpoint, kind T, label T, "
    "weight r, unit T, assumed I, +colour T, +minutes r",
    "metric": "id T*, position R, kind T, title T, question T, low I, high I, direction T, "
    "method T, target r, +top I=2",
    "score": "id T*, origin t, metric T>metric, position R, touchpoint t>touchpoint, stage "
    "t>stage, journey t>journey, persona t~persona, answers T, invitations i, "
    "period T, respondents T, +begins T, +ends T, +segment T, +source t~source, "
    "+classes T=[], +weighted T=[], +weighted_squares T=[], +reported r, "
    "+reported_n i, +r r, +r_n i",
    "quote": "id T*, origin t, touchpoint T>touchpoint, position R, said T, source T, date "
    "T, authenticity T, +persona t~persona",
    "idea": "id T*, origin t, journey T>journey, touchpoints T, position R, title T, status "
    "T, owner T, due T, scope T, kind T, horizon T, impact i, effort i, reach r, "
    "confidence r, +metric t~metric, +quotes T=[], +frictions T=[], +findings T=[], "
    "+goal t~goal, +benefit r, +benefit_unit T, +value_customer i, +value_business "
    "i, +tags T=[]",
    "note": "id T*, origin t, journey T>journey, lane t>lane, step t>step, stage t>stage, "
    "touchpoint t>touchpoint, position R, body T, asset t~asset, x r, y r, colour "
    "T, +author T, +cluster T, +until_step t~step, +until_stage t~stage",
    "frame": "id T*, origin t, journey T>journey, position R, title T, kind T, stage "
    "t>stage, touchpoints T, reveal T, notes T, hidden I, ink T, +view t~savedview",
}
"""Tables that have new columns."""
