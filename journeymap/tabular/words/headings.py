"""What people write over the columns of a sheet and in its cells, in three languages; only data.

All is in lower case. The labels of our own fields are understood besides.
"""

from __future__ import annotations

HEADINGS: dict[str, str] = {
    "stage": "stages, phase, phases, section, journey stage, journey stages, journey phase, "
    "journey phases, stage name, stage of the journey, lifecycle stage, customer journey stage, "
    "customer journey stages, list name, section/column, column name, funnel stage, "
    "stage title, stages of the journey, етап, етапи, етап шляху, етапи шляху, стадія, стадії, "
    "фаза, фази, назва етапу, етап подорожі, етап воронки, этап, этапы, этап пути, этапы пути, "
    "стадия, стадии, фаза, фазы, название этапа, этап путешествия, этап воронки, "
    "шаг воронки",
    "step": "steps, moment, substage, sub stage, sub-stage, substep, journey step, step name, "
    "крок, кроки, підетап, крок шляху, шаг, шаги, подэтап, шаг пути",
    "lane": "lanes, channel, channels, swimlane, row, track, channel used, channels used, "
    "communication channel, communication channels, interaction channel, medium, "
    "канал, канали, канал взаємодії, канали взаємодії, канал комунікації, канали комунікації, "
    "доріжка, ряд, каналы, дорожка, канал взаимодействия, каналы взаимодействия, "
    "канал коммуникации, каналы коммуникации",
    "title": "touchpoint, touchpoints, touch point, touch points, touch-point, name, card, "
    "card name, card title, task name, item name, item, ticket, summary, subject, "
    "touchpoint name, point of contact, points of contact, contact point, interaction, "
    "interactions, точка контакту, точки контакту, точка дотику, точки дотику, контакт, "
    "взаємодія, взаємодії, назва, назва точки контакту, заголовок, назва картки, назва завдання, "
    "тема, точка контакта, точки контакта, точка касания, точки касания, точка соприкосновения, "
    "точки соприкосновения, взаимодействие, взаимодействия, название, название карточки, "
    "название задачи, имя карточки",
    "happened": "description, details, what happens, what happened, notes, card description, "
    "issue description, narrative, story, scenario, content, опис, деталі, що відбувається, "
    "що сталося, опис картки, сценарій, описание, подробности, детали, что происходит, "
    "что произошло, описание карточки, сценарий",
    "reading": "interpretation, thoughts, thought, thinking, thinks, think, what they think, "
    "what customer thinks, inner voice, думки, думка, думає, про що думає, що думає клієнт, "
    "тлумачення, мысли, мысль, думает, о чём думает, о чем думает, что думает клиент, толкование",
    "moment": "moment of truth, moments of truth, mot, key moment, aha moment, момент істини, "
    "моменти істини, ключовий момент, момент истины, моменты истины, ключевой момент",
    "evidence": "evidence status, researched, basis, доказ, докази, підстава, доказательства, "
    "основание",
    "ownership": "owned paid earned, media, власність, принадлежність, принадлежность",
    "owner": "responsible, responsibility, owners, assignee, assigned to, assignees, members, "
    "member, person, people responsible, responsible person, accountable, team, process owner, "
    "who is responsible, responsible team, власник, відповідальний, відповідальні, виконавець, "
    "призначено, учасники, команда, владелец, ответственный, ответственные, исполнитель, "
    "назначено, участники, кто отвечает",
    "department": "departments, division, business unit, unit, department responsible, "
    "responsible department, відділ, відділи, підрозділ, департамент, отдел, отделы, "
    "подразделение, департамент",
    "duration": "time, how long, duration, time spent, time on task, time needed, length, "
    "тривалість, час, скільки триває, витрачений час, длительность, время, "
    "продолжительность, сколько длится, затраченное время",
    "waiting": "waiting time, wait, wait time, waiting, on hold, час очікування, "
    "тривалість очікування, скільки чекає, время ожидания, длительность ожидания, сколько ждёт, "
    "сколько ждет",
    "expectation": "expected feeling, expectations, expected, expected emotion, очікування, "
    "очікувано, очікувана емоція, ожидание, ожидания, ожидаемо, ожидаемая эмоция",
    "feeling": "feelings, emotion, emotions, mood, sentiment, satisfaction, emotion score, "
    "emotional state, emotional experience, emotional journey, emotional curve, emotion curve, "
    "emotion level, emotional level, feeling score, experience, how they feel, how do they feel, "
    "feels, feel, emoji, satisfaction level, sentiment score, emotional response, reaction, "
    "почуття, емоція, емоції, настрій, задоволеність, емоційний стан, емоційна крива, "
    "крива емоцій, рівень емоцій, відчуття, відчуває, що відчуває, переживання, досвід, реакція, "
    "чувство, чувства, эмоция, эмоции, настроение, удовлетворённость, удовлетворенность, "
    "эмоциональное состояние, эмоциональный фон, эмоциональная кривая, кривая эмоций, "
    "уровень эмоций, ощущения, ощущение, чувствует, что чувствует, переживания, опыт, реакция",
    "friction": "frictions, friction point, friction points, pain, pains, pain point, "
    "pain points, painpoint, painpoints, problem, problems, problem area, issue, issues, "
    "barrier, barriers, challenge, challenges, difficulty, difficulties, main difficulty, "
    "main difficulties, obstacle, obstacles, frustration, frustrations, blocker, blockers, "
    "concerns, what goes wrong, pain or problem, weak point, weak points, "
    "біль, болі, больова точка, больові точки, проблема, проблеми, бар'єр, бар'єри, тертя, "
    "труднощі, складнощі, складність, перешкода, перешкоди, виклик, виклики, головна проблема, "
    "основна складність, слабкі місця, що заважає, боль, боли, болевая точка, болевые точки, "
    "проблемы, барьер, барьеры, трение, трудности, трудность, сложности, сложность, "
    "препятствие, препятствия, главная проблема, основная трудность, слабые места, что мешает",
    "severity": "severity, impact severity, pain severity, severity of pain, pain level, "
    "тяжкість, серйозність, вага, рівень болю, критичність, тяжесть, серьёзность, серьезность, "
    "уровень боли, критичность",
    "share": "share, share affected, affected, share of customers, how many affected, "
    "customers affected, % affected, percent affected, frequency, how often, "
    "частка, частка клієнтів, скільки клієнтів, частота, доля, доля клиентов, "
    "сколько клиентов",
    "quote": "quotes, verbatim, verbatims, customer quote, customer quotes, voice of customer, "
    "voice of the customer, voc, comment, comments, what customers say, what they say, says, "
    "in their words, feedback quote, thought/quote, thoughts/quote, thoughts / quotes, "
    "цитата, цитати, слова клієнта, коментар, коментарі, що каже клієнт, голос клієнта, говорить, "
    "цитаты, слова клиента, комментарий, комментарии, что говорит клиент, голос клиента, говорит",
    "source": "quote source, where from, джерело, источник",
    "idea": "ideas, opportunity, opportunities, improvement, improvements, solution, solutions, "
    "recommendation, recommendations, ideas for improvement, idea for improvement, "
    "improvement idea, improvement ideas, opportunities for improvement, "
    "improvement opportunities, suggestion, suggestions, proposed solution, "
    "possible solutions, what we can do, what can we do, how might we, how to improve, "
    "proposals, quick win, quick wins, ідея, ідеї, можливість, можливості, покращення, рішення, "
    "ідеї для покращення, ідеї покращення, ідеї щодо покращення, можливості для покращення, "
    "пропозиції, рекомендації, точки зростання, як покращити, що можна зробити, "
    "идея, идеи, возможность, возможности, улучшение, улучшения, решение, решения, "
    "идеи для улучшения, идеи улучшения, идеи по улучшению, возможности для улучшения, "
    "возможности улучшения, предложения, рекомендации, точки роста, как улучшить, "
    "что можно сделать",
    "tags": "tag, labels, label, keywords, categories, category, epic, topic, тег, теги, мітки, "
    "мітка, ключові слова, метки, метка, ключевые слова, категорія, категорії, категория, "
    "категории",
    "links": "link, url, urls, card url, issue url, permalink, web address, website link, "
    "посилання, ссылка, ссылки",
    "note": "sticky, stickies, remark, remarks, comments to us, нотатка, нотатки, примітка, "
    "примітки, заметка, заметки, примечание, примечания",
    "text": "kpi, kpis, metric, metrics, success metric, success metrics, measure, measures, "
    "need, needs, jobs to be done, jtbd, job to be done, motivation, motivations, question, "
    "questions, insight, insights, tool, tools, device, devices, system, systems, it systems, "
    "software, process, processes, internal process, support processes, backstage, "
    "backstage actions, frontstage, employee actions, staff actions, physical evidence, "
    "stakeholder, stakeholders, actor, actors, people, people involved, due, due date, deadline, "
    "context, environment, place, location, risk, risks, business goal, business goals, "
    "strength, strengths, positive, positives, positive moments, gain, gains, highlight, "
    "highlights, what works, what works well, wow moment, hypothesis, hypotheses, next step, "
    "next steps, content needed, "
    "показник, показники, показники успіху, метрики, метрика, потреба, потреби, мотивація, "
    "питання, запитання, інсайт, інсайти, інструмент, інструменти, пристрій, пристрої, система, "
    "системи, процес, процеси, внутрішні процеси, дії співробітників, дії персоналу, "
    "фізичні докази, учасник процесу, термін, строк, контекст, місце, ризик, ризики, "
    "бізнес-цілі, сильні сторони, позитивні моменти, що працює добре, гіпотеза, гіпотези, "
    "наступні кроки, показатель, показатели, показатели успеха, потребность, потребности, "
    "мотивация, вопрос, вопросы, инсайты, инструмент, инструменты, устройство, устройства, "
    "системы, процесс, процессы, внутренние процессы, действия сотрудников, "
    "действия персонала, физические доказательства, срок, срок выполнения, место, риск, риски, "
    "бизнес-цели, сильные стороны, позитивные моменты, что работает хорошо, гипотезы, "
    "следующие шаги, kpi и метрики",
}
"""Headings by the column they mean, set apart by commas."""

ACTIONS = (
    "action, actions, activity, activities, task, tasks, user action, user actions, "
    "customer action, customer actions, customer activity, client action, what they do, "
    "what customer does, what the customer does, doing, does, behaviour, behavior, "
    "user behaviour, steps taken, дія, дії, дії клієнта, дії користувача, активність, активності, "
    "що робить, що робить клієнт, робить, завдання, поведінка, действие, действия, "
    "действия клиента, действия пользователя, активность, активности, что делает, "
    "что делает клиент, делает, задача, задачи, поведение"
)
"""Headings of what people do: it is what happens at touchpoints, or names them."""

GOALS = (
    "goal, goals, user goal, user goals, customer goal, customer goals, client goal, objective, "
    "objectives, stage goal, aim, ціль, цілі, мета, мета клієнта, ціль клієнта, цілі клієнта, "
    "мета етапу, ціль етапу, цель, цели, цель клиента, цели клиента, цель этапа, цели этапа, "
    "цель пользователя, мета користувача"
)
"""Headings of what is to be reached: by the customer in a stage, or it names touchpoints."""

MIXED = (
    "thoughts and feelings, thoughts & feelings, thoughts/feelings, thoughts / feelings, "
    "thinking and feeling, thinking & feeling, thinking/feeling, think and feel, think & feel, "
    "thoughts and emotions, thoughts & emotions, feelings and thoughts, feelings & thoughts, "
    "emotions and thoughts, emotions & thoughts, emotions/thoughts, feelings/thoughts, "
    "думки та почуття, думки і почуття, думки й почуття, думки та емоції, думки і емоції, "
    "думки/емоції, почуття та думки, емоції та думки, мысли и чувства, мысли и эмоции, "
    "мысли/чувства, мысли/эмоции, чувства и мысли, эмоции и мысли"
)
"""Headings under which some write feelings, and some what is thought."""

STATUS = (
    "status, state, group, progress, board column, kanban column, статус, стан, група, группа, "
    "состояние, колонка"
)
"""Headings of where a task is: its stage where a board was exported, and no sheet of a journey."""

TASKS = (
    "summary, ticket, task, task name, item, item name, card name, card title, name, "
    "subject, назва завдання, назва картки, назва, название, название задачи, название карточки"
)
"""Headings of names in the exports of boards."""

PRIORITY = "priority, importance, urgency, пріоритет, важливість, приоритет, важность"
"""Headings of how much something matters: of a friction its severity."""

COUNTED = (
    "n, sample, sample size, base, responses, number of responses, answers, number of answers, "
    "respondents, number of respondents, count of responses, responded, votes counted, "
    "кількість відповідей, відповідей, відповіді, опитано, респондентів, вибірка, "
    "количество ответов, ответов, ответы, опрошено, респондентов, выборка"
)
"""Headings of how many answered."""

CLASSES: dict[str, str] = {
    "promoters": "promoter, promoters, promoters (9-10), промоутери, промоутер, промоутеры, "
    "сторонники, прихильники",
    "passives": "passive, passives, neutrals, passives (7-8), нейтрали, нейтральні, пасивні, "
    "нейтральные, пассивные",
    "detractors": "detractor, detractors, detractors (0-6), детрактори, критики, детракторы",
}
"""Headings of the three classes an NPS is made of."""

PERIODS = "period, quarter, wave, період, квартал, хвиля, период, волна"
"""Headings of when scores were taken."""

IDENTIFIERS = (
    "id uid guid uuid key url uri link email gid number no nr № посилання ссылка адреса "
    "ідентифікатор идентификатор created modified updated completed"
)
"""Words in headings of what never names a touchpoint."""

WHOSE = (
    "customer's customers customer client's clients client user's users user guest's guest "
    "guests patient's patient patients buyer's buyer buyers visitor's visitor visitors shopper's "
    "shopper passenger's passenger passengers student's student students consumer's consumer "
    "клієнта клієнтів клієнт користувача користувачів користувач покупця покупців покупець гостя "
    "гостей гість пацієнта пацієнтів відвідувача відвідувачів клиента клиентов клиент "
    "пользователя пользователей пользователь покупателя покупателей покупатель гостя гостей гость "
    "пациента пациентов посетителя посетителей our your the main key top overall typical "
    "possible potential current existing наші наши головні главные основні основные ключові "
    "ключевые можливі возможные"
)
"""Words of a heading that say whose something is, and nothing of what it is."""

OF = "of for про для у"
"""Words between a feeling and whose it is."""

NOBODY = (
    "id nr no number count rank priority order weight score rating value votes effort impact "
    "reach confidence nps csat ces question year month week day date age index total sum average "
    "mean min max minutes word words text note notes comment comments emoji face level description "
    "reason why what how i we you he she it they me слово слова текст примітка коментар опис рівень "
    "чому як що я ми ви комментарий описание уровень почему как что мы вы хв мин cost price номер "
    "кількість пріоритет порядок оцінка бал вплив зусилля питання рік місяць день дата количество "
    "приоритет оценка балл влияние усилия вопрос год месяц сумма среднее вартість цена ціна"
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

BLANK = (
    "-, –, —, −, --, n/a, n.a., na, #n/a, #н/д, none, no, nil, null, nan, nothing, not applicable, "
    "no data, unknown, tbd, tba, ?, …, ..., *, •, н/д, н/з, немає, нема, відсутнє, відсутні, "
    "не застосовується, немає даних, невідомо, нет, нету, отсутствует, отсутствуют, не применимо, "
    "неприменимо, нет данных, неизвестно"
)
"""What stands alone in a cell that says nothing."""

SIGNS = "+, ++, +-, ±, --"
"""Signs that tell feelings: beside them a single minus tells one too."""

YES = "yes, y, x, true, 1, ✓, ✔, ☑, так, да, +, істина, истина"
"""What stands in a cell that ticks something off."""


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list set apart by commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
