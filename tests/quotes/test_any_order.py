"""Whatever people decide, merge and withhold and whatever is read in between, in any order: no decision is lost."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.models import ArticleVersion
from quotes.attribution.results import Reading
from quotes.changes import InvalidChange
from quotes.models import Appearance, Decision, Quote, Reason, Speaker, WithheldName
from quotes.services.events import StaleDecision
from quotes.services.kinds import recast_speaker
from quotes.services.names import rename_speaker
from quotes.services.opinions import give_opinion, second_looks, uphold_first, uphold_second
from quotes.services.runs import CannotRollBack, roll_back
from quotes.services.signatures import Signature, newest_decision
from quotes.services.speakers import keep_apart, merge_speakers, split_speaker
from quotes.services.undo import CannotUndo, NothingToUndo
from quotes.services.withdrawal import CannotWithdraw, withdraw_name
from quotes.states import state_of
from tests.quotes.database_rows import rows_with
from tests.quotes.readings import BODY, reading
from tests.quotes.sequences import tried
from tests.quotes.test_rereading import BODIES, READINGS, check_invariants, read_again
from tests.quotes.test_undo import PEOPLE, STEPS, take

Store = Callable[..., ArticleVersion]
Person = Callable[[str], User]

NAME = "Ana Bell"
OTHER = BODY.replace("said the bridge", "has said the bridge")
REFUSALS = (InvalidChange, NothingToUndo, CannotUndo, StaleDecision, CannotWithdraw, CannotRollBack)
NUMBERS = st.integers(0, 5)
EVENTS = st.one_of(
    st.tuples(st.just("decide"), PEOPLE, STEPS),
    st.tuples(st.sampled_from(["merge", "split", "rename", "apart", "recast"]), NUMBERS, NUMBERS),
    st.tuples(st.just("look again"), st.sampled_from(["first", "second", "open"])),
    st.tuples(st.just("read"), READINGS),
    st.tuples(st.just("roll back")),
    st.tuples(st.just("publish"), BODIES, READINGS),
    st.tuples(st.just("another article"), READINGS),
    st.tuples(st.just("withdraw")),
)


class Newsroom:
    """Two articles of the same people, two reviewers, and all that happens to them."""

    def __init__(self, store: Store, person: Person) -> None:
        self.store = store
        self.people = {role: person(role) for role in ("reviewer", "admin")}
        self.withdrawn = False
        self.version = store(BODY, external_id="1")
        self.read(reading())

    def decide(self, role: str, step: Any) -> None:
        take(step, self.people[role])

    def merge(self, one: int, other: int) -> None:
        merge_speakers(self._speaker(one), [self._speaker(other)], signed=self._signed)

    def split(self, one: int, other: int) -> None:
        speaker = self._speaker(one)
        split_speaker(speaker, list(speaker.quotes.order_by("pk"))[: 1 + other], signed=self._signed)

    def rename(self, one: int, other: int) -> None:
        rename_speaker(self._speaker(one), f"Mayor {'ABCDEF'[other]}", signed=self._signed)

    def apart(self, one: int, other: int) -> None:
        keep_apart(self._speaker(one), self._speaker(other), signed=self._signed)

    def recast(self, one: int, other: int) -> None:
        speaker = self._speaker(one)
        last = speaker.decisions.order_by("pk").last()
        entity = Speaker.Entity.values[other % len(Speaker.Entity.values)]
        recast_speaker(
            speaker, kind=speaker.kind, entity=entity, seen=last.pk if last else None, by=self.people["reviewer"]
        )

    def look_again(self, upheld: str) -> None:
        admin = self.people["admin"]
        quote = second_looks(admin).first()
        if quote is None:
            return
        said = {"who": "nobody", "content_spans": quote.content_spans}
        opinion = give_opinion(quote, by=admin, seen=quote.decision_id, **said)
        if upheld != "open":
            {"first": uphold_first, "second": uphold_second}[upheld](opinion, by=admin)

    def read(self, found: Reading) -> None:
        unnamed = tuple(replace(each, name=None, kind="anonymous") for each in found.speakers)
        read_again(self.version, replace(found, speakers=unnamed) if self.withdrawn else found)

    def roll_back(self) -> None:
        roll_back(self.version.runs.done()[0])

    def publish(self, body: str, found: Reading) -> None:
        self.version = self.store(body, external_id="1")
        self.read(found)

    def another_article(self, found: Reading) -> None:
        self.version = self.store(OTHER, external_id="2")
        self.read(found)
        self.version = self.store(BODY, external_id="1")

    def withdraw(self) -> None:
        speaker = Speaker.objects.standing().filter(name=NAME).first()
        if speaker is None:
            return
        withdraw_name(speaker, by=self.people["admin"], reason=Reason.objects.get(code="safety"))
        self.withdrawn = True
        self.version.refresh_from_db()

    def _speaker(self, number: int) -> Speaker:
        standing = list(Speaker.objects.standing().order_by("pk"))
        if not standing:
            raise InvalidChange("Nobody is there.")
        return standing[number % len(standing)]

    @property
    def _signed(self) -> Signature:
        return Signature(by=self.people["admin"], seen=newest_decision())


def decided() -> dict[tuple[str, int], dict[str, Any]]:
    """What people decided, as it stands; whom a row shows may be somebody's later merge."""
    rows = [*Quote.objects.decided(), *WithheldName.every.decided()]
    return {(type(row).__name__, row.pk): state_of(row) for row in rows}


def history() -> list[dict[str, Any]]:
    return [dict(row) for row in Decision.objects.order_by("pk").values()]


@pytest.fixture(autouse=True)
def _all_are_looked_at_twice(settings: Any) -> None:
    settings.DOUBLE_REVIEW = 1


@given(events=st.lists(EVENTS, max_size=14))
@tried(20)
def test_no_order_of_events_loses_a_decision(store: Store, person: Person, events: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        room = Newsroom(store, person)
        for event, *rest in events:
            before, told = decided(), history()
            try:
                with transaction.atomic():
                    getattr(room, event.replace(" ", "_"))(*rest)
            except REFUSALS:
                assert (decided(), history()) == (before, told)
                continue
            if event in ("read", "publish", "another article", "roll back"):
                assert before.items() <= decided().items()
            check_history(told, event)
            check_invariants()
            check_speakers()
            assert not room.withdrawn or rows_with(NAME) == {}
        transaction.set_rollback(True)


def check_history(told: list[dict[str, Any]], event: str) -> None:
    """What was written stays; only a name that is withheld everywhere is covered in it too."""
    now = history()[: len(told)]
    if event == "withdraw":
        told, now = ([(each["id"], each["action"], each["user_id"]) for each in rows] for rows in (told, now))  # type: ignore[assignment]
    assert now == told


def check_speakers() -> None:
    for model in (Quote, Appearance, WithheldName):
        for row in model.objects.select_related("speaker", "merged_from__merged_into"):
            if row.speaker:
                assert row.speaker.merged_into is None
                assert row.merged_from is None or row.merged_from.current == row.speaker
