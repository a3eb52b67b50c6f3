"""What the figures and the layers of a page are there for."""

from __future__ import annotations

from enum import StrEnum


class FigureRole(StrEnum):
    """What a figure is the picture of; exporters and tools act by it.

    A kind of lane of one's own may give its figures a role of its own, a plain text: who holds
    such a figure knows only its id.
    """

    # of the map
    TITLE = "title"
    LENS = "lens"
    PERSONA = "persona"
    SCENARIO = "scenario"
    PHASE = "phase"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    LANE_TITLE = "lane title"
    LANE_GROUP = "lane group"
    DIVIDER = "divider"
    BLUEPRINT_LINE = "blueprint line"
    LEGEND = "legend"
    FILTERED = "filtered"
    TITLE_BLOCK = "title block"
    # of its lanes
    CARD = "card"
    REMOVED = "removed"
    FOLD = "fold"
    WORST = "worst"
    ARROW = "arrow"
    ARROW_LABEL = "arrow label"
    ARROW_SIGN = "arrow sign"
    BEHIND = "behind"
    REGION = "region"
    DROP_OFF = "drop-off"
    FEELING = "feeling"
    CURVE = "curve"
    TINT = "tint"
    NEUTRAL = "neutral"
    LEVEL = "level"
    PROMISE = "promise"
    AROUSAL = "arousal"
    NEUTRAL_LABEL = "neutral label"
    MARK = "mark"
    FRICTION = "friction"
    SCORE = "score"
    TIME = "time"
    SENSE = "sense"
    QUOTE = "quote"
    IDEA = "idea"
    GOAL = "goal"
    NOTE = "note"
    HINT = "hint"
    # of slides
    SUBTITLE = "subtitle"
    PANEL = "panel"
    TOUCHPOINT = "touchpoint"
    MOMENT = "moment"
    SCORES = "scores"
    COUNT = "count"
    MORE = "more"
    INK = "ink"
    # of the numbers
    CHART = "chart"
    CHART_MARK = "chart mark"
    # of the atlas
    JOURNEY = "journey"
    # of sheets, and of what is painted around a page
    ADDED = "added"
    HANDOUT = "handout"
    SHEET = "sheet"
    CELL = "cell"
    GESTURE = "gesture"
    INTERVAL = "interval"
    SIGN = "sign"
    PICK = "pick"


class LayerName(StrEnum):
    """The layers of a page that belong to no lane; ``ADDED`` is logo and border round it."""

    PAPER = "paper"
    DIVIDERS = "dividers"
    ARROWS = "arrows"
    BEHIND = "behind"
    FRAME = "frame"
    FILTERED = "filtered"
    TITLE_BLOCK = "title block"
    SLIDE = "slide"
    ON_CALL = "on call"
    INK = "ink"
    ADDED = "added"
    HANDOUT = "handout"
    SHEET = "sheet"
