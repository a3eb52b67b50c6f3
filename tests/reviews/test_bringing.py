"""Nothing comes in unconfirmed; what does is one step, and the same text never comes in twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.analysis.reviews.remembered import ReviewMemory, stars_given
from journeymap.errors import JourneyError
from journeymap.model.records import Feeling, Lane, Quote, Source
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.bringing import ConfirmedQuote, reviews_change
from journeymap.tabular.reviews.offering import ReviewsOffer, reviews_offer
from journeymap.tabular.reviews.reading import read_reviews, read_text
from journeymap.tabular.surveys.earlier import taken_out
from tests.reviews.samples import DATA, map_in


def offer(snapshot: Snapshot, path: Path = DATA / "coffee.csv") -> ReviewsOffer:
    return reviews_offer(snapshot, map_in("coffee", "en")[1], read_reviews(path))


def placed(found: ReviewsOffer) -> list[ConfirmedQuote]:
    return [
        ConfirmedQuote(one, one.proposal.touchpoint)
        for one in found.quotes
        if one.proposal.touchpoint
    ]


def test_only_what_is_confirmed_comes_in_as_one_change_with_its_source() -> None:
    snapshot, journey = map_in("coffee", "en")
    found = offer(snapshot)
    some = placed(found)[:7]
    brought = reviews_change(snapshot, journey, found.read, some)
    after = snapshot.apply(brought.change)
    new = [one for id, one in after.all(Quote).items() if id not in snapshot.all(Quote)]
    assert {one.said for one in new} == {one.quote.said for one in some}
    assert {one.authenticity for one in new} == {"unverified"}
    assert all(one.date and "coffee.csv" in one.source for one in new)
    assert after.all(Feeling) == snapshot.all(Feeling), "no feeling is set by words"
    assert after.all(Source)[brought.source.id].name == "coffee.csv"
    assert after.apply(~brought.change) == snapshot


def test_the_same_file_again_offers_only_what_is_new(tmp_path: Path) -> None:
    snapshot, journey = map_in("coffee", "en")
    first = offer(snapshot)
    some = placed(first)[:10]
    after = snapshot.apply(reviews_change(snapshot, journey, first.read, some).change)
    again = offer(after)
    reviews = {one.quote.review.key for one in some}
    assert again.known == len(reviews)
    assert any("read before" in sentence for sentence in again.remarks)
    assert not reviews & {one.review.key for one in again.quotes}
    rest = placed(again)
    whole = after.apply(reviews_change(after, journey, again.read, rest).change)
    sources = [one for one in whole.all(Source).values() if one.name == "coffee.csv"]
    (source,) = sources
    remembered = ReviewMemory.read(source.mapping)
    assert remembered is not None
    assert len(remembered.quotes) == len(some) + len(rest)


def test_the_same_text_in_another_file_is_known(tmp_path: Path) -> None:
    snapshot, journey = map_in("coffee", "en")
    read = read_text("The courier was very late and rude", "a.txt")
    found = reviews_offer(snapshot, journey, read)
    (quote,) = found.quotes
    card = quote.proposal.touchpoint or quote.proposal.others[0]
    change = reviews_change(snapshot, journey, read, [ConfirmedQuote(quote, card)]).change
    after = snapshot.apply(change)
    other = read_text("the courier was very LATE, and rude!\n", "b.txt")
    assert reviews_offer(after, journey, other).quotes == ()


def test_a_source_of_reviews_is_taken_out_again_with_its_quotes() -> None:
    snapshot, journey = map_in("coffee", "en")
    found = offer(snapshot)
    brought = reviews_change(snapshot, journey, found.read, placed(found))
    after = snapshot.apply(brought.change)
    assert stars_given(after)
    gone = taken_out(after, brought.source.id)
    assert gone is not None
    assert after.apply(gone).all(Quote) == snapshot.all(Quote)


def test_nothing_confirmed_and_a_touchpoint_that_is_gone_are_sentences() -> None:
    snapshot, journey = map_in("coffee", "en")
    found = offer(snapshot)
    with pytest.raises(JourneyError, match="No review is confirmed"):
        reviews_change(snapshot, journey, found.read, [])
    with pytest.raises(JourneyError, match="not there any more"):
        reviews_change(snapshot, journey, found.read, [ConfirmedQuote(found.quotes[0], "gone")])


def test_a_map_without_a_lane_of_quotes_gets_one() -> None:
    snapshot, journey = map_in("coffee", "en")
    lane = next(one for one in snapshot.all(Lane).values() if one.kind == "quotes")
    from journeymap.model.change import change

    bare = snapshot.apply(change("", remove=[lane]))
    found = offer(bare)
    after = bare.apply(reviews_change(bare, journey, found.read, placed(found)).change)
    assert any(one.kind == "quotes" for one in after.all(Lane).values())


def test_a_long_review_comes_in_shortened_and_that_is_said_before() -> None:
    snapshot, journey = map_in("coffee", "en")
    read = read_text("The courier brought the parcel late. " * 100, "a.txt")
    found = reviews_offer(snapshot, journey, read)
    assert any("shortened" in sentence for sentence in found.remarks)
    (quote,) = found.quotes
    made = reviews_change(
        snapshot, journey, read, [ConfirmedQuote(quote, quote.proposal.touchpoint)]
    )
    assert made.quotes[0].said.endswith("…")
    assert len(made.quotes[0].said) <= 2_000
