"""What changed between versions of an article: in the text, and in who says what."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from articles.models import ArticleVersion
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Quote
from quotes.revisions import Differences, Revision
from tests.quotes.readings import reading as bridge
from tests.quotes.test_same_words import WORDS, reading

Read = Callable[..., ArticleVersion]
OLD = "The bridge is old.\n\nNobody was hurt on Monday.\n\nThe ferry sails."
NEW = "The bridge is very old.\n\nNobody was hurt on Monday.\n\nIt was the wind.\n\nThe ferry sails.\n\nWe regret it."


def shown(revision: Revision) -> list[int | list[tuple[str, str]]]:
    """Passages as the number of unchanged paragraphs or as pieces."""
    return [
        [(piece.change.value, piece.text) for piece in passage.pieces] if passage.pieces else passage.unchanged
        for passage in revision.passages
    ]


def numbers(found: Differences) -> tuple[int, int, int]:
    """How many quotes changed, appeared and vanished."""
    return len(found.changed), len(found.appeared), len(found.vanished)


def test_text_is_compared_by_paragraph_and_word(store: Read) -> None:
    revision = Revision(store(OLD, external_id="one"), store(NEW, external_id="one"))

    assert shown(revision) == [
        [("same", "The bridge is"), ("added", "very"), ("same", "old.")],
        1,
        [("added", "It was the wind.")],
        1,
        [("added", "We regret it.")],
    ]
    assert revision.changed_paragraphs == 3


def test_paragraphs_without_a_counterpart_keep_their_place(store: Read) -> None:
    before = store("One two three four.\n\nFive six seven eight.", external_id="one")
    after = store("Alpha beta gamma.\n\nOne two three nine.\n\nFive six seven ten.", external_id="one")

    assert shown(Revision(before, after)) == [
        [("added", "Alpha beta gamma.")],
        [("same", "One two three"), ("removed", "four."), ("added", "nine.")],
        [("same", "Five six seven"), ("removed", "eight."), ("added", "ten.")],
    ]


def test_quotes_appear_vanish_and_change(read: Read) -> None:
    before = read(found=reading(WORDS), external_id="one")
    after = read(found=reading("“We sold the old harbour bridge to anybody,”", speaker="Ida Malm"), external_id="one")

    (changed,) = Revision(before, after).rewritten.changed
    assert ([flag.value for flag in changed.comparison.flags], changed.facts) == (
        ["negation"],
        [("speaker", "Ana Bell", "Ida Malm")],
    )

    other = read(found=bridge(), external_id="one")
    revision = Revision(after, other)
    assert (numbers(revision.rewritten), numbers(revision.reread), revision.kept) == ((0, 3, 1), (0, 0, 0), 0)


def test_what_stays_is_counted(read: Read) -> None:
    revision = Revision(read(external_id="one"), read(" It closed.", external_id="one"))

    assert (revision.kept, bool(revision.rewritten), bool(revision.reread)) == (3, False, False)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("an inquiry", "an inquiry on Tuesday", 1),
        ("an inquiry", "the end of an inquiry", 1),
        ("an inquiry", "a further meeting", 0),
        ("to the", "to the board", 0),
    ],
)
def test_a_few_words_of_one_speaker_are_paired(read: Read, before: str, after: str, pairs: int) -> None:
    versions = [read(found=reading(words), external_id="one") for words in (before, after)]

    assert numbers(Revision(*versions).rewritten) == (pairs, 1 - pairs, 1 - pairs)


def test_a_few_words_of_two_speakers_are_not_paired(read: Read) -> None:
    before = read(found=reading("an inquiry"), external_id="one")
    after = read(found=reading("an inquiry on Tuesday", speaker="Ida Malm"), external_id="one")

    assert numbers(Revision(before, after).rewritten) == (0, 1, 1)


def test_what_is_read_otherwise_in_the_same_text_stands_apart(client_of: Callable[[str], Client], read: Read) -> None:
    found = reading("an inquiry on Tuesday", filler="The old ferry sails.")
    (attribution,) = found.attributions
    shorter = replace(found, attributions=(replace(attribution, content=((0, 10),)),))
    before, after = read(" Twice.", found=found, external_id="one"), read(" Once.", found=shorter, external_id="one")

    revision = Revision(before, after)

    assert (revision.changed_paragraphs, bool(revision.rewritten), numbers(revision.reread)) == (1, False, (1, 0, 0))
    page = client_of("reader").get(f"/articles/{after.article_id}/changes/").content.decode()
    assert "No quote changed with the text. 0 quotes stand unchanged" in page
    assert "only its reading differs" in page


def test_quotes_at_other_places_of_the_same_text_are_not_paired(read: Read) -> None:
    found = reading("an inquiry into the bridge", filler="He asked for an inquiry into the bridge.")
    (attribution,) = found.attributions
    start = found.text.rindex("an inquiry into")
    below = replace(found, attributions=(replace(attribution, content=((start, start + 21),)),))
    before, after = read(found=found, external_id="one"), read("\n\nMore.", found=below, external_id="one")

    assert numbers(Revision(before, after).reread) == (0, 1, 1)


@pytest.mark.parametrize(
    ("asked", "pair"),
    [("", (2, 3)), ("?after=2", (1, 2)), ("?before=1&after=3", (1, 3)), ("?before=3&after=1", (3, 1))],
)
def test_versions_are_chosen_by_number(
    client_of: Callable[[str], Client], read: Read, asked: str, pair: tuple[int, int]
) -> None:
    article = [read(f" Day {day}.", external_id="one") for day in range(3)][-1].article_id

    revision = client_of("reader").get(f"/articles/{article}/changes/{asked}").context["revision"]

    assert (revision.before.number, revision.after.number) == pair


@pytest.mark.parametrize("asked", ["?after=1", "?after=9", "?before=2&after=2", "?before=x"])
def test_versions_that_are_not_there_are_not_found(client_of: Callable[[str], Client], read: Read, asked: str) -> None:
    article = [read(f" Day {day}.", external_id="one") for day in range(2)][-1].article_id

    assert client_of("reader").get(f"/articles/{article}/changes/{asked}").status_code == 404


@pytest.mark.parametrize("versions", [2, 4])
def test_changes_cost_the_same_for_any_number_of_versions(
    client_of: Callable[[str], Client], read: Read, django_assert_num_queries: Any, versions: int
) -> None:
    article = [read(f" Day {day}.", external_id="one") for day in range(versions)][-1].article_id
    client = client_of("reader")

    with django_assert_num_queries(7):
        client.get(f"/articles/{article}/changes/")


def test_a_quote_that_is_proposed_again_keeps_its_number(read: Read) -> None:
    version = read()
    before = list(version.quotes.values_list("pk", "content"))

    store_reading(AttributionRun.objects.create(version=version), bridge())

    assert sorted(Quote.objects.values_list("pk", "content")) == sorted(before)
