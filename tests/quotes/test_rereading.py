"""What people decided outlives every later reading and version of an article."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.models import ArticleVersion
from quotes.attribution.results import Reading, Withheld, reading_from_plain
from quotes.changes import InvalidChange, QuoteChange, WithheldChange
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Conflict, Decision, Quote, Speaker, WithheldName
from quotes.places import Passage
from quotes.services.events import StaleDecision
from quotes.services.kinds import recast_speaker
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.undo import CannotUndo, NothingToUndo, redo_last, undo_last
from quotes.services.withheld import correct_withheld, reject_withheld
from quotes.states import state_of
from tests.quotes.readings import BODY, reading, span_of
from tests.quotes.sequences import tried
from tests.quotes.test_undo import STEPS, take

Store = Callable[..., ArticleVersion]
Person = Callable[[str], User]

NEWER = "An update.\n\n" + BODY.replace("“", '"').replace("”", '"') + " Nobody was hurt."


def moved(found: Reading, text: str) -> Reading:
    """The same reading of another text: whatever of it is still there."""
    passage = Passage(found.text, text)

    def one(span: Any) -> Any:
        place = span and passage.place(*span)
        return tuple(place) if place else None

    def spans(old: Any) -> Any:
        return tuple(tuple(place) for place in passage.found(old))

    attributions = tuple(
        replace(a, content=spans(a.content), source=spans(a.source), cue=spans(a.cue), label=one(a.label))
        for a in found.attributions
        if passage.ranges(a.content)
    )
    speakers = tuple(
        replace(
            s,
            description=one(s.description),
            mentions=spans(s.mentions),
            withheld=s.withheld and Withheld(s.withheld.reason, one(s.withheld.trigger), one(s.withheld.evidence)),
        )
        for s in found.speakers
    )
    return Reading(text, attributions, speakers)


def read_again(version: ArticleVersion, found: Reading) -> AttributionRun:
    run = AttributionRun.objects.create(version=version)
    store_reading(run, moved(found, version.body), pipeline="test 2")
    return run


@pytest.fixture
def version(store: Store) -> ArticleVersion:
    version = store(BODY, external_id="1")
    read_again(version, reading())
    return version


@pytest.fixture
def newer(store: Store) -> Callable[..., ArticleVersion]:
    """A newer version of the article, read."""

    def make(body: str = NEWER, found: Reading | None = None) -> ArticleVersion:
        version = store(body, external_id="1")
        read_again(version, found or reading())
        return version

    return make


def test_the_same_reading_again_changes_no_row(version: ArticleVersion) -> None:
    before = list(version.quotes.order_by("pk").values_list("pk", "speaker"))

    read_again(version, reading())

    assert list(version.quotes.order_by("pk").values_list("pk", "speaker")) == before


def test_decisions_go_on_to_a_newer_version(
    version: ArticleVersion, newer: Callable[..., ArticleVersion], person: Person
) -> None:
    first, second, third = version.quotes.in_text_order()
    engineer = Speaker.objects.get(kind="anonymous")
    confirm_quote(first, by=person("reviewer"))
    correct_quote(second, QuoteChange(speaker=engineer), by=person("reviewer"))
    reject_quote(third, by=person("reviewer"))

    later = newer()

    assert [(q.content, q.status, q.speaker, q.decision_id, q.origin) for q in later.quotes.in_text_order()] == [
        ("the bridge would close", "confirmed", first.speaker, first.decision_id, first),
        ('"It is not safe,"', "confirmed", engineer, second.decision_id, second),
        ("were rusted through", "rejected", third.speaker, third.decision_id, third),
    ]
    assert not Conflict.objects.exists()


def test_unnamed_speakers_are_the_same_again(version: ArticleVersion, newer: Callable[..., ArticleVersion]) -> None:
    later = newer()

    assert later.withheld_names.get().speaker == version.withheld_names.get().speaker
    assert Speaker.objects.count() == 2


def test_words_that_are_gone_are_listed(
    version: ArticleVersion, newer: Callable[..., ArticleVersion], person: Person
) -> None:
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))

    later = newer(BODY.replace("said the bridge would close", "kept silent"))

    conflict = Conflict.objects.get()
    assert (conflict.kind, conflict.quote, conflict.version) == ("gone", quote, later)
    assert not later.quotes.decided().exists()


def changed(**fields: Any) -> Reading:
    """The reading, but for what it says of the first attribution."""
    first, *others = reading().attributions
    return replace(reading(), attributions=(replace(first, **fields), *others))


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        pytest.param(reading(), None, id="as before"),
        pytest.param(changed(stance="belief"), "differs", id="stance"),
        pytest.param(changed(speaker="S2"), "differs", id="speaker"),
        pytest.param(changed(content=(tuple(span_of("said the bridge would close")),)), "differs", id="content"),
        pytest.param(changed(cue=()), None, id="cue alone"),
        pytest.param(reading_from_plain(BODY, [], []), "missed", id="nothing"),
    ],
)
def test_a_machine_that_disagrees_now_is_listed(
    version: ArticleVersion, person: Person, found: Reading, kind: str | None
) -> None:
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    state = state_of(quote)

    read_again(version, found)
    read_again(version, found)

    assert list(Conflict.objects.values_list("kind", "quote")) == ([(kind, quote.pk)] if kind else [])
    quote.refresh_from_db()
    assert state_of(quote) == state


def test_a_machine_that_says_what_was_corrected_is_no_news(version: ArticleVersion, person: Person) -> None:
    quote = version.quotes.in_text_order()[0]
    correct_quote(quote, QuoteChange(content_spans=[span_of("bridge would close")]), by=person("reviewer"))

    read_again(version, reading())

    assert (version.quotes.count(), Conflict.objects.count()) == (3, 0)


def test_a_decided_name_stays_and_goes_on(
    version: ArticleVersion, newer: Callable[..., ArticleVersion], person: Person
) -> None:
    correct_withheld(version.withheld_names.get(), WithheldChange(reason="legal"), by=person("reviewer"))

    read_again(version, reading())
    later = newer()

    assert (version.withheld_names.get().reason_id, later.withheld_names.get().reason_id) == ("legal", "legal")


def test_a_rejected_name_does_not_come_back(
    version: ArticleVersion, newer: Callable[..., ArticleVersion], person: Person
) -> None:
    reject_withheld(version.withheld_names.get(), by=person("reviewer"))

    read_again(version, reading())

    assert not version.withheld_names.exists()
    assert not newer().withheld_names.exists()


def test_a_speaker_whose_kind_was_decided_stays_so(version: ArticleVersion, person: Person) -> None:
    mayor = Speaker.objects.get(name="Ana Bell")
    recast_speaker(mayor, kind="pseudonymous", entity="person", by=person("reviewer"))

    read_again(version, reading())

    assert {q.speaker for q in version.quotes.in_text_order()[:2]} == {mayor}
    assert not Speaker.objects.filter(kind="named").exists()


def test_undo_reaches_later_versions(
    version: ArticleVersion, newer: Callable[..., ArticleVersion], person: Person
) -> None:
    quote = version.quotes.in_text_order()[1]
    correct_quote(quote, QuoteChange(content_spans=[span_of("not safe")]), by=person("reviewer"))
    later = newer()

    undo_last(person("reviewer"))
    carried = later.quotes.get(origin=quote)
    assert (carried.content, carried.status, carried.form) == ('"It is not safe,"', "proposed", "direct")

    redo_last(person("reviewer"))
    carried.refresh_from_db()
    assert (carried.content, carried.status) == ("not safe", "confirmed")


def test_what_goes_on_is_decided_where_it_stands_last(
    version: ArticleVersion, newer: Callable[..., ArticleVersion], person: Person
) -> None:
    quote = version.quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))
    newer()

    with pytest.raises(InvalidChange, match="Version 2 of the article carries this on"):
        reject_quote(quote, by=person("reviewer"), seen=quote.decision_id)


READINGS = st.sampled_from(
    [reading(), changed(stance="belief"), changed(speaker=None), reading_from_plain(BODY, [], [])]
)
BODIES = st.sampled_from([NEWER, BODY.replace("would close", "might close"), BODY.split("\n\n")[1], BODY.upper()])
EVENTS = st.one_of(
    st.tuples(st.just("decide"), st.sampled_from(["reviewer", "admin"]), STEPS),
    st.tuples(st.just("read"), READINGS),
    st.tuples(st.just("publish"), BODIES, READINGS),
)


@given(events=st.lists(EVENTS, max_size=14))
@tried(30)
def test_no_sequence_loses_a_decision(
    version: ArticleVersion, store: Store, person: Person, events: list[tuple[Any, ...]]
) -> None:
    with transaction.atomic():
        people = {role: person(role) for role in ("reviewer", "admin")}
        for event, *rest in events:
            decided = {q.pk: state_of(q) for q in Quote.objects.decided()}
            names = {n.pk: state_of(n) for n in WithheldName.every.decided()}
            history = list(Decision.objects.order_by("pk").values())
            if event == "decide":
                try:
                    with transaction.atomic():
                        take(rest[1], people[rest[0]])
                except (InvalidChange, NothingToUndo, CannotUndo, StaleDecision):
                    pass
            else:
                body = rest[0] if event == "publish" else store(BODY, external_id="1").body
                read_again(store(body, external_id="1"), rest[-1])
                assert {q.pk: state_of(q) for q in Quote.objects.filter(pk__in=decided)} == decided
                assert {n.pk: state_of(n) for n in WithheldName.every.filter(pk__in=names)} == names
            assert list(Decision.objects.order_by("pk").values())[: len(history)] == history
            check_invariants()
        transaction.set_rollback(True)


def check_invariants() -> None:
    for quote in Quote.objects.decided().select_related("version", "decision", "origin__version"):
        assert quote.decision is not None
        assert quote.status == quote.decision.after["status"]
        assert quote.content == " … ".join(quote.version.body[start:end] for start, end in quote.content_spans)
        assert quote.origin is None or quote.origin.version.number < quote.version.number
    speakers = {pk for pair in Decision.objects.values_list("before__speaker", "after__speaker") for pk in pair if pk}
    assert Speaker.objects.filter(pk__in=speakers).count() == len(speakers)
    assert not Conflict.objects.open().filter(quote__status="rejected").exists()
