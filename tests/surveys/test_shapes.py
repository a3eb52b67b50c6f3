"""Exports of each program give their questions, answers and rows that do not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.counting import counted
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.proposing import offered, proposed
from journeymap.tabular.surveys.reading import read_survey
from journeymap.tabular.surveys.sheet import SurveySheet

TYPEFORM = (
    "#,How likely are you to recommend us to a friend?,How easy was it to set up the app?,Why?,"
    "Start Date (UTC),Submit Date (UTC),Network ID\n"
    "a1,9,7,It works well and I like it a lot,2026-09-01 10:00:00,2026-09-01 10:02:00,n1\n"
    "a2,3,2,The set up took me three evenings,2026-09-02 10:00:00,2026-09-02 10:02:00,n2\n"
    "a3,10,6,,2026-09-03 10:00:00,2026-09-03 10:02:00,n3\n"
    "a4,7,1,Nothing to say about it at all today,2026-09-04 10:00:00,2026-09-04 10:02:00,n4\n"
)
LIME = (
    '"id","submitdate","lastpage","startlanguage","G01Q02[SQ001]. Please rate: [Ordering]",'
    '"G01Q02[SQ002]. Please rate: [Delivery]"\n'
    '"1","2026-09-01 10:00:00","3","en","A5","A1"\n"2","2026-09-02 10:00:00","3","en","A4","A2"\n'
    '"3","","1","en","A1","A1"\n"4","2026-09-03 10:00:00","3","en","A3","A5"\n'
)
QUALTRICS = (
    "StartDate,EndDate,Status,Progress,Finished,ResponseId,Q1,Q2_1\n"
    "Start Date,End Date,Response Type,Progress,Finished,Response ID,"
    "How likely are you to recommend us?,Please rate: - Delivery\n"
    '"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}",'
    '"{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}",'
    '"{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}"\n'
    "2026-09-01 10:00:00,2026-09-01 10:04:00,IP Address,100,True,R_1,9,5\n"
    "2026-09-01 10:00:00,2026-09-01 10:04:00,Survey Preview,100,True,R_2,10,5\n"
    "2026-09-01 10:00:00,2026-09-01 10:04:00,IP Address,40,False,R_3,0,1\n"
    "2026-09-01 10:00:00,2026-09-01 10:04:00,IP Address,100,True,R_4,7,4\n"
    "2026-09-02 10:00:00,2026-09-02 10:04:00,IP Address,100,True,R_4,8,3\n"
    "2026-09-02 10:00:00,2026-09-02 10:04:00,IP Address,100,True,R_5,12,2\n"
)
FORMS = (
    "Позначка часу;Наскільки ви задоволені доставкою?;Насколько вы согласны: заказать было просто?\n"
    "01.09.2026 10:00:00;Дуже задоволений;Полностью согласен\n"
    "13.09.2026 10:00:00;Скоріше задоволена;Не согласна\n"
    "14.10.2026 10:00:00;Незадоволений;Скорее согласен\n"
    "15.10.2026 10:00:00;Не знаю;Затрудняюсь ответить\n"
)


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[SurveySheet, SurveyMapping]:
    path = folder / "survey.csv"
    path.write_bytes(text.encode(encoding))
    sheet = read_survey(path)
    return sheet, proposed(sheet, Snapshot(()), "")


def histogram(count: SurveyCount, key: str) -> tuple[int, ...]:
    found = count.column(key)
    assert found
    return found.histogram


def test_typeform_gives_its_metrics_and_offers_its_open_answers(tmp_path: Path) -> None:
    sheet, mapping = read(tmp_path, TYPEFORM)
    kinds = {one.name: mapping.metric_of(one).kind for one in mapping.columns}
    assert (sheet.shape, mapping.respondent, mapping.date) == (
        "typeform",
        "#",
        "Submit Date (UTC)",
    )
    assert kinds == {
        "How likely are you to recommend us to a friend?": "nps",
        "How easy was it to set up the app?": "ces2",
    }
    assert offered(sheet, Snapshot(()), mapping).quotes == ("Why?",)


def test_limesurvey_gives_codes_and_leaves_out_what_was_not_sent(tmp_path: Path) -> None:
    sheet, mapping = read(tmp_path, LIME)
    count = counted(sheet, mapping)
    assert sheet.shape == "limesurvey"
    assert [one.name for one in mapping.columns] == ["G01Q02[SQ001]", "G01Q02[SQ002]"]
    assert [one.touchpoint for one in mapping.columns] == ["Ordering", "Delivery"]
    assert count.unfinished == 1
    assert histogram(count, "G01Q02[SQ001]") == (0, 0, 1, 1, 1)


def test_qualtrics_leaves_out_previews_unfinished_and_earlier_answers(tmp_path: Path) -> None:
    sheet, mapping = read(tmp_path, QUALTRICS)
    count = counted(sheet, mapping)
    assert (count.rows, count.previews, count.unfinished, count.duplicates) == (6, 1, 1, 1)
    assert [one for one in count.rejected] == [(9, "Q1", "12")]
    assert histogram(count, "Q2_1") == (0, 1, 1, 0, 1)
    assert histogram(count, "Q1")[8:] == (1, 1, 0)


def test_words_of_three_languages_count_and_genders_are_alike(tmp_path: Path) -> None:
    sheet, mapping = read(tmp_path, FORMS)
    count = counted(sheet, mapping)
    assert histogram(count, sheet.columns[1].key) == (0, 1, 0, 1, 1)
    assert histogram(count, sheet.columns[2].key) == (0, 1, 0, 0, 1, 0, 1)
    assert {tally.part.period for tally in count.tallies} == {"2026-09", "2026-10"}
    assert count.missing == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_every_usual_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, FORMS, encoding)
    assert sheet.columns[1].question == "Наскільки ви задоволені доставкою?"
    assert sheet.delimiter == ";" and sheet.shape == "google"


def test_an_answer_nobody_gave_before_is_understood_beside_others(tmp_path: Path) -> None:
    sheet, mapping = read(tmp_path, FORMS)
    later = FORMS + "16.10.2026 10:00:00;Дуже незадоволений;Полностью согласен\n"
    other, _ = read(tmp_path, later)
    assert histogram(counted(other, mapping), sheet.columns[1].key) == (1, 1, 0, 1, 1)


def test_a_quoted_newline_is_one_row_and_columns_of_one_name_are_told_apart(
    tmp_path: Path,
) -> None:
    text = (
        "Response ID,How satisfied were you?,How satisfied were you?,\n"
        '1,5,4,"one\ntwo"\n2,3,2,\n3,1,9,x\n'
    )
    sheet, mapping = read(tmp_path, text)
    assert [column.key for column in sheet.columns] == [
        "Response ID",
        "How satisfied were you?",
        "How satisfied were you? (2)",
        "#4",
    ]
    count = counted(sheet, mapping)
    assert count.rows == 3
    assert [one.row for one in count.rejected if one.value == "9"] in ([4], [])
