"""Whatever people decide about who is who, in whatever order, and whatever is read in between: nothing is lost."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.models import ArticleVersion
from quotes.changes import InvalidChange
from quotes.models import Appearance, Decision, Quote, Speaker, WithheldName
from quotes.services import names, speakers
from quotes.services.quotes import confirm_quote, reject_quote
from quotes.services.signatures import Signature, newest_decision
from quotes.services.undo import CannotUndo, NothingToUndo, redo_last, undo_last
from tests.quotes.sequences import tried

NAMES = ("Ana Bell", "Annie Bell", "Joan Hart", "J. Hart")
DESCRIPTIONS = ("", "a nurse", "a striker", "the mayor of Vardo")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["read", "read again", "merge", "split", "rename", "apart", "confirm", "reject", "undo", "redo"]
        ),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=12,
)

Says = Callable[..., Appearance]


class Desk:
    """One person who decides, and articles that come in. A step that is refused changes nothing."""

    def __init__(self, says: Says, admin: User) -> None:
        self.says = says
        self.by = admin
        self.articles: list[tuple[str, str]] = []
        self.decided: dict[int, str] = {}

    def take(self, step: str, one: int, other: int) -> None:
        with suppress(InvalidChange, CannotUndo, NothingToUndo), transaction.atomic():
            getattr(self, step.replace(" ", "_"))(one, other)

    def read(self, one: int, other: int) -> None:
        self.articles.append((DESCRIPTIONS[other % len(DESCRIPTIONS)], NAMES[one % len(NAMES)]))
        self.read_again(len(self.articles) - 1, 0)

    def read_again(self, one: int, other: int) -> None:
        if self.articles:
            number = one % len(self.articles)
            described, name = self.articles[number]
            self.says(described, "she", name=name, number=number)

    def merge(self, one: int, other: int) -> None:
        speakers.merge_speakers(self.speaker(one), [self.speaker(other)], signed=self.signed)

    def split(self, one: int, other: int) -> None:
        speaker = self.speaker(one)
        quotes = list(speaker.quotes.order_by("pk"))[: 1 + other]
        speakers.split_speaker(speaker, quotes, signed=self.signed)

    def rename(self, one: int, other: int) -> None:
        names.rename_speaker(self.speaker(one), NAMES[other % len(NAMES)], signed=self.signed)

    def apart(self, one: int, other: int) -> None:
        speakers.keep_apart(self.speaker(one), self.speaker(other), signed=self.signed)

    def confirm(self, one: int, other: int) -> None:
        for quote in self.quote(one):
            confirm_quote(quote, by=self.by, seen=quote.decision_id)

    def reject(self, one: int, other: int) -> None:
        for quote in self.quote(one):
            reject_quote(quote, by=self.by, seen=quote.decision_id)

    def undo(self, one: int, other: int) -> None:
        undo_last(self.by)

    def redo(self, one: int, other: int) -> None:
        redo_last(self.by)

    @property
    def signed(self) -> Signature:
        return Signature(by=self.by, seen=newest_decision())

    def quote(self, number: int) -> list[Quote]:
        """One quote, if there are any."""
        quotes = list(Quote.objects.order_by("pk"))
        return [quotes[number % len(quotes)]] if quotes else []

    def speaker(self, number: int) -> Speaker:
        standing = list(Speaker.objects.standing().order_by("pk"))
        if not standing:
            raise InvalidChange("Nobody is there yet.")
        return standing[number % len(standing)]


def check_invariants(desk: Desk) -> None:
    words = sorted((quote.version_id, quote.content) for quote in Quote.objects.all())
    assert len(words) == len(set(words)) == 2 * len(desk.articles)
    for model in (Quote, Appearance, WithheldName):
        for row in model.objects.select_related("speaker", "merged_from__merged_into"):
            assert row.speaker
            assert row.speaker.merged_into is None
            assert row.merged_from is None or row.merged_from.current == row.speaker
    for version in ArticleVersion.objects.all():
        shown = {(a.speaker_id, a.merged_from_id) for a in version.appearances.all()}
        assert len(shown) == version.appearances.count() == 1
    for decision in Decision.objects.filter(quote__isnull=False):
        assert decision.quote
        assert decision.quote.decision_id is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM quotes_speaker WHERE id = ANY(apart_from)")
        assert cursor.fetchone() == (0,)


def who_says_what() -> list[tuple[Any, ...]]:
    quotes = Quote.objects.select_related("speaker").order_by("pk")
    return [(quote.pk, quote.speaker_id, quote.speaker and quote.speaker.name, quote.status) for quote in quotes]


@pytest.fixture
def desk(says: Says, person: Callable[[str], User]) -> Callable[[], Desk]:
    return lambda: Desk(says, person("admin"))


@tried(12)
@given(steps=STEPS)
def test_any_sequence_keeps_every_quote_and_every_rule(
    desk: Callable[[], Desk], steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        at_work = desk()
        for step in [("read", 0, 0), ("read", 0, 2), ("read", 2, 0), *steps]:
            at_work.take(*step)
            check_invariants(at_work)
        transaction.set_rollback(True)


@tried(12)
@given(steps=STEPS.map(lambda steps: [s for s in steps if s[0] in {"merge", "split", "rename", "apart", "confirm"}]))
def test_undoing_all_brings_everything_back(desk: Callable[[], Desk], steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        at_work = desk()
        for step in [("read", 0, 0), ("read", 0, 2), ("read", 1, 0), ("read", 2, 0)]:
            at_work.take(*step)
        before = who_says_what()
        for step in steps:
            at_work.take(*step)
        while Decision.objects.by(at_work.by).steps().standing().exclude(action="undo").exists():
            undo_last(at_work.by)
        assert who_says_what() == before
        transaction.set_rollback(True)
