"""What people decide about quotes: the state it leads to, what is refused, what the decision keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import ArticleVersion
from quotes.changes import InvalidChange, NewSpeaker, QuoteChange
from quotes.models import Decision, Quote, Speaker
from quotes.note_names import LooksLikeName
from quotes.services.events import StaleDecision
from quotes.services.quotes import add_quote, confirm_quote, correct_quote, join_quotes, reject_quote, split_quote
from quotes.states import state_of
from tests.quotes.readings import BODY, span_of

Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]


@pytest.fixture
def version(read: Read) -> ArticleVersion:
    return read()


@pytest.fixture
def quotes(version: ArticleVersion) -> list[Quote]:
    return list(version.quotes.in_text_order())


def test_another_speaker_is_confirmed_and_no_longer_the_machines(quotes: list[Quote], person: Person) -> None:
    engineer = Speaker.objects.get(kind="anonymous")

    decision = correct_quote(quotes[1], QuoteChange(speaker=engineer), by=person("reviewer"), why="Read it again")

    assert (quotes[1].speaker, quotes[1].status, quotes[1].speaker_rule) == (engineer, "confirmed", "person")
    assert (quotes[1].antecedent_spans, quotes[1].speaker_confidence) == ([], None)
    assert (decision.before["speaker"], decision.after["speaker"]) == (
        Speaker.objects.get(name="Ana Bell").pk,
        engineer.pk,
    )
    assert decision.why == "Read it again"


@pytest.mark.parametrize(
    ("words", "form"),
    [
        pytest.param(["“It is not safe,”"], "direct", id="in quotation marks"),
        pytest.param(["the bridge would close", "“It is not safe,”"], "mixed", id="in part"),
        pytest.param(["the bridge would close"], "indirect", id="without"),
    ],
)
def test_form_follows_from_the_content(quotes: list[Quote], person: Person, words: list[str], form: str) -> None:
    correct_quote(quotes[2], QuoteChange(content_spans=[span_of(w) for w in words]), by=person("reviewer"))

    assert (quotes[2].form, quotes[2].content) == (form, " … ".join(words))


@pytest.mark.parametrize(
    ("words", "label"),
    [("Mayor Ana Bell", "Mayor Ana Bell"), ("she", ""), ("A city engineer, who asked", "A city engineer")],
)
def test_printed_label_follows_from_the_source(quotes: list[Quote], person: Person, words: str, label: str) -> None:
    correct_quote(quotes[1], QuoteChange(source_spans=[span_of(words)]), by=person("reviewer"))

    assert (quotes[1].source, quotes[1].printed_label) == (words, label)


def test_spans_are_put_in_order(quotes: list[Quote], person: Person) -> None:
    change = QuoteChange(content_spans=[[20, 30], [5, 9], [7, 12]])

    correct_quote(quotes[0], change, by=person("reviewer"))

    assert quotes[0].content_spans == [[6, 12], [20, 30]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"content_spans": []}, "needs content", id="no content"),
        pytest.param({"content_spans": [[9, 5]]}, "outside the text", id="backwards"),
        pytest.param({"source_spans": [[0, len(BODY) + 1]]}, "outside the text", id="outside"),
        pytest.param({"stance": "hope"}, "no stance", id="stance"),
        pytest.param({"channel": "pigeon"}, "no channel", id="channel"),
        pytest.param({"speaker": NewSpeaker(kind="named", entity="person")}, "needs theirs", id="named, no name"),
        pytest.param(
            {"speaker": NewSpeaker(kind="anonymous", entity="person", name="X")}, "no name", id="anonymous, name"
        ),
    ],
)
def test_what_can_not_be_is_refused(quotes: list[Quote], person: Person, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidChange, match=message):
        correct_quote(quotes[0], QuoteChange(**change), by=person("reviewer"))

    assert not Decision.objects.exists()


def test_a_new_speaker_is_made_with_the_quote(read: Read, person: Person) -> None:
    quotes = list(read(" Tom Reed looked on.").quotes.in_text_order())
    correct_quote(
        quotes[2],
        QuoteChange(speaker=NewSpeaker(kind="named", entity="person", name="Tom Reed")),
        by=person("reviewer"),
    )

    assert (str(quotes[2].speaker), Speaker.objects.get(name="Tom Reed").aliases.get().name) == ("Tom Reed", "Tom Reed")


def test_an_unnamed_speaker_of_another_article_is_refused(quotes: list[Quote], read: Read, person: Person) -> None:
    other = read(" Elsewhere.").withheld_names.get().speaker

    with pytest.raises(InvalidChange, match="belongs to one article"):
        correct_quote(quotes[0], QuoteChange(speaker=other), by=person("reviewer"))


@pytest.mark.parametrize("name", ["Tom Reed", "Ana Reed", "Bell 491701234567"])
def test_a_new_speaker_is_called_as_the_article_prints_it(quotes: list[Quote], person: Person, name: str) -> None:
    engineer = NewSpeaker(kind="named", entity="person", name=name)

    with pytest.raises(InvalidChange, match=f"does not print “{name}”"):
        correct_quote(quotes[2], QuoteChange(speaker=engineer), by=person("reviewer"))

    assert not Speaker.objects.filter(name=name).exists()


def test_who_looked_at_an_older_state_is_told_what_changed(quotes: list[Quote], person: Person) -> None:
    first = correct_quote(quotes[0], QuoteChange(stance="belief"), by=person("reviewer"), why="She hopes")
    stale = Quote.objects.get(pk=quotes[0].pk)

    with pytest.raises(StaleDecision, match=r"^corrected by reviewer: stance \(She hopes\)$") as refused:
        reject_quote(stale, by=person("admin"), seen=None)

    assert refused.value.since == [first]
    assert (Decision.objects.count(), Quote.objects.get(pk=stale.pk).status) == (1, "confirmed")


def test_who_saw_the_last_decision_may_go_on(quotes: list[Quote], person: Person) -> None:
    first = confirm_quote(quotes[0], by=person("reviewer"))

    reject_quote(quotes[0], by=person("admin"), seen=first.pk)

    assert quotes[0].status == "rejected"


def test_a_proposal_that_was_read_anew_can_not_be_confirmed(quotes: list[Quote], person: Person) -> None:
    Quote.objects.filter(pk=quotes[0].pk).delete()

    with pytest.raises(StaleDecision, match="no longer there"):
        confirm_quote(quotes[0], by=person("reviewer"))


def test_a_quote_from_a_selection(version: ArticleVersion, person: Person) -> None:
    mayor = Speaker.objects.get(name="Ana Bell")
    change = QuoteChange(speaker=mayor, content_spans=[span_of("It is not safe")], source_spans=[span_of("she")])

    decision = add_quote(version, change, by=person("reviewer"))

    quote = decision.quote
    assert quote is not None
    assert (quote.content, quote.form, quote.speaker, quote.run, quote.status) == (
        "It is not safe", "direct", mayor, None, "confirmed",
    )  # fmt: skip
    assert (decision.before, decision.after) == ({}, state_of(quote))


def test_a_reason_names_only_whom_the_article_names(quotes: list[Quote], person: Person) -> None:
    with pytest.raises(LooksLikeName, match="Tom Reed"):
        confirm_quote(quotes[2], by=person("reviewer"), why="The engineer is Tom Reed")

    confirm_quote(quotes[2], by=person("reviewer"), why="It is not Ana Bell")
    assert Decision.objects.get().why == "It is not Ana Bell"


def test_a_carrier_is_named_as_the_article_prints_it(quotes: list[Quote], person: Person) -> None:
    with pytest.raises(InvalidChange, match="The article does not print “Tom Reed”"):
        correct_quote(quotes[2], QuoteChange(via="Tom Reed"), by=person("reviewer"))

    correct_quote(quotes[2], QuoteChange(via="Mayor Ana Bell"), by=person("reviewer"))
    assert Quote.objects.get(pk=quotes[2].pk).via == "Mayor Ana Bell"


def test_splitting_keeps_source_and_speaker_with_both(quotes: list[Quote], person: Person) -> None:
    at = BODY.index("would close")

    decision = split_quote(quotes[0], at, by=person("reviewer"))

    second = decision.parts.get().quote
    assert second is not None
    assert (quotes[0].content, second.content) == ("the bridge", "would close")
    assert (second.speaker, second.source_spans, second.status) == (
        quotes[0].speaker,
        quotes[0].source_spans,
        "confirmed",
    )


def test_splitting_outside_the_quote_is_refused(quotes: list[Quote], person: Person) -> None:
    with pytest.raises(InvalidChange, match="Both parts need words"):
        split_quote(quotes[0], 3, by=person("reviewer"))


def test_joining_takes_the_words_of_all(quotes: list[Quote], person: Person) -> None:
    decision = join_quotes(quotes[:2], by=person("reviewer"), seen={})

    assert (quotes[0].content, quotes[0].form) == ("the bridge would close … “It is not safe,”", "mixed")
    assert (quotes[1].status, decision.parts.get().quote) == ("rejected", quotes[1])
