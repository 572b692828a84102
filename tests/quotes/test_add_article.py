"""Adding an article: what is stored, what is refused and how, and how its reading is followed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Article, ArticleVersion
from quotes.jobs import store_reading
from quotes.models import AttributionRun
from tests.quotes.readings import BODY, reading

ClientOf = Callable[[str], Client]
GIVEN = {"headline": "Bridge to close", "outlet": "Courier", "text": BODY}


def test_pasted_text_is_stored_and_queued(client_of: ClientOf) -> None:
    more = {
        "section": "City",
        "byline": "Al Ong; Bo Ek",
        "published_at": "2026-03-01T09:30",
        "url": "https://a.example/1",
    }

    response = client_of("reader").post("/articles/add/", GIVEN | more)

    article = Article.objects.get()
    assert response["Location"] == article.get_absolute_url()
    assert (article.headline, str(article.outlet), article.section, article.url) == (
        "Bridge to close",
        "Courier",
        "City",
        "https://a.example/1",
    )
    assert [str(author) for author in article.authors.all()] == ["Al Ong", "Bo Ek"]
    assert article.current_version
    assert article.current_version.body == BODY
    assert article.current_version.runs.get().state == "queued"


def test_pasted_markup_is_cleaned(client_of: ClientOf) -> None:
    client_of("reader").post(
        "/articles/add/", GIVEN | {"text": "<p>One &amp; two.</p><script>bad()</script><p>Three.</p>"}
    )

    assert ArticleVersion.objects.get().body == "One & two.\n\nThree."


def test_file_is_taken_instead_of_pasted_text(client_of: ClientOf) -> None:
    file = SimpleUploadedFile("bridge.txt", "Le café a fermé. ".encode("latin-1") * 20)

    client_of("reader").post("/articles/add/", GIVEN | {"text": "", "file": file})

    assert ArticleVersion.objects.get().body.startswith("Le café a fermé.")


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"text": ""}, "text", "The text is empty."),
        ({"text": "“ ” …"}, "text", "There are no words"),
        ({"headline": ""}, "headline", "required"),
        ({"text": "a " * 1_000_001}, "text", "Split it into its parts"),
        ({"text": "", "file": b"\x89PNG\0\0\0\x01"}, "file", "not a text file"),
        ({"file": b"More text."}, "file", "not both"),
        ({"url": "nonsense"}, "url", "valid URL"),
        ({"published_at": "yesterday"}, "published_at", "valid date"),
    ],
    ids=["empty", "no words", "no headline", "too long", "binary", "both", "address", "date"],
)
def test_refusals_stand_at_the_field_and_nothing_is_lost(
    client_of: ClientOf, given: dict[str, Any], field: str, says: str
) -> None:
    if "file" in given:
        given = given | {"file": SimpleUploadedFile("upload", given["file"])}

    response = client_of("reader").post("/articles/add/", GIVEN | given)

    form = response.context["form"]
    assert says in " ".join(form.errors[field])
    assert form["outlet"].value() == "Courier"
    assert f'id="id_{field}_error"' in response.content.decode()
    assert not Article.objects.exists()


def test_the_same_text_again_leads_to_the_same_article(client_of: ClientOf) -> None:
    client = client_of("reader")

    first, second = (client.post("/articles/add/", GIVEN)["Location"] for _ in range(2))

    assert (first, AttributionRun.objects.count()) == (second, 1)


def test_progress_is_followed_to_the_reader(client_of: ClientOf) -> None:
    client = client_of("reader")
    place = client.post("/articles/add/", GIVEN)["Location"]
    run = AttributionRun.objects.get()

    def asked() -> Any:
        return client.get(f"{place}progress/", headers={"HX-Request": "true"})

    waiting = asked().content.decode()
    AttributionRun.objects.filter(pk=run.pk).update(state="running")
    working = asked().content.decode()
    store_reading(run, reading(), pipeline="test 1")

    assert 'aria-current="step">waiting' in waiting
    assert "<html" not in waiting
    assert 'aria-current="step">reading' in working
    assert asked()["HX-Redirect"] == place
    assert client.get(f"{place}progress/")["Location"] == place


def test_progress_works_as_a_page(client_of: ClientOf) -> None:
    client = client_of("reader")
    place = client.post("/articles/add/", GIVEN)["Location"]

    page = client.get(f"{place}progress/").content.decode()

    assert "<html" in page
    assert f'href="{place}progress/"' in page


@pytest.mark.parametrize("articles", [1, 3])
def test_progress_costs_the_same_for_any_number_waiting(
    client_of: ClientOf, django_assert_num_queries: Any, articles: int
) -> None:
    client = client_of("reader")
    places = [client.post("/articles/add/", GIVEN | {"text": f"Text {n}."})["Location"] for n in range(articles)]

    with django_assert_num_queries(6):
        client.get(f"{places[-1]}progress/")


@pytest.mark.parametrize("outlets", [1, 3])
def test_form_costs_the_same_for_any_number_of_outlets(
    client_of: ClientOf, django_assert_num_queries: Any, outlets: int
) -> None:
    client = client_of("reader")
    for number in range(outlets):
        client.post("/articles/add/", GIVEN | {"outlet": f"Outlet {number}", "text": f"Text {number}."})

    with django_assert_num_queries(4):
        client.get("/articles/add/")


def test_of_an_uploaded_page_the_article_alone_is_stored(client_of: ClientOf) -> None:
    paragraphs = "".join(
        f"<p>The ferry stayed in port on day {day} because of the wind, she said.</p>" for day in range(5)
    )
    page = f"<html><body><nav>Home News Sport</nav><article>{paragraphs}</article></body></html>"
    file = SimpleUploadedFile("ferry.html", page.encode())

    client_of("reader").post("/articles/add/", GIVEN | {"text": "", "file": file})

    version = Article.objects.get().current_version
    assert version is not None
    assert version.body.startswith("The ferry stayed in port on day 0")
    assert "Sport" not in version.body


def test_a_file_too_large_to_be_an_article_is_refused(client_of: ClientOf, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000
    file = SimpleUploadedFile("story.html", b"<p>Word. </p>" * 200)

    page = client_of("reader").post("/articles/add/", GIVEN | {"text": "", "file": file}).content.decode()

    assert "The file has 2,600 bytes; at most 2,000 are read." in page
    assert not Article.objects.exists()
