"""What stands over the columns of logs of events and of tables of paths, in three languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from journeymap.tabular.words.headings import listed

CASES = (
    "case, case id, caseid, case concept name, case name, case number, trace, trace id, session, "
    "session id, sessionid, visit, visit id, visitor, visitor id, user, user id, userid, customer, "
    "customer id, customerid, client, client id, clientid, ticket, ticket id, order id, order no, "
    "order number, instance, instance id, process id, respondent, device id, id, "
    "кейс, справа, номер справи, сесія, id сесії, візит, клієнт, id клієнта, користувач, "
    "id користувача, номер замовлення, номер заявки, звернення, номер звернення, "
    "дело, номер дела, сессия, id сессии, визит, клиент, id клиента, пользователь, "
    "id пользователя, номер заказа, номер обращения, обращение, заявка"
)
"""Headings of what tells one visit of a journey from another."""

ACTIVITIES = (
    "activity, activity name, activity id, event, event name, event type, concept name, action, "
    "step, task, page, page title, page path, url, screen, screen name, state, status, stage, "
    "touchpoint, touch point, operation, channel, "
    "активність, подія, назва події, дія, крок, сторінка, екран, стан, статус, етап, "
    "точка контакту, операція, канал, "
    "активность, событие, название события, действие, шаг, страница, экран, состояние, "
    "этап, точка контакта, операция"
)
"""Headings of what was done."""

TIMES = (
    "timestamp, time stamp, time, date, datetime, date time, event time, event date, "
    "event timestamp, time timestamp, start, start time, start date, starttime, start timestamp, "
    "end, end time, endtime, complete timestamp, completed, created, created at, occurred at, "
    "when, час, дата, дата й час, дата та час, дата і час, час події, початок, коли, "
    "время, дата и время, время события, начало, когда, отметка времени, мітка часу"
)
"""Headings of when it was done."""

STARTS = (
    "start, start time, start date, starttime, start timestamp, started, started at, begin, "
    "begin time, begins, початок, час початку, розпочато, начало, время начала, начато"
)
"""Headings of when it began, where it is said beside when it was done."""

LIFECYCLES = (
    "lifecycle transition, lifecycle, transition, event lifecycle, стан події, "
    "життєвий цикл, жизненный цикл"
)
"""Headings of whether an event is a beginning or an end."""

RESOURCES = (
    "org resource, resource, org role, role, org group, group, department, performer, agent, "
    "employee, виконавець, відділ, роль, працівник, ресурс, исполнитель, отдел, сотрудник"
)
"""Headings of who did it."""

CHANNELS = (
    "channel, channels, source channel, medium, device, platform, канал, канали, каналы, "
    "пристрій, платформа, устройство"
)
"""Headings of where it was done."""

CONVERSIONS = (
    "conversions, conversion, total conversions, converted, orders, purchases, sales, goals, "
    "goal completions, конверсії, конверсія, замовлення, покупки, продажі, конверсии, конверсия, "
    "заказы, продажи, достижения цели"
)
"""Headings of how many reached the goal on a path."""

NULLS = (
    "nulls, null, total null, total nulls, non conversions, not converted, no conversion, "
    "lost, drop off, dropped, без конверсії, не конвертовано, втрачено, відмови, "
    "без конверсии, не конвертировано, потеряно, отказы"
)
"""Headings of how many left at the end of a path."""

WORTH = (
    "conversion value, total conversion value, value, revenue, turnover, amount, "
    "вартість, дохід, сума, цінність конверсії, стоимость, доход, сумма, ценность конверсии"
)
"""Headings of what those who reached the goal were worth."""

ROUTES = (
    "path, paths, route, journey path, user path, conversion path, path to conversion, "
    "channel path, top conversion paths, шлях, шляхи, маршрут, путь, пути, цепочка, ланцюжок, "
    "путь к конверсии"
)
"""Headings of whole paths."""


def heading_among(said: str, words: str) -> bool:
    """Tell whether a heading is one of a list of words."""
    return _plain(said) in _plained(words)


@cache
def _plained(words: str) -> frozenset[str]:
    return frozenset(map(_plain, listed(words)))


def _plain(said: str) -> str:
    return " ".join(re.split(r"[\s:._/()\[\]–—-]+", said.casefold())).strip()


def first_among(headings: Sequence[str], words: str) -> int | None:
    """Return the place of the heading that stands first in a list of words, ``None`` for none."""
    order = {word: rank for rank, word in enumerate(map(_plain, listed(words)))}
    known = [(order[said], at) for at, said in enumerate(map(_plain, headings)) if said in order]
    return min(known)[1] if known else None
