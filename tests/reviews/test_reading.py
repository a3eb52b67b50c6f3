"""Reviews out of tables, plain text and the clipboard; what holds none says so in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.tabular.reviews.reading import ReadReviews, read_reviews, read_text
from tests.reviews.samples import DATA


def read(
    folder: Path, text: str, name: str = "reviews.csv", encoding: str = "utf-8"
) -> ReadReviews:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_reviews(path)


def said(found: ReadReviews) -> list[str]:
    return [one.text for one in found.reviews]


def test_a_table_tells_text_day_stars_and_who_by_its_headings(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Дата;Автор;Оцінка;Відгук;Джерело\n"
        '03.11.2026;Олена К.;2;"Кур’єр запізнився,\nа коробка пом’ята";Rozetka\n'
        "05.11.2026;Тарас;5;Все добре, дякую;Google\n",
        encoding="cp1251",
    )
    first, second = found.reviews
    assert first.text == "Кур’єр запізнився,\nа коробка пом’ята"
    assert (first.day, first.stars, first.author, first.origin) == (
        "2026-11-03", 2.0, "Олена К.", "Rozetka",
    )  # fmt: skip
    assert (second.author, second.row) == ("Тарас", 3)


def test_headline_and_what_was_liked_and_not_are_part_of_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Заголовок,Достоинства,Недостатки,Комментарий,Оценка\n"
        "Хорошая,вкус,шумит,Пользуюсь месяц,8\nПлохая,,течёт,Вернул,2\n",
    )
    assert said(found) == ["Хорошая\nПользуюсь месяц\nвкус\nшумит", "Плохая\nВернул\nтечёт"]
    assert [one.stars for one in found.reviews] == [4.0, 1.0], "eight is of ten"


@pytest.mark.parametrize(
    ("cell", "stars"),
    (
        ("★★★★☆", 4),
        ("⭐⭐", 2),
        ("4 of 5", 4),
        ("8/10", 4),
        ("5 stars", 5),
        ("60 %", 3),
        ("–", None),
    ),
)
def test_stars_are_read_however_they_are_written(
    tmp_path: Path, cell: str, stars: float | None
) -> None:
    found = read(tmp_path, f"Review,Rating\nThe courier was fine,{cell}\n")
    assert found.reviews[0].stars == stars


def test_one_column_is_a_review_a_row_commas_and_all(tmp_path: Path) -> None:
    text = "Great machine, love it\nBroke after a week, sadly, and nobody helped\nJust a good one\n"
    assert said(read(tmp_path, text)) == text.splitlines()
    headed = read(tmp_path, "Feedback\n" + text)
    assert said(headed) == text.splitlines()
    quoted = read(tmp_path, 'Comment\n"Late, and\nthe box was open"\nAll went very well\n')
    assert said(quoted) == ["Late, and\nthe box was open", "All went very well"]


@pytest.mark.parametrize(
    "text",
    ("1\n2\n3\n", "Score\n5\n4\n", "Review\n5\n4\n1\n", "Anna\nOleg\nMark\n", "a@b.c\nd@e.f\n"),
)
def test_one_column_without_words_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(JourneyError, match="one column"):
        read(tmp_path, text)


def test_a_table_without_texts_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match="No column"):
        read(tmp_path, "id,price\n1,20\n2,30\n")
    with pytest.raises(JourneyError):
        read(tmp_path, "")
    with pytest.raises(JourneyError):
        read(tmp_path, "Review,Date\n,\n,\n")
    with pytest.raises(JourneyError, match="no reviews"):
        read(tmp_path, "★★★\n\n5/5\n", "stars.txt")


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Review,Date\nThe courier was late,2026-11-01\n,2026-11-02\n"
        "the courier was late!,2026-11-03\n👍,2026-11-04\n",
    )
    assert said(found) == ["The courier was late"]
    assert found.left_out == ("2 have no words in them.", "1 said the same as another.")


def test_paragraphs_of_a_text_are_reviews_with_stars_day_and_name() -> None:
    found = read_text(
        "★★★★☆\nThe courier came on time.\nHe was kind.\n— Mark T., 3 Nov 2026\n\n"
        "1/5\n04.11.2026\nThree calls and no answer\n\n\n"
        "5/5 - Lovely shop\n",
        "pasted",
    )
    first, second, third = found.reviews
    assert first.text == "The courier came on time.\nHe was kind."
    assert (first.stars, first.author, first.day) == (4.0, "Mark T.", "2026-11-03")
    assert (second.text, second.stars, second.day) == (
        "Three calls and no answer", 1.0, "2026-11-04",
    )  # fmt: skip
    assert (third.text, third.stars) == ("Lovely shop", 5.0)


def test_lines_are_reviews_where_there_are_no_paragraphs() -> None:
    found = read_text(
        "- The courier was late\n- Дзвонила тричі, ніхто не відповів\n- ok\n", "pasted"
    )
    assert said(found) == ["The courier was late", "Дзвонила тричі, ніхто не відповів", "ok"]


def test_a_table_that_was_pasted_is_read_as_one() -> None:
    found = read_text("Review\tRating\nThe courier was late\t1\nAll fine here\t5\n", "pasted")
    assert said(found) == ["The courier was late", "All fine here"]
    assert [one.stars for one in found.reviews] == [1.0, 5.0]


def test_a_workbook_is_read_too(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Review", "Stars"), ("The courier was late", 1), ("All fine", 5)):
        book.active.append(row)
    book.save(tmp_path / "reviews.xlsx")
    found = read_reviews(tmp_path / "reviews.xlsx")
    assert said(found) == ["The courier was late", "All fine"]
    assert len(found.digest) == 64


def test_the_sixty_are_read_with_all_that_stands_beside_them() -> None:
    found = read_reviews(DATA / "coffee.csv")
    assert len(found.reviews) == 59
    assert found.left_out == ("1 has no words in it.",), "5+ says nothing"
    assert all(one.stars and one.day and one.author for one in found.reviews)


def test_a_line_longer_than_any_table_has_is_a_text(tmp_path: Path) -> None:
    found = read(tmp_path, "The courier was late. " * 20_000, "long.txt")
    assert len(found.reviews) == 1
    assert len(found.reviews[0].text) <= 20_001


def test_no_more_are_read_than_somebody_can_confirm_and_that_is_said(tmp_path: Path) -> None:
    rows = "".join(f"The courier of order {n} was late\n" for n in range(2_005))
    found = read(tmp_path, "Review\n" + rows)
    assert found.beyond == 5
    assert len(found.reviews) == 2_000, "those that differ by a number are different"
    assert "5 were left out" in found.left_out[-1]
