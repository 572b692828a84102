"""People and workers at the same article at the same time: nobody's decision is lost, and nobody waits in a ring."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, ArticleVersion
from quotes.attribution.results import Reading, reading_from_plain
from quotes.changes import WithheldChange
from quotes.evaluation import judge_version
from quotes.identity.locks import change_identities, hold_identities
from quotes.jobs import Reader, attribute_run, queue_run, weigh_version
from quotes.models import Conflict, Decision, Quote, Reason
from quotes.services.conflicts import take_proposal
from quotes.services.events import StaleDecision
from quotes.services.quotes import confirm_quote, join_quotes, reject_quote
from quotes.services.review import reserve_quote
from quotes.services.runs import roll_back
from quotes.services.signatures import Signature
from quotes.services.speakers import merge_speakers
from quotes.services.undo import CannotUndo, undo_decision
from quotes.services.withdrawal import withdraw_name
from quotes.services.withheld import add_withheld
from quotes.states import state_of
from tests.quotes.readings import BODY, reading

pytestmark = pytest.mark.django_db(transaction=True)

Apart = Callable[[Callable[[], Any]], "Future[Any]"]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]
WAIT_SECONDS = 20
EMPTY = reading_from_plain(BODY, [], [])


def read_again(version: ArticleVersion, found: Reading) -> Callable[[], None]:
    """The job of a worker, for a run that is queued now."""
    run, found = queue_run(version), replace(found, text=version.body)
    return lambda: attribute_run(run.pk, reader=lambda: Reader("test 2", lambda _: found))


def state_of_run(version: ArticleVersion) -> tuple[str, str]:
    run = version.runs.latest("pk")
    return run.state, run.message


def test_a_decision_during_a_reading_that_finds_nothing_stays(read: Read, person: Person, apart: Apart) -> None:
    version, reviewer = read(), person("reviewer")
    quote = version.quotes.in_text_order()[0]
    job = read_again(version, EMPTY)

    with transaction.atomic():
        confirm_quote(quote, by=reviewer)
        reading_anew = apart(job)
    reading_anew.result(WAIT_SECONDS)

    assert state_of_run(version) == ("done", "")
    assert list(version.quotes.values_list("pk", "status")) == [(quote.pk, "confirmed")]
    assert Conflict.objects.get().kind == "missed"


def test_a_decision_during_a_reading_is_not_measured_anew(read: Read, person: Person, apart: Apart) -> None:
    version, reviewer = read(), person("reviewer")
    quote = version.quotes.in_text_order()[0]
    job = read_again(version, reading())

    with transaction.atomic():
        reject_quote(quote, by=reviewer)
        reading_anew = apart(job)
    reading_anew.result(WAIT_SECONDS)

    assert state_of_run(version) == ("done", "")
    assert version.quotes.count() == 3
    assert Quote.objects.get(pk=quote.pk).run_id == quote.run_id


@pytest.mark.parametrize("found", [EMPTY, reading()], ids=["empty", "same"])
def test_a_reading_and_a_judgement_of_one_text_wait_for_each_other(read: Read, apart: Apart, found: Reading) -> None:
    version = read()
    job = read_again(version, found)

    with transaction.atomic():
        judge_version(version.pk)
        reading_anew = apart(job)
    reading_anew.result(WAIT_SECONDS)

    assert state_of_run(version) == ("done", "")


def test_a_reading_under_way_is_given_up_for_a_withdrawal(read: Read, person: Person, apart: Apart) -> None:
    version, admin = read(), person("admin")
    speaker = version.quotes.in_text_order()[0].speaker
    assert speaker
    job = read_again(version, reading())

    with transaction.atomic():
        change_identities()
        reading_anew = apart(job)
        withdraw_name(speaker, by=admin, reason=Reason.objects.get(pk="safety"))
    reading_anew.result(WAIT_SECONDS)

    states = list(version.runs.order_by("pk").values_list("state", flat=True))
    assert states == ["done", "failed", "queued"]
    assert "Ana" not in ArticleVersion.objects.get().body


def test_taking_a_reading_back_waits_for_who_changes_identities(read: Read, apart: Apart) -> None:
    version = read()
    read_again(version, EMPTY)()
    latest = version.runs.latest("pk")

    with transaction.atomic():
        change_identities()
        taken_back = apart(lambda: roll_back(latest))
        ArticleVersion.objects.select_for_update().get(pk=version.pk)
    taken_back.result(WAIT_SECONDS)

    assert version.quotes.count() == 3


def test_who_undoes_and_decides_at_once_waits_for_no_one(read: Read, person: Person, apart: Apart) -> None:
    admin = person("admin")
    one = read(external_id="1").quotes.in_text_order()[0]
    other = read(" More.", external_id="2", found=_with_name("Ann Bell")).quotes.in_text_order()[0]
    assert one.speaker
    assert other.speaker
    merge = merge_speakers(one.speaker, [other.speaker], signed=Signature(by=admin))

    with transaction.atomic():
        hold_identities()
        undone = apart(lambda: undo_decision(merge, by=admin))
        confirm_quote(one, by=admin)
    undone.result(WAIT_SECONDS)

    other.speaker.refresh_from_db()
    assert (other.speaker.merged_into, Quote.objects.get(pk=one.pk).status) == (None, "confirmed")


def test_an_undo_leaves_what_somebody_decides_meanwhile_in_a_later_version(
    read: Read, person: Person, apart: Apart
) -> None:
    quote = read(external_id="1").quotes.in_text_order()[0]
    decision = confirm_quote(quote, by=person("reviewer"))
    later = read(" More.", external_id="1").quotes.get(origin=quote)
    admin, reviewer = person("admin"), person("reviewer")

    with transaction.atomic():
        reject_quote(later, by=admin, seen=later.decision_id)
        undone = apart(lambda: undo_decision(decision, by=reviewer))
    with pytest.raises(CannotUndo, match="says otherwise by now"):
        undone.result(WAIT_SECONDS)

    assert Quote.objects.get(pk=later.pk).status == "rejected"


def test_quotes_of_one_text_are_locked_in_one_order(read: Read, person: Person, apart: Apart) -> None:
    version, reviewer, admin = read(), person("reviewer"), person("admin")
    first, second, third = version.quotes.order_by("pk")

    with transaction.atomic():
        confirm_quote(first, by=reviewer)
        joined = apart(lambda: join_quotes([third, first], by=admin, seen={}))
        weighed = apart(lambda: weigh_version(version.pk))
        confirm_quote(third, by=reviewer)
        confirm_quote(second, by=reviewer)

    weighed.result(WAIT_SECONDS)
    with pytest.raises(Exception, match="confirmed by reviewer"):
        joined.result(WAIT_SECONDS)


@pytest.mark.parametrize("deed", ["join", "undo", "add a name", "take over"])
def test_whoever_decides_waits_for_who_changes_identities_before_locking_anything(
    read: Read, person: Person, apart: Apart, deed: str
) -> None:
    version, reviewer = read(), person("reviewer")
    first, second, _ = version.quotes.order_by("pk")
    decision = confirm_quote(first, by=reviewer)
    run, bell = version.runs.latest("pk"), first.speaker
    assert bell
    proposal = state_of(first) | {"stance": "belief"}
    conflict = Conflict.objects.create(kind="differs", quote=first, version=version, run=run, proposal=proposal)
    deeds: dict[str, Callable[[], Any]] = {
        "join": lambda: join_quotes([first, second], by=reviewer, seen={first.pk: decision.pk}),
        "undo": lambda: undo_decision(decision, by=reviewer),
        "add a name": lambda: add_withheld(version, bell, WithheldChange(reason="other"), by=reviewer),
        "take over": lambda: take_proposal(conflict, by=reviewer),
    }

    with transaction.atomic():
        change_identities()
        done = apart(deeds[deed])
        for rows in (Article.objects.all(), Quote.objects.all(), Conflict.objects.all()):
            list(rows.select_for_update(nowait=True))
    done.result(WAIT_SECONDS)

    assert Decision.objects.count() > 1


def test_a_conflict_is_settled_in_the_order_in_which_readings_lock(read: Read, person: Person, apart: Apart) -> None:
    version, reviewer = read(), person("reviewer")
    first = version.quotes.order_by("pk")[0]
    confirm_quote(first, by=reviewer)
    run, proposal = version.runs.latest("pk"), state_of(first) | {"stance": "belief"}
    conflict = Conflict.objects.create(kind="differs", quote=first, version=version, run=run, proposal=proposal)

    with transaction.atomic():
        Quote.objects.all().hold()
        taken = apart(lambda: take_proposal(conflict, by=reviewer))
        Conflict.objects.open().delete()
    with pytest.raises(StaleDecision):
        taken.result(WAIT_SECONDS)


def test_a_quote_that_a_reading_takes_away_is_reserved_for_nobody(read: Read, person: Person, apart: Apart) -> None:
    quote, reviewer = read().quotes.order_by("pk")[0], person("reviewer")

    with transaction.atomic():
        Quote.objects.filter(pk=quote.pk).delete()
        reserved = apart(lambda: reserve_quote(quote, by=reviewer))

    assert reserved.result(WAIT_SECONDS) is False


def _with_name(name: str) -> Reading:
    found = reading()
    return replace(found, speakers=tuple(replace(s, name=name) if s.name else s for s in found.speakers))
