"""What stands down the side of a sheet with its stages along the top, in three languages.

All is in lower case. The headings of columns are understood besides.
"""

from __future__ import annotations

from functools import cache

from journeymap.tabular.cells import FELT, GOAL, TEXT, meaning, worded
from journeymap.tabular.words.headings import listed

ROWS: dict[str, str] = {
    "stage": "lifecycle",
    "step": "sub stages, journey steps, підетапи, подэтапы, подстадия",
    "title": "process, do, what do they do, що роблять, процес, что делают, процесс",
    "lane": "interaction channels",
    "owner": "team responsible, process ownership, відповідальна команда, ответственная команда",
}
"""Names of rows by the column they mean, beside its headings."""

ROLES: dict[str, str] = {
    "customer": "customer actions, customer journey, customer, user actions, user, "
    "дії клієнта, дії користувача, клієнт, действия клиента, действия пользователя, клиент",
    "onstage": "onstage, on stage, onstage actions, frontstage, front stage, frontstage actions, "
    "frontstage interactions, front stage actions, employee actions, visible contact, front office, "
    "на сцені, дії на сцені, видимі дії, видимі дії працівників, фронт офіс, дії працівників, "
    "на сцене, действия на сцене, видимые действия, видимые действия сотрудников, фронт офис, "
    "действия сотрудников",
    "backstage": "backstage, back stage, backstage actions, back stage actions, backstage "
    "interactions, invisible contact, back office, за лаштунками, за сценою, дії за лаштунками, "
    "невидимі дії, бек офіс, за кулисами, за сценой, действия за кулисами, невидимые действия, "
    "бэк офис",
    "support": "support processes, support process, support systems, supporting processes, "
    "supporting systems, internal processes, допоміжні процеси, підтримка, "
    "процеси підтримки, внутрішні процеси, вспомогательные процессы, "
    "процессы поддержки, поддерживающие процессы, внутренние процессы",
}
"""Lanes of a service blueprint by their role."""

TEXTS = (
    "jobs, expectations, user expectations, customer expectations, pleasure points, storyboard, "
    "scenario, очікування клієнта, ожидания клиента, инсайт, физические свидетельства"
)
"""Rows of texts that stand down the side of a map with its stages along the top."""

STAGES = (
    "awareness, aware, discovery, discover, inspiration, interest, attention, consideration, "
    "consider, evaluation, evaluate, research, search, find, compare, comparison, desire, "
    "decision, decide, choice, select, selection, trial, sign up, signup, registration, "
    "onboarding, activation, acquisition, purchase, buy, buying, order, checkout, payment, "
    "delivery, receive, unboxing, setup, install, use, usage, using, first use, engage, "
    "engagement, adoption, service, support, care, retention, retain, renewal, loyalty, advocacy, "
    "advocate, recommend, referral, repurchase, return, leave, exit, end, before, during, after, "
    "pre-purchase, post-purchase, pre-visit, visit, post-visit, book, booking, arrival, stay, "
    "departure, "
    "обізнаність, усвідомлення, пошук, дізнається, розгляд, порівняння, вибір, рішення, покупка, "
    "купівля, замовлення, оплата, доставка, отримання, використання, користування, підтримка, "
    "обслуговування, лояльність, рекомендація, повернення, утримання, до, під час, після, "
    "реєстрація, візит, "
    "осведомлённость, осведомленность, осознание, поиск, рассмотрение, сравнение, выбор, решение, "
    "заказ, получение, использование, пользование, поддержка, обслуживание, лояльность, "
    "рекомендация, возврат, удержание, во время, после, регистрация, визит"
)
"""What stages are often called."""

CORNERS = (
    "row, rows, lane, lanes, swimlane, swimlanes, track, element, elements, section, category, "
    "level, ряд, ряди, рядок, доріжка, доріжки, розділ, категорія, дорожка, дорожки, строка, "
    "раздел, категория"
)
"""What stands in the corner over the names of rows."""

TOTALS = (
    "total, totals, grand total, sum, average, avg, mean, всього, усього, разом, сума, середнє, "
    "итого, всего, сумма, среднее"
)
"""What stands before sums under the rows of a sheet."""


def row_meaning(name: str) -> str:
    """Return the column that the name of a row means, blank for none; texts mean none."""
    said = worded(name)
    return next((x for x, words in ROWS.items() if said in _worded(words)), "") or meaning(name)


def is_row(name: str) -> bool:
    """Tell whether a name often stands over a row of a map, whatever is done with the row."""
    known = row_meaning(name)
    return bool(known and known != FELT) or is_text(name) or role_of(name) != "none"


def role_of(title: str) -> str:
    """Return the role in a service blueprint that the title of a lane names, else “none”."""
    said = worded(title)
    return next((role for role, words in ROLES.items() if said in _worded(words)), "none")


def is_stage(words: str) -> bool:
    """Tell whether words are what a stage is often called."""
    return worded(words) in _worded(STAGES)


def is_text(name: str) -> bool:
    """Tell whether a row of this name holds texts that are no touchpoints."""
    return meaning(name) in (TEXT, GOAL) or worded(name) in _worded(TEXTS)


def is_corner(words: str) -> bool:
    """Tell whether words are what stands over the names of rows, and name none themselves."""
    return worded(words) in _worded(CORNERS)


def is_total(words: str) -> bool:
    """Tell whether words stand before sums."""
    return worded(words) in _worded(TOTALS)


@cache
def _worded(words: str) -> frozenset[str]:
    return frozenset(map(worded, listed(words)))
