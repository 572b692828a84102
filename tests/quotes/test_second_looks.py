"""Quotes judged by two people: who is asked, what the second sees, how far both agree, and what holds where not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from articles.models import ArticleVersion
from quotes.agreement import Agreement, Figure
from quotes.changes import InvalidChange, QuoteChange, WithheldChange
from quotes.models import Decision, Quote, Reason, SecondOpinion, Speaker, WithheldName
from quotes.services.opinions import give_opinion, name_to_judge, second_looks, uphold_first, uphold_second
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.signatures import Signature
from quotes.services.speakers import merge_speakers
from quotes.services.undo import undo_last
from quotes.services.withheld import correct_withheld
from tests.quotes.readings import span_of

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]


@pytest.fixture(autouse=True)
def all_in_sample(settings: Any) -> None:
    settings.DOUBLE_REVIEW = 1


def quote_of(content: str) -> Quote:
    return Quote.objects.get(content=content)


def opine(quote: Quote, by: User, **said: Any) -> SecondOpinion:
    quote.refresh_from_db()
    return give_opinion(quote, by=by, seen=quote.decision_id, **said)


def like(quote: Quote) -> dict[str, Any]:
    parts = {f"{part}_spans": getattr(quote, f"{part}_spans") for part in ("content", "source", "cue")}
    return {"who": "known", "speaker": quote.speaker} | parts


@pytest.fixture
def first(person: Person) -> User:
    return person("reviewer")


@pytest.fixture
def second(person: Person) -> User:
    return person("admin")


@pytest.fixture
def quote(read: Read, first: User) -> Quote:
    """A quote of Ana Bell that the first reviewer gave to the engineer."""
    read()
    quote = quote_of("“It is not safe,”")
    correct_quote(quote, QuoteChange(speaker=Speaker.objects.get(kind="anonymous")), by=first)
    return quote


def test_what_somebody_else_decided_waits_once(read: Read, first: User, second: User) -> None:
    quote = read().quotes.in_text_order()[0]
    assert not second_looks(second).exists()

    confirm_quote(quote, by=first)
    assert (list(second_looks(second)), list(second_looks(first))) == ([quote], [])

    opine(quote, second, **like(quote))
    assert not second_looks(second).exists()


def test_what_was_undone_or_decided_by_both_does_not_wait(read: Read, first: User, second: User) -> None:
    quotes = read().quotes.in_text_order()
    confirm_quote(quotes[0], by=second)
    reject_quote(quotes[0], by=first, seen=quotes[0].decision_id)
    confirm_quote(quotes[1], by=first)
    undo_last(first)

    assert not second_looks(second).exists()


@pytest.mark.parametrize("share", [0, 0.05, 0.5, 1])
def test_the_sample_is_a_share_and_always_the_same(read: Read, first: User, second: User, share: float) -> None:
    version = read()
    rows = [Quote(version=version, content_spans=[[0, 5]], form="indirect", confidence=0.5) for _ in range(400)]
    decision = confirm_quote(version.quotes.in_text_order()[0], by=first)
    for row in Quote.objects.bulk_create(rows):
        about = Decision(user=first, action="confirm", quote=row, before={"status": "proposed"}, after={})
        about.save()
        Quote.objects.filter(pk=row.pk).update(decision=about, status="confirmed")

    drawn = set(Quote.objects.for_second_look(second, share).exclude(decision=decision).values_list("pk", flat=True))

    assert abs(len(drawn) - 400 * share) <= 2
    assert drawn <= set(Quote.objects.for_second_look(second, 1).values_list("pk", flat=True))


def test_an_opinion_changes_nothing_and_is_never_changed(quote: Quote, second: User) -> None:
    before = Quote.objects.values().get(pk=quote.pk)

    opinion = opine(quote, second, who="nobody", content_spans=[span_of("not safe")])

    assert Quote.objects.values().get(pk=quote.pk) == before
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        SecondOpinion.objects.update(status="rejected")
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        opinion.delete()


def test_an_opinion_on_what_was_decided_anew_or_judged_already_is_refused(
    quote: Quote, first: User, second: User
) -> None:
    seen = quote.decision_id
    confirm_quote(quote, by=first, seen=seen)

    with pytest.raises(InvalidChange, match="no longer waits"):
        give_opinion(quote, by=second, seen=seen)


def test_an_opinion_without_words_is_refused(quote: Quote, second: User) -> None:
    with pytest.raises(InvalidChange, match="needs content"):
        opine(quote, second, who="nobody")


@pytest.mark.parametrize(
    "said",
    [
        {"status": "confirmed"},
        {"status": "confirmed", "who": "known", "content_spans": [[0, 5]]},
        {"status": "rejected", "who": "nobody"},
    ],
    ids=["quote without anything", "unknown known speaker", "speaker of no quote"],
)
def test_half_an_opinion_can_not_be_stored(quote: Quote, second: User, said: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        SecondOpinion.objects.create(quote=quote, decision_id=quote.decision_id or 0, user=second, **said)


def test_the_second_sees_the_proposal_and_nothing_of_the_first_decision(
    quote: Quote, client_of: ClientOf, first: User
) -> None:
    client = client_of("admin")

    response = client.get("/review/second/", follow=True)

    page = response.content.decode()
    chosen = re.search(r'name="speaker" value="(\d+)"[^>]* checked', page)
    assert response.redirect_chain == [(f"/review/second/{quote.pk}/", 302)]
    assert chosen
    assert Speaker.objects.get(pk=chosen[1]).name == "Ana Bell"
    assert first.username not in page.partition("<main")[2]
    assert f"/review/{quote.pk}/" not in page
    assert quote.version.article.get_absolute_url() not in page


def test_giving_an_opinion_leads_on(quote: Quote, client_of: ClientOf, second: User) -> None:
    client = client_of("admin")
    bell = Speaker.objects.get(name="Ana Bell")
    start, end = span_of("not safe")
    data = {"seen": quote.decision_id, "verdict": "accept", "speaker": bell.pk, "content_at": f"{start}-{end}"}
    data |= {"source_at": "", "cue": "said."}

    response = client.post(f"/review/second/{quote.pk}/", data, follow=True)

    opinion = SecondOpinion.objects.get()
    assert (opinion.status, opinion.who, opinion.speaker, opinion.content_spans, opinion.user) == (
        "confirmed",
        "known",
        bell,
        [[start, end]],
        second,
    )
    assert (opinion.source_spans, opinion.cue_spans) == ([], [span_of("said.")])
    assert "Nothing waits for your second look" in response.content.decode()
    assert client.get(f"/review/second/{quote.pk}/")["Location"] == "/review/second/"


def test_words_are_typed_where_nothing_can_be_selected(quote: Quote, client_of: ClientOf) -> None:
    data = {"seen": quote.decision_id, "verdict": "accept", "speaker": "other", "content": "not  safe"}

    client_of("admin").post(f"/review/second/{quote.pk}/", data)

    opinion = SecondOpinion.objects.get()
    assert (opinion.who, opinion.speaker, opinion.content_spans) == ("other", None, [span_of("not safe")])


def test_no_quote_is_an_opinion_too(quote: Quote, client_of: ClientOf) -> None:
    data = {"seen": quote.decision_id, "verdict": "reject", "speaker": "nobody"}

    client_of("admin").post(f"/review/second/{quote.pk}/", data)

    assert SecondOpinion.objects.values_list("status", "who", "content_spans").get() == ("rejected", "", [])


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"speaker": "999999"}, "Choose who speaks"),
        ({"speaker": "nobody", "content": "not in the text"}, "does not stand in this article"),
        ({"speaker": "nobody", "seen": "1"}, "no longer waits"),
    ],
)
def test_a_wrong_opinion_says_what_is_wrong(
    quote: Quote, client_of: ClientOf, said: dict[str, str], problem: str
) -> None:
    data = {"seen": quote.decision_id, "verdict": "accept"} | said

    response = client_of("admin").post(f"/review/second/{quote.pk}/", data)

    assert (response.status_code, problem in response.content.decode()) == (422, True)
    assert not SecondOpinion.objects.exists()


def test_alpha_is_that_of_the_formula() -> None:
    """By hand: of 20 values 13 are one and 7 the other, and one pair differs, so 1 - 19 * 1 / (13 * 7)."""
    figure = Figure("", [("yes", "yes")] * 6 + [("no", "no")] * 3 + [("yes", "no")])

    assert figure.alpha == pytest.approx(1 - 19 / 91)
    assert (figure.agreed, figure.is_few) == (9, False)


def test_there_is_no_alpha_where_all_is_alike() -> None:
    assert Figure("", [("confirmed", "confirmed")] * 20).alpha is None
    assert Figure("", []).alpha is None


def test_agreement_counts_merged_speakers_as_one(quote: Quote, second: User) -> None:
    engineer = quote.speaker
    assert engineer is not None
    other = Speaker.objects.create(kind="anonymous", entity="person", article=quote.version.article)
    opine(quote, second, who="known", speaker=other, content_spans=quote.content_spans)
    assert [figure.agreed for figure in Agreement().figures] == [1, 0, 1, 0, 0, 0]

    merge_speakers(engineer, [other], signed=Signature(by=second))

    assert ([figure.agreed for figure in Agreement().figures], Agreement().differing) == ([1, 1, 1, 0, 0, 0], [])


def test_another_source_or_cue_is_a_disagreement_that_the_page_names(
    quote: Quote, client_of: ClientOf, second: User
) -> None:
    mayor = [span_of("Mayor Ana Bell")]
    opinion = opine(quote, second, **like(quote) | {"source_spans": mayor, "cue_spans": []})

    figures = {figure.label: (len(figure.pairs), figure.agreed) for figure in Agreement().figures}
    assert figures == {
        "Is it a quote?": (1, 1),
        "Who speaks?": (1, 1),
        "Which words?": (1, 1),
        "Which source?": (1, 0),
        "Which cue?": (1, 0),
        "Why no name?": (0, 0),
    }
    page = client_of("admin").get("/review/agreement/").content.decode()
    assert all(words in page for words in ("Source: she", "Source: Mayor Ana Bell", "Cue: said", "Cue: none"))

    uphold_second(opinion, by=second)
    quote.refresh_from_db()
    assert (quote.source_spans, quote.cue_spans) == (mayor, [])


def test_what_the_second_was_not_asked_is_not_compared(quote: Quote, second: User) -> None:
    opinion = opine(quote, second, who="known", speaker=quote.speaker, content_spans=quote.content_spans)

    assert (Agreement().differing, [len(figure.pairs) for figure in Agreement().figures]) == ([], [1, 1, 1, 0, 0, 0])
    uphold_second(opinion, by=second)
    quote.refresh_from_db()
    assert (quote.source, quote.cue) == ("she", "said.")


def test_what_the_first_took_back_is_not_compared(quote: Quote, first: User, second: User) -> None:
    opine(quote, second)
    assert len(Agreement().differing) == 1

    undo_last(first)

    assert [len(figure.pairs) for figure in Agreement().figures] == [0, 0, 0, 0, 0, 0]


def test_a_disagreement_stands_on_the_page_until_somebody_settles_it(
    quote: Quote, client_of: ClientOf, second: User
) -> None:
    opinion = opine(quote, second)
    reviewer, admin = client_of("reviewer"), client_of("admin")
    settle = f"/review/agreement/{opinion.pk}/"

    page = reviewer.get("/review/agreement/").content.decode()
    assert all(words in page for words in ("1 open disagreement", "First: reviewer", "Second: admin", "too few"))
    assert settle not in page
    assert settle in admin.get("/review/agreement/").content.decode()

    admin.post(settle, {"holds": "second"})
    quote.refresh_from_db()
    assert (quote.status, Decision.objects.latest("pk").action) == ("rejected", "reject")
    assert "0 open disagreements" in admin.get("/review/agreement/").content.decode()

    undo_last(second)
    assert "1 open disagreement" in admin.get("/review/agreement/").content.decode()


def test_the_first_holds(quote: Quote, second: User, person: Person) -> None:
    opinion = opine(quote, second)

    decision = uphold_first(opinion, by=second)

    quote.refresh_from_db()
    assert (decision.action, quote.status, quote.decision) == ("confirm", "confirmed", decision)
    assert not SecondOpinion.objects.unsettled().exists()


def test_the_second_holds_with_speaker_and_words(quote: Quote, second: User) -> None:
    bell = Speaker.objects.get(name="Ana Bell")
    opinion = opine(quote, second, who="known", speaker=bell, content_spans=[span_of("not safe")])

    uphold_second(opinion, by=second)

    quote.refresh_from_db()
    assert (quote.status, quote.speaker, quote.content) == ("confirmed", bell, "not safe")


def test_somebody_not_listed_is_not_taken_over(quote: Quote, second: User) -> None:
    opinion = opine(quote, second, who="other", content_spans=quote.content_spans)

    with pytest.raises(InvalidChange, match="correct the quote itself"):
        uphold_second(opinion, by=second)


@pytest.fixture
def unnamed(read: Read, first: User) -> Quote:
    """A quote of the engineer whose name the first says is withheld for a legal reason."""
    quote = read().quotes.in_text_order()[2]
    confirm_quote(quote, by=first)
    correct_withheld(WithheldName.objects.get(), WithheldChange(reason="legal"), by=first)
    return quote


@pytest.mark.parametrize(("reason", "alike"), [("legal", 1), ("safety", 0), ("", 0)])
def test_why_no_name_is_given_is_judged_twice(
    unnamed: Quote, client_of: ClientOf, second: User, reason: str, alike: int
) -> None:
    client, address = client_of("admin"), f"/review/second/{unnamed.pk}/"
    page = client.get(address).content.decode()
    name = WithheldName.objects.get()
    said = {"seen": unnamed.decision_id, "name_seen": name.decision_id, "verdict": "accept", "reason": reason}

    client.post(address, said | {"speaker": unnamed.speaker_id})

    assert '<option value="retaliation" selected>' in page
    (figure,) = [figure for figure in Agreement().figures if figure.label == "Why no name?"]
    assert (len(figure.pairs), figure.agreed) == (1, alike)
    assert WithheldName.objects.get().reason_id == "legal"


@pytest.mark.parametrize(("reason", "stands"), [("none_stated", ["none_stated"]), (None, [])], ids=["another", "none"])
def test_the_second_holds_with_why_no_name_is_given_and_one_undo_takes_all_back(
    unnamed: Quote, client_of: ClientOf, second: User, reason: str | None, stands: list[str]
) -> None:
    said = Reason.objects.filter(pk=reason).first()
    opinion = opine(unnamed, second, **like(unnamed), name=name_to_judge(unnamed, second), reason=said)
    page = client_of("admin").get("/review/agreement/").content.decode()
    assert f"Why no name: {'none stated' if reason else 'no name is withheld'}" in page

    uphold_second(opinion, by=second)
    assert list(WithheldName.objects.values_list("reason_id", flat=True)) == stands

    undo_last(second)
    assert WithheldName.objects.get().reason_id == "legal"


def test_a_reason_is_not_compared_where_the_second_says_that_somebody_else_speaks(
    unnamed: Quote, client_of: ClientOf, second: User
) -> None:
    said = {"seen": unnamed.decision_id, "name_seen": WithheldName.objects.get().decision_id, "verdict": "accept"}

    client_of("admin").post(f"/review/second/{unnamed.pk}/", said | {"speaker": "nobody", "reason": "safety"})

    opinion = SecondOpinion.objects.get()
    assert (opinion.who, opinion.name_decision, opinion.reason) == ("nobody", None, None)


def test_a_withheld_name_is_judged_by_somebody_else_and_once(unnamed: Quote, first: User, second: User) -> None:
    name = name_to_judge(unnamed, second)
    assert (name_to_judge(unnamed, first), name) == (None, WithheldName.objects.get())

    opine(unnamed, second, **like(unnamed), name=name)
    assert name_to_judge(unnamed, second) is None


def test_a_reason_for_what_was_decided_anew_is_asked_again(
    unnamed: Quote, client_of: ClientOf, first: User, second: User
) -> None:
    data = {"seen": unnamed.decision_id, "name_seen": "1", "verdict": "accept", "speaker": unnamed.speaker_id}

    response = client_of("admin").post(f"/review/second/{unnamed.pk}/", data)

    assert (response.status_code, "Somebody decided about the withheld name" in response.content.decode()) == (
        422,
        True,
    )
    assert not SecondOpinion.objects.exists()


@pytest.mark.parametrize("articles", [1, 3])
def test_pages_cost_the_same_for_one_and_three(
    read: Read, client_of: ClientOf, person: Person, articles: int, django_assert_max_num_queries: Any
) -> None:
    first, second = person("reviewer"), person("admin")
    for number in range(articles):
        quotes = read(f" Number {number}.", external_id=str(number)).quotes.in_text_order()
        correct_quote(quotes[1], QuoteChange(speaker=quotes[2].speaker), by=first)
        opine(quotes[1], second, **like(quotes[0]))
        confirm_quote(quotes[0], by=first)
    client = client_of("admin")
    waiting = second_looks(second)[0].pk

    for address in ("/review/agreement/", f"/review/second/{waiting}/"):
        client.get(address)
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
