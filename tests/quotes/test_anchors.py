"""Unnamed sources are found again: what was signed about them survives every reading and every version."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles.models import ArticleVersion
from quotes.anchors import keep_unnamed_sources
from quotes.attribution.results import Reading, reading_from_plain
from quotes.jobs import store_reading
from quotes.models import Approval, AttributionRun, UnnamedSource, WithheldName
from quotes.services.anonymity import Word, sign_approval

Read = Callable[..., ArticleVersion]
BODY = (
    "The ferry will stop, a harbour official said. He asked not to be named.\n\n"
    "A senior dockworker, who asked not to be named, said the quay was sinking.\n\n"
    "The weather was fine."
)


def reading(body: str, *sources: str) -> Reading:
    """One anonymous source for each of the words given, in their order."""
    spans = [[body.index(words), body.index(words) + len(words)] for words in sources]
    return reading_from_plain(
        body,
        [],
        [
            {
                "id": f"S{number}",
                "name": None,
                "kind": "anonymous",
                "entity": "person",
                "description": span,
                "mentions": [span],
                "withheld": {"reason": "declined", "trigger": None, "evidence": None},
            }
            for number, span in enumerate(spans)
        ],
    )


def read_again(version: ArticleVersion, found: Reading) -> None:
    store_reading(AttributionRun.objects.create(version=version), found)


def described(source_id: int | None) -> str:
    name = WithheldName.objects.current().get(unnamed_source=source_id)
    return name.speaker.appearances.get(version=name.version).description


@pytest.mark.parametrize("sources", [1, 2])
def test_looking_at_sources_again_costs_the_same_for_one_and_more(
    read: Read, django_assert_num_queries: Any, sources: int
) -> None:
    version = read(found=reading(BODY, *("a harbour official", "A senior dockworker")[:sources]))
    places = list(UnnamedSource.objects.values_list("version", "anchor_spans"))

    with django_assert_num_queries(6):
        keep_unnamed_sources(version)

    assert list(UnnamedSource.objects.values_list("version", "anchor_spans")) == places


def test_every_withheld_name_has_a_record(read: Read) -> None:
    version = read(found=reading(BODY, "a harbour official", "A senior dockworker"))

    records = list(version.withheld_names.values_list("unnamed_source__article", flat=True))

    assert records == [version.article_id, version.article_id]
    assert UnnamedSource.objects.count() == 2


def test_another_reading_keeps_records_and_approvals(read: Read, person: Callable[[str], User]) -> None:
    version = read(found=reading(BODY, "a harbour official", "A senior dockworker"))
    dockworker = next(n for n in version.withheld_names.all() if described(n.unnamed_source_id).startswith("A senior"))
    speaker, record = dockworker.speaker_id, dockworker.unnamed_source
    assert record is not None
    approval = sign_approval(record, Word(role="editor", approves=True), by=person("editor"))

    read_again(version, reading(BODY, "senior dockworker", "harbour official"))

    assert UnnamedSource.objects.count() == 2
    assert described(approval.unnamed_source_id) == "senior dockworker"
    assert record.current is not None
    assert record.current.speaker_id == speaker


@pytest.mark.parametrize(
    "after",
    [
        "New first paragraph.\n\n" + BODY,
        BODY.replace("a harbour official said", "a harbour official said on Monday"),
        BODY.replace("said the quay was sinking", "said that the quay had been sinking for years"),
    ],
    ids=["paragraph before", "rewritten with the words", "other rewritten"],
)
def test_next_version_keeps_records(read: Read, after: str) -> None:
    found = reading(BODY, "a harbour official", "A senior dockworker")
    first = read(found=found, external_id="ferry")
    before = {described(name.unnamed_source_id): name.unnamed_source_id for name in first.withheld_names.all()}

    read(found=reading(after, "A senior dockworker", "a harbour official"), external_id="ferry")

    assert {words: described(record) for words, record in before.items()} == {words: words for words in before}
    assert UnnamedSource.objects.count() == 2


def test_source_that_a_reading_misses_is_found_by_the_next(read: Read, person: Callable[[str], User]) -> None:
    version = read(found=reading(BODY, "a harbour official"))
    record = version.withheld_names.get().unnamed_source
    assert record is not None
    sign_approval(record, Word(role="editor", knows_identity=True), by=person("editor"))

    read_again(version, reading(BODY))
    missed = record.current
    read_again(version, reading(BODY, "a harbour official"))

    assert missed is None
    assert described(record.pk) == "a harbour official"
    assert Approval.objects.standing().of_source(record).count() == 1


def test_another_source_does_not_inherit_a_record(read: Read) -> None:
    version = read(found=reading(BODY, "a harbour official"))
    record = version.withheld_names.get().unnamed_source

    read_again(version, reading(BODY, "A senior dockworker"))

    assert version.withheld_names.get().unnamed_source != record
    assert record is not None
    assert record.current is None


def test_reading_an_old_version_again_moves_nothing_back(read: Read) -> None:
    first = read(found=reading(BODY, "a harbour official"), external_id="ferry")
    after = "More.\n\n" + BODY
    second = read(found=reading(after, "a harbour official"), external_id="ferry")

    with transaction.atomic():
        read_again(first, reading(BODY, "a harbour official"))

    record = UnnamedSource.objects.get()
    assert (record.version, record.anchor_spans) == (second, [[28, 46]])
    assert first.withheld_names.get().unnamed_source == record
