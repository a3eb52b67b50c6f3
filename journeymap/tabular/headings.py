"""What people write over the columns of a sheet and in its cells, in three languages; only data.

All is in lower case. The labels of our own fields are understood besides.
"""

from __future__ import annotations

HEADINGS: dict[str, str] = {
    "stage": "stages, phase, phases, section, journey stage, stage name, customer journey stage, "
    "етап, етапи, стадія, фаза, етап шляху, этап, этапы, стадия, фаза, этап пути",
    "step": "steps, moment, task, user action, крок, кроки, дія, шаг, шаги, действие",
    "lane": "lanes, channel, channels, swimlane, row, track, канал, канали, доріжка, ряд, "
    "каналы, дорожка",
    "title": "touchpoint, touchpoints, touch point, name, card, action, activity, "
    "customer action, точка контакту, точки контакту, назва, заголовок, активність, "
    "точка контакта, точки контакта, точка касания, название, активность",
    "happened": "description, details, what happens, notes, опис, деталі, що відбувається, "
    "описание, подробности, детали, что происходит",
    "reading": "interpretation, thoughts, thinking, what they think, думки, що думає клієнт, "
    "тлумачення, мысли, что думает клиент, толкование",
    "moment": "moment of truth, mot, key moment, момент істини, момент истины",
    "evidence": "evidence status, researched, basis, доказ, докази, підстава, доказательства, "
    "основание",
    "ownership": "owned paid earned, media, власність, принадлежність, принадлежность",
    "owner": "responsible, department, team, власник, відповідальний, відділ, владелец, "
    "ответственный, отдел",
    "duration": "time, how long, тривалість, час, длительность, время",
    "waiting": "waiting time, wait, wait time, on hold, час очікування, тривалість очікування, "
    "время ожидания, длительность ожидания",
    "expectation": "expected feeling, expectations, expected, expected emotion, очікування, "
    "очікувано, очікувана емоція, ожидание, ожидания, ожидаемо, ожидаемая эмоция",
    "feeling": "feelings, emotion, emotions, mood, sentiment, satisfaction, emotion score, "
    "почуття, емоція, емоції, настрій, задоволеність, чувство, чувства, эмоция, эмоции, "
    "настроение, удовлетворённость, удовлетворенность",
    "friction": "frictions, friction point, pain, pains, pain point, pain points, problem, "
    "problems, issue, issues, barrier, barriers, біль, болі, проблема, проблеми, бар'єр, "
    "тертя, боль, боли, проблемы, барьер, барьеры, трение",
    "severity": "severity, impact severity, pain severity, тяжкість, серйозність, вага, "
    "тяжесть, серьёзность, серьезность",
    "share": "share, share affected, affected, share of customers, how many affected, "
    "частка, частка клієнтів, доля, доля клиентов",
    "quote": "quotes, verbatim, verbatims, customer quote, voice of customer, voc, comment, "
    "цитата, цитати, слова клієнта, коментар, цитаты, слова клиента, комментарий",
    "source": "quote source, where from, джерело, источник",
    "idea": "ideas, opportunity, opportunities, improvement, improvements, solution, solutions, "
    "recommendation, ідея, ідеї, можливість, можливості, покращення, рішення, идея, идеи, "
    "возможность, возможности, улучшение, улучшения, решение",
    "tags": "tag, labels, keywords, categories, тег, теги, мітки, ключові слова, метки, "
    "ключевые слова, категорії, категории",
    "note": "sticky, remark, нотатка, нотатки, примітка, заметка, заметки, примечание",
}
"""Headings by the column they mean, set apart by commas."""

OF = "of for про для у"
"""Words between a feeling and whose it is."""

NOBODY = (
    "id nr no number count rank priority order weight score rating value votes effort impact "
    "reach confidence nps csat ces question year month week day date age index total sum average "
    "mean min max minutes хв мин cost price номер кількість пріоритет порядок оцінка бал вплив "
    "зусилля питання рік місяць день дата количество приоритет оценка балл влияние усилия "
    "вопрос год месяц сумма среднее вартість цена ціна"
)
"""Words over numbers that are no persona's feelings."""

SEVERITIES: dict[int, str] = {
    0: "no impact, trifle, жодна, никакая",
    1: "low, minor, cosmetic, низька, низкая, незначна, незначительная",
    2: "medium, moderate, average, середня, средняя",
    3: "high, major, serious, висока, высокая, серйозна, серьёзная, серьезная",
    4: "critical, very high, blocker, catastrophe, критична, критическая, дуже висока, "
    "очень высокая",
}
"""Words by the severity they tell, from 0 to 4."""

BLANK = "-, –, —, −, n/a, n.a., #n/a, none, no, н/д, немає, нема, нет"
"""What stands alone in a cell that says nothing."""

SIGNS = "+, ++, +-, ±, --"
"""Signs that tell feelings: beside them a single minus tells one too."""

YES = "yes, y, x, true, 1, ✓, ✔, ☑, так, да, +, істина, истина"
"""What stands in a cell that ticks something off."""


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list set apart by commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
