"""The list of speakers, names found by any part of them, and the search over everything."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticleVersion
from quotes.models import Quote, Speaker, SpeakerAlias
from quotes.search.speakers import SPEAKERS_PER_PAGE, nearest, similar

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
NAMES = ("Søren Kierholm", "Maria al-Moallem", "Liam O’Connor", "Ørsted Wind", "Zoë Đurić", "Maria Lund")
ANGSTROM = "Sören K. Ångström"


@pytest.fixture
def people(db: None) -> dict[str, Speaker]:
    return {
        name: Speaker.objects.create(kind="named", entity="person", name=name, name_key=name.lower()) for name in NAMES
    }


def names(client: Client, question: str = "") -> list[str]:
    return [entry.speaker.name for entry in client.get(f"/speakers/{question}").context["entries"]]


def test_speakers_stand_by_family_name_without_regard_to_marks(client_of: ClientOf, people: dict[str, Speaker]) -> None:
    assert names(client_of("reader")) == [
        "Zoë Đurić",
        "Søren Kierholm",
        "Maria Lund",
        "Maria al-Moallem",
        "Liam O’Connor",
        "Ørsted Wind",
    ]


@pytest.mark.parametrize(
    ("name", "entity", "order"),
    [
        ("Ana Bell", "person", "bell ana"),
        ("Staffan de Mistura", "person", "de mistura staffan"),
        ("Walid al-Moallem", "person", "moallem walid"),
        ("Juan Carlos de la Cruz", "person", "de la cruz juan carlos"),
        ("Martin Luther King, Jr.", "person", "king martin luther jr."),
        ("Nguyen Van An", "person", "nguyen van an"),
        ("Kim Dae-ki", "person", "kim dae-ki"),
        ("Dae-ki Kim", "person", "kim dae-ki"),
        ("Bruce Lee", "person", "lee bruce"),
        ("Abu Bakr", "person", "abu bakr"),
        ("Omar", "person", "omar"),
        ("Bill “Red” Garrity", "person", "garrity bill red"),
        ("the Harbor Board", "organization", "harbor board"),
        ("United Nations", "organization", "united nations"),
    ],
)
def test_order_of_a_name(db: None, name: str, entity: str, order: str) -> None:
    speaker = Speaker.objects.create(kind="named", entity=entity, name=name, name_key="x")

    assert Speaker.objects.get(pk=speaker.pk).name_order == order


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("soren", ["Søren Kierholm"]),
        ("kierholm søren", ["Søren Kierholm"]),
        ("KIER", ["Søren Kierholm"]),
        ("mar l", ["Maria Lund"]),
        ("moallem", ["Maria al-Moallem"]),
        ("o'connor", ["Liam O’Connor"]),
        ("oconn", []),
        ("orsted", ["Ørsted Wind"]),
        ("djuric", []),
        ("duric zoe", ["Zoë Đurić"]),
        ("&|!", []),
    ],
)
def test_names_are_found_by_any_part(
    client_of: ClientOf, people: dict[str, Speaker], typed: str, found: list[str]
) -> None:
    client = client_of("reader")

    assert [entry.speaker.name for entry in client.get("/speakers/", {"q": typed}).context["entries"]] == found


def test_a_typo_gets_the_nearest_names(client_of: ClientOf, people: dict[str, Speaker]) -> None:
    response = client_of("reader").get("/speakers/?q=Kierhomn")

    assert [entry.speaker.name for entry in response.context["near"]] == ["Søren Kierholm"]
    assert "Did you mean" in response.content.decode()


def test_a_typo_gets_the_nearest_names_wherever_somebody_is_looked_for(
    client_of: ClientOf, people: dict[str, Speaker]
) -> None:
    client = client_of("reviewer")

    search = client.get("/search/?q=Kierhomn")
    compare = client.get("/speakers/compare/?a_name=Kierhomn")
    finder = client.get("/review/speakers/?find=Kierhomn")

    assert [speaker.name for speaker in search.context["near"]] == ["Søren Kierholm"]
    assert [speaker.name for speaker, _ in compare.context["choices"].seats[0].candidates] == ["Søren Kierholm"]
    assert [speaker.name for speaker in finder.context["speakers"]] == ["Søren Kierholm"]
    assert all("Did you mean" in page.content.decode() for page in (search, compare))


def test_what_is_found_or_too_short_or_long_for_a_name_gets_no_similar_names(
    client_of: ClientOf, people: dict[str, Speaker]
) -> None:
    client = client_of("reader")

    near = [client.get("/search/", {"q": words}).context["near"] for words in ("kierholm", "kie", "kierhomn " * 12, "")]

    assert near == [[], [], [], []]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Keirholm", ["Søren Kierholm"]),
        ("Ikerholm", ["Søren Kierholm"]),
        ("Kiierholm", ["Søren Kierholm"]),
        ("xKierholm", ["Søren Kierholm"]),
        ("Maria Lumd", ["Maria Lund"]),
        ("Lund Marai", ["Maria Lund"]),
        ("Conor", ["Liam O’Connor"]),
        ("Angstron, Soren", [ANGSTROM]),
        ("Sorem Karl Angstrm", [ANGSTROM]),
        ("Angstro Sorne", [ANGSTROM]),
        ("Marai Lumd", ["Maria Lund"]),
        ("Marai Quistgaard", []),
        ("Quistgaard", []),
        ("?", []),
    ],
)
def test_slips_are_forgiven_wherever_they_are(people: dict[str, Speaker], typed: str, found: list[str]) -> None:
    Speaker.objects.create(kind="named", entity="person", name=ANGSTROM, name_key="x")

    assert [speaker.name for speaker in similar(f"{typed:4}")][: len(found) or None] == found


def test_like_names_are_read_from_an_index_alone(people: dict[str, Speaker]) -> None:
    made = (f"Person{number} Surname{number}" for number in range(3000))
    Speaker.objects.bulk_create(Speaker(kind="named", entity="person", name=n, name_key=n.lower()) for n in made)
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as queries:
        cursor.execute("ANALYZE quotes_speaker")
        assert len(nearest(Speaker.objects.all(), "Søern Kierhlom")) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries[-1]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert len(queries) == 1
    assert "Seq Scan" not in plan


def test_names_as_printed_and_merged_names_lead_to_the_speaker(
    client_of: ClientOf, people: dict[str, Speaker], store: Read
) -> None:
    lund, other = people["Maria Lund"], people["Zoë Đurić"]
    SpeakerAlias.objects.create(speaker=lund, name="Minister Lund-Berg", name_key="x", first_version=store("Words."))
    other.merged_into = lund
    other.save()
    client = client_of("reader")

    assert names(client, "?q=berg") == names(client, "?q=duric") == ["Maria Lund"]


def test_a_letter_opens_the_list_there(client_of: ClientOf, people: dict[str, Speaker]) -> None:
    assert names(client_of("reader"), "?after=m~0") == ["Maria al-Moallem", "Liam O’Connor", "Ørsted Wind"]


def test_pages_follow_one_another(client_of: ClientOf, db: None) -> None:
    for number in range(SPEAKERS_PER_PAGE + 2):
        Speaker.objects.create(kind="named", entity="person", name=f"P P{number:03}", name_key="p")
    client = client_of("reader")

    first = client.get("/speakers/").context
    second = client.get("/speakers/", {"after": first["leaf"].after}).context
    back = client.get("/speakers/", {"before": second["leaf"].before}).context

    assert [entry.speaker.name for entry in second["entries"]] == ["P P040", "P P041"]
    assert [e.speaker for e in back["entries"]] == [e.speaker for e in first["entries"]]


def test_numbers_are_those_of_the_quotes_one_gets(client_of: ClientOf, read: Read) -> None:
    now = timezone.now()
    read(published_at=now)
    read(" Again.", published_at=now)
    Quote.objects.filter(form="direct").update(stance="belief")
    client = client_of("reader")

    (entry,) = client.get("/speakers/").context["entries"]

    assert (entry.speaker.name, entry.description, entry.quotes, entry.articles) == ("Ana Bell", "Mayor", 2, 2)
    assert (entry.last, entry.months[-1], sum(entry.months)) == (now, 2, 2)
    assert len(client.get(f"/quotes/?speaker={entry.speaker.pk}").context["hits"]) == entry.quotes


def test_unnamed_speakers_are_shown_when_asked_for(client_of: ClientOf, read: Read) -> None:
    read()
    client = client_of("reader")

    assert names(client) == ["Ana Bell"]
    assert [e.description for e in client.get("/speakers/?kind=anonymous").context["entries"]] == ["A city engineer"]


@pytest.mark.parametrize("articles", [1, 3])
def test_lists_cost_the_same_for_any_number(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    for number in range(articles):
        read(f" It was article {number}.")
    client = client_of("admin")

    with django_assert_num_queries(6):
        client.get("/speakers/")
    with django_assert_num_queries(10):
        client.get("/search/?q=bell")


def test_speakers_are_kept_as_files_and_followed(client_of: ClientOf, read: Read) -> None:
    read()
    client = client_of("reader")

    def content(address: str) -> str:
        return b"".join(client.get(address)).decode()

    assert [row["name"] for row in csv.DictReader(StringIO(content("/speakers.csv")))] == ["Ana Bell"]
    assert json.loads(content("/speakers.json?q=ana"))[0]["quotes"] == 2
    assert "<title>Ana Bell</title>" in content("/speakers.atom")


def test_one_search_finds_quotes_speakers_and_articles(client_of: ClientOf, read: Read) -> None:
    read(headline="The bridge at Bellmouth")

    response = client_of("reader").get("/search/?q=bell")
    context = response.context

    assert [hit.quote.speaker.name for hit in context["hits"]] == ["Ana Bell", "Ana Bell"]
    assert [speaker.name for speaker in context["speakers"]] == ["Ana Bell"]
    assert [hit.article.headline for hit in context["articles"]] == ["The bridge at Bellmouth"]
    assert 'href="/quotes/?q=bell"' in response.content.decode()


def test_a_search_for_nothing_says_what_to_type(client_of: ClientOf, read: Read) -> None:
    read()

    assert "Type a word" in client_of("reader").get("/search/").content.decode()
