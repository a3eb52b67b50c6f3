"""Words by which the questions, columns and answers of surveys are known; only data.

All are in lower case, in English, Ukrainian and Russian.
"""

from __future__ import annotations

RECOMMEND = (
    "recommend",
    "nps",
    "netpro",
    "порекоменд",
    "рекоменд",
    "порадите",
    "порадили",
    "посовет",
)
EFFORT = ("effort", "зусил", "усили")
EASY = ("easy", " ease ", "easily", "легк", "просто", "зручно", "удобно", "made it easy")
SATISFIED = (
    "satisf", "csat", "rate", "rating", "happy with", "задовол", "вдоволен", "удовлетвор",
    "доволен", "довольн", "оцін", "оцен", "quality", "якіст", "качеств",
)  # fmt: skip
WHOLE = (
    "overall", "whole", "in general", "altogether", "as a whole", "загалом", "в цілому", "вцілому",
    "у цілому", "в целом", "в общем", "в загальному",
)  # fmt: skip

RESPONDENT = (
    "responseid", "response id", "respondent id", "respondent", "respondentid", "response_id",
    "respondent_id", "respnum", "resp_id", "respid", "#", "id respondent", "респондент",
    "id респондента", "ідентифікатор респондента", "идентификатор респондента", "номер респондента",
    "ідентифікатор відповіді", "id відповіді", "id ответа", "customer id", "customerid", "client id",
    "user id", "userid", "email", "e-mail", "email address", "recipientemail", "електронна пошта",
    "адреса електронної пошти", "адрес электронной почты", "електронна адреса", "клієнт", "клиент",
    "id клієнта", "id клиента", "token", "id", "network id",
)  # fmt: skip
"""Headings of who answered, the most telling first."""

DATES = (
    "enddate", "end date", "recordeddate", "recorded date", "submitted at", "submit date (utc)",
    "submitdate", "date submitted", "дата надсилання", "дата отправки", "timestamp",
    "відмітка часу", "позначка часу", "часова мітка", "отметка времени", "date modified",
    "completed at", "created at", "created_at", "response date", "survey date", "date", "datetime",
    "дата", "дата відповіді", "дата ответа", "дата опитування", "дата опроса", "startdate",
    "start date", "start date (utc)", "startdate (utc)", "month", "місяць", "месяц", "period",
    "період", "период", "quarter", "квартал", "intdate", "day", "день",
)  # fmt: skip
"""Headings of when somebody answered, the end before the beginning."""

FINISHED = (
    "finished", "completed", "complete", "is complete", "завершено", "закінчено", "закончено",
    "progress", "прогрес", "прогресс", "submitdate", "date submitted",
)  # fmt: skip
STATUS = (
    "status",
    "response type",
    "distributionchannel",
    "distribution channel",
    "стан",
    "статус",
)
PREVIEWS = (
    "preview", "test", "spam", "перегляд", "тест", "предпросмотр", "попередній", "предварительный",
)  # fmt: skip
QUALTRICS_PREVIEWS = ("1", "2", "8", "9", "12", "17")
"""Qualtrics' codes of its column Status for previews, tests and spam."""

WEIGHTS = (
    "weight", "weights", "wt", "wgt", "weighting", "survey weight", "вага", "ваговий коефіцієнт",
    "вес", "весовой коэффициент",
)  # fmt: skip
SEGMENTS = (
    "segment", "сегмент", "country", "країна", "страна", "region", "регіон", "регион", "область",
    "market", "plan", "тариф", "channel", "канал", "branch", "store", "філія", "филиал", "магазин",
    "age group", "вікова група", "возрастная группа", "gender", "стать", "пол", "customer type",
    "тип клієнта", "тип клиента", "device", "пристрій", "устройство", "language", "мова", "язык",
    "city", "місто", "город", "department", "відділ", "отдел",
)  # fmt: skip
PERSONAS = (
    "persona",
    "персона",
    "role",
    "роль",
    "user type",
    "тип користувача",
    "тип пользователя",
)
TOUCHPOINTS = (
    "touchpoint", "touch point", "touchpoints", "точка контакту", "точка дотику", "точка контакта",
    "точка касания", "точка взаємодії", "точка взаимодействия",
)  # fmt: skip
COMMENTS = (
    "comment", "why", "tell us", "open-ended", "open ended", "feedback", "suggest", "anything else",
    "improve", "_text", "explain", "чому", "комент", "розкаж", "побажан", "відгук", "покращ",
    "почему", "коммент", "расскаж", "пожелан", "отзыв", "улучш", "що саме", "что именно",
)  # fmt: skip

MISSING = (
    "blank", "n/a", "na", "n.a.", "#n/a", "not applicable", "does not apply", "doesn't apply", "none",
    "no answer", "not answered", "refused", "prefer not to say", "don't know", "dont know",
    "do not know", "don’t know", "dk", "not sure", "no opinion", "never used", "not used",
    "did not use", "didn't use", "have not used", "null", "nan", "missing", "-", "–", "—", "−", ".",
    "?", "-oth-", "н/д", "н/з", "не знаю", "важко відповісти", "важко сказати", "не застосовно",
    "не стосується", "не користувався", "не користувалась", "не користувалася", "не користувався/лась",
    "немає відповіді", "без відповіді", "не вказано", "пусто", "порожньо", "затрудняюсь ответить",
    "затрудняюсь", "не применимо", "не пользовался", "не пользовалась", "нет ответа", "без ответа",
    "не указано", "пропущено", "пропуск", "unknown", "невідомо", "неизвестно",
)  # fmt: skip
"""Answers in words that are none."""

MISSING_CODES = (0, 6, 7, 8, 9, 11, 66, 77, 88, 97, 98, 99, 999, -1, -2, -7, -8, -9, -88, -99, -999)
"""Numbers beside a scale that often stand for “blank”, “never used” or “does not know”."""

LADDERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "csat",
        (
            "very dissatisfied, extremely dissatisfied, completely dissatisfied, very unsatisfied, "
            "зовсім незадоволений, дуже незадоволений, повністю незадоволений, "
            "зовсім не задоволений, дуже не задоволений, цілком незадоволений, "
            "очень недоволен, совсем недоволен, совершенно недоволен, полностью недоволен, "
            "совсем не удовлетворен, полностью не удовлетворен, очень неудовлетворен",
            "dissatisfied, somewhat dissatisfied, rather dissatisfied, unsatisfied, "
            "moderately dissatisfied, "
            "незадоволений, скоріше незадоволений, радше незадоволений, швидше незадоволений, "
            "не задоволений, скоріше не задоволений, "
            "недоволен, скорее недоволен, не удовлетворен, скорее не удовлетворен, неудовлетворен",
            "neutral, neither satisfied nor dissatisfied, neither dissatisfied nor satisfied, "
            "ok, okay, so-so, neither, "
            "нейтрально, нейтральний, ні задоволений ні незадоволений, "
            "ні те ні інше, і так і ні, важко сказати напевно, "
            "нейтрален, нейтральный, ни доволен ни недоволен, ни то ни другое, и да и нет, "
            "отчасти доволен",
            "satisfied, somewhat satisfied, rather satisfied, moderately satisfied, "
            "задоволений, скоріше задоволений, радше задоволений, швидше задоволений, "
            "доволен, скорее доволен, удовлетворен, скорее удовлетворен",
            "very satisfied, extremely satisfied, completely satisfied, "
            "дуже задоволений, повністю задоволений, цілком задоволений, "
            "очень доволен, полностью доволен, полностью удовлетворен, очень удовлетворен, "
            "совершенно доволен",
        ),
    ),
    (
        "csat",
        (
            "very poor, terrible, very bad, awful, unacceptable, дуже погано, жахливо, "
            "очень плохо, ужасно",
            "poor, bad, below average, погано, плохо, нижче середнього, ниже среднего",
            "fair, average, acceptable, задовільно, нормально, середньо, удовлетворительно, средне",
            "good, above average, добре, хорошо, вище середнього, выше среднего",
            "excellent, very good, outstanding, great, відмінно, чудово, дуже добре, отлично, "
            "очень хорошо, превосходно",
        ),
    ),
    (
        "agree",
        (
            "strongly disagree, completely disagree, totally disagree, повністю не згоден, "
            "повністю не згодна, категорично не згоден, зовсім не згоден, цілком не згоден, "
            "полностью не согласен, полностью несогласен, совершенно не согласен, "
            "категорически не согласен, абсолютно не согласен",
            "disagree, не згоден, не згодна, незгоден, не согласен, не согласна, несогласен",
            "somewhat disagree, slightly disagree, rather disagree, скоріше не згоден, "
            "радше не згоден, частково не згоден, скорее не согласен, отчасти не согласен",
            "neither agree nor disagree, neutral, undecided, нейтрально, "
            "ні згоден ні не згоден, важко визначитися, ни согласен ни не согласен, "
            "нейтрален, затрудняюсь определить",
            "somewhat agree, slightly agree, rather agree, скоріше згоден, радше згоден, "
            "частково згоден, скорее согласен, отчасти согласен",
            "agree, згоден, згодна, согласен, согласна",
            "strongly agree, completely agree, totally agree, повністю згоден, повністю згодна, "
            "цілком згоден, абсолютно згоден, полностью согласен, полностью согласна, "
            "совершенно согласен, абсолютно согласен",
        ),
    ),
    (
        "easy",
        (
            "extremely difficult, very difficult, дуже важко, надзвичайно важко, дуже складно, "
            "очень трудно, очень сложно, крайне сложно",
            "difficult, hard, важко, складно, трудно, сложно",
            "somewhat difficult, slightly difficult, rather difficult, скоріше важко, "
            "скоріше складно, скорее трудно, скорее сложно",
            "neither easy nor difficult, neutral, neither, нейтрально, ні легко ні важко, "
            "ни легко ни трудно, ни легко ни сложно",
            "somewhat easy, slightly easy, rather easy, скоріше легко, скорее легко",
            "easy, легко, просто",
            "extremely easy, very easy, дуже легко, надзвичайно легко, дуже просто, очень легко, "
            "очень просто, крайне легко",
        ),
    ),
)
"""Answers in words from the worst to the best, and how they are asked: a kind of metric, or words."""
