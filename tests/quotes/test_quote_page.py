"""The page of a quote: where it stands, how it is cited, what was proposed and decided, where else the words stand."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import ArticleVersion
from quotes.models import Quote
from quotes.quote_page import QuotePage
from quotes.services.quotes import confirm_quote, reject_quote
from quotes.upkeep import catch_up
from tests.quotes.readings import reading as bridge
from tests.quotes.test_same_words import FILLER, WORDS, reading

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
ADDRESS = "https://archive.example/quotes/1/"


def page_of(client: Client, quote: Quote) -> QuotePage:
    page: QuotePage = client.get(f"/quotes/{quote.pk}/").context["page"]
    return page


def data_of(client: Client, quote: Quote) -> dict[str, Any]:
    """The JSON-LD of a quote's page."""
    shown = client.get(f"/quotes/{quote.pk}/").content.decode()
    start = shown.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    data: dict[str, Any] = json.loads(shown[start : shown.index("</script>", start)])
    return data


@pytest.mark.parametrize("articles", [1, 3])
def test_quote_costs_the_same_for_any_number_of_versions(
    client_of: ClientOf,
    person: Callable[[str], User],
    read: Read,
    django_assert_max_num_queries: Any,
    articles: int,
) -> None:
    for number in range(articles):
        read(found=reading(WORDS), external_id=str(number))
    catch_up()
    quote = Quote.objects.earliest("pk")
    reject_quote(quote, by=person("reviewer"))
    client = client_of("reader")

    with django_assert_max_num_queries(10):
        client.get(f"/quotes/{quote.pk}/")


def test_quote_stands_in_its_paragraph_with_its_parts_marked(client_of: ClientOf, read: Read) -> None:
    quote = read().quotes.in_text_order()[1]

    ((gap, paragraph),) = page_of(client_of("reader"), quote).paragraphs

    marked = [(stretch.text, [part.role.value for part in stretch.parts]) for stretch in paragraph.stretches]
    assert not gap
    assert [each for each in marked if each[1]] == [
        ("Mayor Ana Bell", ["description"]),
        ("“It is not safe,”", ["content"]),
        ("she", ["source"]),
        ("said.", ["cue"]),
    ]


def test_same_words_elsewhere_are_compared(client_of: ClientOf, read: Read) -> None:
    version = read(found=reading(WORDS))
    read(found=reading("“We sold the old harbour bridge to anybody,”", speaker="Ida Malm"))
    catch_up()

    (other,) = page_of(client_of("reader"), version.quotes.get()).others

    assert [(piece.change.value, piece.text) for piece in other.comparison.pieces] == [
        ("same", "“We"),
        ("removed", "never"),
        ("same", "sold the old harbour bridge to anybody,”"),
    ]
    assert ([flag.value for flag in other.comparison.flags], other.by_somebody_else) == (["negation"], True)


def test_reprint_is_said_on_both_pages(client_of: ClientOf, read: Read) -> None:
    first = read(found=reading(WORDS, filler=FILLER), external_id="first")
    second = read(found=reading(WORDS, filler=FILLER), external_id="second")
    catch_up()
    client = client_of("reader")

    shown = [client.get(f"/quotes/{version.quotes.get().pk}/").content.decode() for version in (first, second)]

    assert ["counts once" in shown[0], "reprints another’s text" in shown[0]] == [True, False]
    assert ["counts once" in shown[1], "reprints another’s text" in shown[1]] == [False, True]


def test_proposals_and_decisions_are_told(client_of: ClientOf, read: Read, person: Callable[[str], User]) -> None:
    quote = read().quotes.in_text_order()[0]
    confirm_quote(quote, by=person("reviewer"))

    page = page_of(client_of("reader"), quote)

    assert [(each.content, each.speaker, each.percent, each.run.pipeline) for each in page.proposals] == [
        ("the bridge would close", "Ana Bell", 90, "test 1")
    ]
    assert [str(event.decision.user) for event in page.events] == ["reviewer"]


def test_citation_and_data_name_who_speaks_and_where(client_of: ClientOf, read: Read) -> None:
    quote = read(headline="The </script> bridge", byline="Leo Prud").quotes.in_text_order()[1]
    client = client_of("reader")

    page, data = page_of(client, quote), data_of(client, quote)

    assert page.citation.sentence == "“It is not safe”, Ana Bell said, as The Test Courier reported on 1 March 2026."
    assert page.citation.reference == (
        "Ana Bell: “It is not safe”. Quoted in “The </script> bridge”, The Test Courier, 1 March 2026. "
        f"http://testserver/quotes/{quote.pk}/"
    )
    assert data["spokenByCharacter"] == {"@type": "Person", "name": "Ana Bell", "description": "Mayor"}
    assert data["isPartOf"]["headline"] == "The </script> bridge"
    assert data["isPartOf"]["author"] == [{"@type": "Person", "name": "Leo Prud"}]


def test_unnamed_source_is_cited_by_description_alone(client_of: ClientOf, read: Read) -> None:
    quote = read().quotes.in_text_order()[2]
    client = client_of("reader")

    page, data = page_of(client, quote), data_of(client, quote)

    assert page.citation.sentence == (
        "A city engineer said were rusted through, as The Test Courier reported on 1 March 2026."
    )
    assert data["creator"] == {"@type": "Person", "description": "A city engineer"}


def test_pseudonym_is_no_name(client_of: ClientOf, read: Read) -> None:
    found = bridge()
    hidden = replace(found.speakers[1], name="Abu Salt", kind="pseudonymous")
    version = read(found=replace(found, speakers=(found.speakers[0], hidden)))

    data = data_of(client_of("reader"), version.quotes.in_text_order()[2])

    assert data["creator"] == {"@type": "Person", "alternateName": "Abu Salt", "description": "A city engineer"}


def test_quote_of_an_older_version_says_so(client_of: ClientOf, read: Read) -> None:
    version = read(external_id="bridge")
    read(" It closed.", external_id="bridge")

    shown = client_of("reader").get(f"/quotes/{version.quotes.in_text_order()[0].pk}/").content.decode()

    assert "version 1 of the article, which has been changed since" in shown
