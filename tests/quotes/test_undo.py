"""Taking decisions back and restoring them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.models import ArticleVersion
from quotes.changes import InvalidChange, QuoteChange, WithheldChange
from quotes.models import Decision, Quote, Speaker, WithheldName
from quotes.services.events import StaleDecision
from quotes.services.kinds import recast_speaker
from quotes.services.quotes import add_quote, confirm_quote, correct_quote, join_quotes, reject_quote, split_quote
from quotes.services.undo import CannotUndo, NothingToUndo, redo_last, undo_last
from quotes.services.withheld import correct_withheld, reject_withheld
from quotes.states import state_of
from tests.quotes.readings import BODY, span_of
from tests.quotes.sequences import tried

Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]
Picture = dict[tuple[str, int], dict[str, Any]]


def picture() -> Picture:
    """Everything that people can decide about, as it stands; rejected rows count as not there."""
    rows = [*Quote.objects.standing(), *WithheldName.objects.all(), *Speaker.objects.all()]
    return {(type(row).__name__, row.pk): state_of(row) for row in rows}


@pytest.fixture
def quotes(read: Read) -> list[Quote]:
    return list(read().quotes.in_text_order())


def test_undo_and_redo_go_step_by_step(quotes: list[Quote], person: Person) -> None:
    reviewer, pictures = person("reviewer"), [picture()]
    steps: tuple[Callable[[], Decision], ...] = (
        lambda: confirm_quote(quotes[0], by=reviewer),
        lambda: split_quote(quotes[0], BODY.index("would close"), by=reviewer, seen=quotes[0].decision_id),
        lambda: join_quotes(quotes[1:], by=reviewer, seen={}),
        lambda: correct_withheld(WithheldName.objects.get(), WithheldChange(reason="legal"), by=reviewer),
        lambda: recast_speaker(Speaker.objects.get(kind="anonymous"), kind="anonymous", entity="group", by=reviewer),
    )
    for decide in steps:
        decide()
        pictures.append(picture())

    for expected in reversed(pictures[:-1]):
        undo_last(reviewer)
        assert picture() == expected
    with pytest.raises(NothingToUndo, match="no decision left"):
        undo_last(reviewer)
    for expected in pictures[1:]:
        redo_last(reviewer)
        assert picture() == expected
    with pytest.raises(NothingToUndo, match="undone nothing"):
        redo_last(reviewer)


def test_a_redo_can_be_undone(quotes: list[Quote], person: Person) -> None:
    confirm_quote(quotes[0], by=person("reviewer"))
    undo_last(person("reviewer"))
    redo_last(person("reviewer"))

    undo_last(person("reviewer"))

    assert Quote.objects.get(pk=quotes[0].pk).status == "proposed"
    assert list(Decision.objects.values_list("action", flat=True)) == ["confirm", "undo", "redo", "undo"]


def test_a_new_decision_ends_redoing(quotes: list[Quote], person: Person) -> None:
    confirm_quote(quotes[0], by=person("reviewer"))
    undo_last(person("reviewer"))
    confirm_quote(quotes[1], by=person("reviewer"))

    with pytest.raises(NothingToUndo):
        redo_last(person("reviewer"))


def test_everybody_undoes_their_own(quotes: list[Quote], person: Person) -> None:
    confirm_quote(quotes[0], by=person("reviewer"))
    confirm_quote(quotes[1], by=person("admin"))

    undo_last(person("reviewer"))

    assert [Quote.objects.get(pk=q.pk).status for q in quotes[:2]] == ["proposed", "confirmed"]


def test_what_somebody_decided_on_top_is_not_undone(quotes: list[Quote], person: Person) -> None:
    confirm_quote(quotes[0], by=person("reviewer"))
    reject_quote(quotes[0], by=person("admin"), seen=quotes[0].decision_id)

    with pytest.raises(CannotUndo, match="rejected by admin"):
        undo_last(person("reviewer"))

    undo_last(person("admin"))
    undo_last(person("reviewer"))
    assert Quote.objects.get(pk=quotes[0].pk).status == "proposed"


def test_a_step_is_undone_whole_or_not_at_all(quotes: list[Quote], person: Person) -> None:
    decision = join_quotes(quotes[:2], by=person("reviewer"), seen={})
    quotes[1].refresh_from_db()
    confirm_quote(quotes[1], by=person("admin"), seen=quotes[1].decision_id)
    before = picture()

    with pytest.raises(CannotUndo, match="confirmed by admin"):
        undo_last(person("reviewer"))

    assert (picture(), Decision.objects.filter(undoes=decision).exists()) == (before, False)


PEOPLE = st.sampled_from(["reviewer", "admin"])
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "stance": st.sampled_from(Quote.Stance.values),
        "channel": st.sampled_from(["", "letter", "phone"]),
        "content_spans": st.lists(st.tuples(st.integers(-3, len(BODY)), st.integers(0, len(BODY) + 3)), max_size=3),
        "source_spans": st.sampled_from([[], [span_of("she")], [span_of("Mayor Ana Bell")]]),
    },
)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["confirm", "reject"]), st.integers(0, 5)),
    st.tuples(st.just("correct"), st.integers(0, 5), CHANGES),
    st.tuples(st.just("split"), st.integers(0, 5), st.integers(0, len(BODY))),
    st.tuples(st.just("join"), st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.just("add"), CHANGES),
    st.tuples(st.sampled_from(["reject name", "undo", "redo"])),
)


def take(step: Any, by: User) -> None:
    """One step of a person who has seen the newest state."""
    action, *rest = step
    quotes = list(Quote.objects.order_by("pk"))
    name = WithheldName.every.order_by("pk").last()
    if action not in ("undo", "redo") and not (quotes and name):
        raise InvalidChange("There is nothing to decide about.")
    quote = quotes[rest[0] % len(quotes) if rest and isinstance(rest[0], int) else 0] if quotes else Quote()
    seen = {each.pk: each.decision_id for each in quotes}
    steps: dict[str, Callable[[], Any]] = {
        "confirm": lambda: confirm_quote(quote, by=by, seen=quote.decision_id),
        "reject": lambda: reject_quote(quote, by=by, seen=quote.decision_id),
        "correct": lambda: correct_quote(quote, QuoteChange(**rest[1]), by=by, seen=quote.decision_id),
        "split": lambda: split_quote(quote, rest[1], by=by, seen=quote.decision_id),
        "join": lambda: join_quotes([quote, quotes[rest[1] % len(quotes)]], by=by, seen=seen),
        "add": lambda: add_quote(quote.version, QuoteChange(**rest[0]), by=by),
        "reject name": lambda: name and reject_withheld(name, by=by, seen=name.decision_id),
        "undo": lambda: undo_last(by),
        "redo": lambda: redo_last(by),
    }
    steps[action]()


@given(steps=st.lists(st.tuples(PEOPLE, STEPS), max_size=12))
@tried(30)
def test_any_sequence_can_be_undone_and_loses_no_decision(
    quotes: list[Quote], person: Person, steps: list[tuple[str, Any]]
) -> None:
    with transaction.atomic():
        people = {role: person(role) for role in ("reviewer", "admin")}
        for role, step in steps:
            before, count = picture(), Decision.objects.count()
            try:
                with transaction.atomic():
                    take(step, people[role])
            except (InvalidChange, NothingToUndo, CannotUndo, StaleDecision):
                assert (picture(), Decision.objects.count()) == (before, count)
                continue
            assert Decision.objects.count() > count
            if step[0] not in ("undo", "redo"):
                after = picture()
                undo_last(people[role])
                assert picture() == before
                redo_last(people[role])
                assert picture() == after
            for quote in Quote.objects.exclude(decision=None).select_related("decision"):
                assert quote.decision is not None
                assert state_of(quote) == quote.decision.after
        transaction.set_rollback(True)
