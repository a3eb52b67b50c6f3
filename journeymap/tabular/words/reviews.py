"""What stands over the columns of tables of reviews, in three languages; only data."""

from __future__ import annotations

TEXTS = (
    "review, review text, text, review body, body, comment, comments, content, feedback, "
    "customer review, reviews, quote, opinion, message, description, "
    "відгук, текст відгуку, текст, коментар, відгуки, зміст, повідомлення, думка, "
    "отзыв, текст отзыва, комментарий, отзывы, содержание, сообщение, мнение"
)
"""Headings of what was said."""

REVIEWS = (
    "review, review text, review body, reviews, customer review, відгук, відгуки, текст відгуку, "
    "отзыв, отзывы, текст отзыва"
)
"""Those of them that can be nothing else."""

HEADLINES = (
    "title, review title, headline, subject, summary, заголовок, назва, назва відгуку, "
    "название отзыва, заголовок отзыва, заголовок відгуку, тема"
)
"""Headings of the headline of a review."""

PRAISES = (
    "pros, advantages, liked, what did you like, likes, переваги, плюси, сподобалося, "
    "достоинства, преимущества, плюсы, понравилось"
)
"""Headings of what was liked."""

BLAMES = (
    "cons, disadvantages, disliked, what did you dislike, dislikes, недоліки, мінуси, "
    "не сподобалося, недостатки, минусы, не понравилось"
)
"""Headings of what was not liked."""

DAYS = (
    "date, review date, published, published at, created, created at, submitted at, posted, time, "
    "timestamp, дата, дата відгуку, опубліковано, створено, дата отзыва, опубликовано, создано, "
    "дата и время, дата і час"
)
"""Headings of when it was said."""

RATINGS = (
    "rating, stars, star rating, score, review rating, rate, mark, grade, "
    "оцінка, рейтинг, зірки, бал, оценка, звёзды, звезды, балл, баллы"
)
"""Headings of how many stars were given."""

AUTHORS = (
    "author, name, reviewer, reviewer name, user, user name, username, customer, customer name, by, "
    "nickname, автор, ім'я, ім’я, клієнт, користувач, покупець, имя, клиент, пользователь, "
    "покупатель, ник, нік"
)
"""Headings of who said it."""

ORIGINS = (
    "source, platform, site, website, channel, where, джерело, платформа, сайт, канал, звідки, "
    "источник, площадка, откуда, майданчик"
)
"""Headings of where it was said."""

PRODUCTS = (
    "product, product name, item, model, sku, товар, продукт, назва товару, модель, артикул, "
    "название товара"
)
"""Headings of what it was said about."""
