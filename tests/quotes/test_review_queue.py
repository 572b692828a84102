"""The review queue: what comes first, who works on what."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import ArticleVersion
from quotes.jobs import weigh_version
from quotes.models import ArticleViews, Quote, Reservation
from quotes.review.queue import QueueChoice, progress_of
from quotes.services.quotes import confirm_quote, reopen_quote
from quotes.services.review import count_view, release_quote, reserve_quote, take_next
from quotes.worth import Stakes, worth_of

Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]

ORDINARY = Stakes(unnamed=False, accuses=False, prominent=False, direct=False)


def queue(**asked: object) -> list[str]:
    return [quote.content for quote in QueueChoice(asked).queue()]


@pytest.mark.parametrize(
    "stakes",
    [
        Stakes(unnamed=True, accuses=False, prominent=False, direct=False),
        Stakes(unnamed=False, accuses=True, prominent=False, direct=False),
        Stakes(unnamed=False, accuses=False, prominent=True, direct=False),
        Stakes(unnamed=False, accuses=False, prominent=False, direct=True),
        Stakes(unnamed=False, accuses=False, prominent=False, direct=False, views=3),
    ],
    ids=["unnamed", "accusation", "lead", "direct", "views"],
)
def test_each_thing_at_stake_makes_a_look_worth_more(stakes: Stakes) -> None:
    assert worth_of(0.8, 0.9, stakes) > worth_of(0.8, 0.9, ORDINARY)


def test_what_is_unsure_comes_before_what_is_sure_and_nothing_is_worth_nothing() -> None:
    assert worth_of(0.5, 1.0, ORDINARY) > worth_of(0.9, 1.0, ORDINARY) > worth_of(1.0, 1.0, ORDINARY) > 0
    assert worth_of(0.9, None, ORDINARY) > worth_of(0.9, 0.9, ORDINARY)


def test_an_unnamed_accuser_is_worth_more_than_both_apart() -> None:
    both = Stakes(unnamed=True, accuses=True, prominent=False, direct=False)

    assert both.consequence > 1 + 2.0 + 1.5


def test_the_reading_puts_quotes_in_order(read: Read) -> None:
    read()

    assert queue() == ["were rusted through", "“It is not safe,”", "the bridge would close"]


def test_frequently_viewed_articles_come_first(read: Read) -> None:
    read()
    viewed = read(" It is said again.")

    for _ in range(4):
        count_view(viewed.article)
    weigh_version(viewed.pk)

    assert ArticleViews.objects.get(article=viewed.article).views == 4
    assert QueueChoice({}).queue()[0].version == viewed


def test_weighing_leaves_decided_quotes_alone(read: Read, person: Person) -> None:
    version = read()
    decided = version.quotes.in_text_order()[0]
    confirm_quote(decided, by=person("reviewer"))
    worth = decided.worth

    count_view(version.article)
    weigh_version(version.pk)

    decided.refresh_from_db()
    assert decided.worth == worth


def test_choices_narrow_the_queue(read: Read) -> None:
    version = read()
    read(" Elsewhere.", outlet="The Other Post")
    quote = version.quotes.in_text_order()[0]

    assert len(queue()) == 6
    assert len(queue(outlet=version.article.outlet_id)) == 3
    assert len(queue(article=version.article_id)) == 3
    assert queue(speaker=quote.speaker_id, article=version.article_id) == [
        "“It is not safe,”",
        "the bridge would close",
    ]
    assert len(queue(outlet="nonsense")) == 6


def test_what_was_passed_over_stays_behind(read: Read) -> None:
    read()
    first = QueueChoice({}).queue()[0]

    assert queue(after=first.pk) == ["“It is not safe,”", "the bridge would close"]


def test_decided_quotes_leave_and_reopened_ones_come_back(read: Read, person: Person) -> None:
    read()
    first = QueueChoice({}).queue()[0]

    confirm_quote(first, by=person("reviewer"))
    assert len(queue()) == 2
    reopen_quote(first, by=person("reviewer"), seen=first.decision_id)
    assert queue()[0] == first.content


def test_two_people_get_different_quotes(read: Read, person: Person) -> None:
    read()
    everything = QueueChoice({}).queue()

    first, second = take_next(everything, by=person("reviewer")), take_next(everything, by=person("admin"))

    assert first != second
    assert take_next(everything, by=person("reviewer")) == first


def test_a_reservation_ends_by_itself_and_by_hand(read: Read, person: Person) -> None:
    quote = read().quotes.in_text_order()[0]
    assert reserve_quote(quote, by=person("reviewer"))
    assert not reserve_quote(quote, by=person("admin"))

    Reservation.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert reserve_quote(quote, by=person("admin"))
    release_quote(quote, by=person("reviewer"))
    assert not reserve_quote(quote, by=person("reviewer"))
    release_quote(quote, by=person("admin"))
    assert reserve_quote(quote, by=person("reviewer"))


def test_who_decided_holds_a_quote_no_longer(read: Read, person: Person) -> None:
    quote = read().quotes.in_text_order()[0]
    reserve_quote(quote, by=person("reviewer"))

    confirm_quote(quote, by=person("reviewer"))

    assert not Reservation.objects.exists()


def test_when_all_are_taken_there_is_none(read: Read, person: Person) -> None:
    for quote in read().quotes.all():
        reserve_quote(quote, by=person("admin"))

    assert take_next(QueueChoice({}).queue(), by=person("reviewer")) is None


@pytest.mark.django_db(transaction=True)
def test_people_who_ask_at_once_never_get_the_same(read: Read) -> None:
    for number in range(2):
        read(f" Number {number}.")
    people = [User.objects.create(username=f"person-{number}") for number in range(6)]
    taken: list[Quote | None] = []

    def take(user: User) -> None:
        taken.append(take_next(QueueChoice({}).queue(), by=user))
        connection.close()

    threads = [Thread(target=take, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({quote.pk for quote in taken if quote}) == 6


def test_progress_counts_what_i_decided_and_what_waits(read: Read, person: Person) -> None:
    read()
    me, other = person("reviewer"), person("admin")
    everything = QueueChoice({}).queue()
    confirm_quote(everything[0], by=me)
    reserve_quote(everything[0], by=other)

    progress = progress_of(me, everything)

    assert (progress.decided, progress.waiting, progress.total, progress.others) == (1, 2, 3, ["admin"])
    assert progress.in_doubt == 0
