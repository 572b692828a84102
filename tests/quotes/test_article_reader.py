"""The article reader: marks, notes, sources, versions, notices, and a reviewer's decisions."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from articles.models import ArticleVersion
from quotes.jobs import store_reading
from quotes.margin import PARAGRAPHS_PER_PART, ArticleReading
from quotes.models import AttributionRun, Decision, Quote, WithheldName
from quotes.services.quotes import confirm_quote, reject_quote
from tests.quotes.readings import BODY, reading

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]
MOST_BYTES = 150_000


def page(client: Client, version: ArticleVersion, question: str = "") -> str:
    response = client.get(version.article.get_absolute_url() + question)
    assert response.status_code == 200
    return response.content.decode()


def text_of(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


@pytest.mark.parametrize("articles", [1, 3])
def test_reader_costs_the_same_whatever_else_is_there(
    client_of: ClientOf, read: Read, django_assert_num_queries: Any, articles: int
) -> None:
    version, *_ = [read(f" It was article {number}.") for number in range(articles)]
    client = client_of("reviewer")

    with django_assert_num_queries(10):
        page(client, version)


def test_reader_costs_the_same_for_any_number_of_quotes(
    client_of: ClientOf, read: Read, person: Callable[[str], User], django_assert_num_queries: Any
) -> None:
    version = read()
    for quote in version.quotes.all():
        confirm_quote(quote, by=person("admin"))
    client = client_of("reviewer")

    with django_assert_num_queries(10):
        page(client, version)


def test_every_word_of_the_body_is_shown_in_order(client_of: ClientOf, read: Read) -> None:
    markup = page(client_of("reader"), read())

    paragraphs = re.findall(r"<p>(.*?)</p>", markup[markup.index('class="text"') :])
    shown = [re.sub(r"<a .*?</a>|<[^>]+>", "", paragraph) for paragraph in paragraphs]

    assert [line for line in BODY.split("\n") if line] == [line for line in shown if line and line in BODY]


def test_parts_carry_role_kind_and_quote(client_of: ClientOf, read: Read) -> None:
    version = read()
    first, _, last = version.quotes.in_text_order()

    markup = page(client_of("reader"), version)

    assert (
        f'class="content-named content-begins content-ends" data-keys="q{first.pk}">the bridge would close<' in markup
    )
    assert f'class="cue-anonymous cue-begins cue-ends" data-keys="q{last.pk}">said the cables<' in markup
    assert f'id="quote-{last.pk}" href="#note-2-2"' in markup
    assert 'id="note-2-2"' in markup


def test_sources_are_numbered_by_first_mention_with_words_and_reason(client_of: ClientOf, read: Read) -> None:
    response = client_of("reader").get(read().article.get_absolute_url())
    speakers = response.context["reading"].speakers

    assert [(s.number, s.kind, s.appearance.description, len(s.quotes), s.words) for s in speakers] == [
        (1, "named", "Mayor", 2, 8),
        (2, "anonymous", "A city engineer", 1, 3),
    ]
    words = text_of(response.content.decode())
    assert "“asked not to be named” … “because he feared for his job”" in words


def test_reason_leads_to_the_words_that_give_it(client_of: ClientOf, read: Read) -> None:
    version = read()
    name = version.withheld_names.get()

    markup = page(client_of("reader"), version)

    for role in ("trigger", "evidence", "description"):
        assert f'id="{role}-{name.speaker_id}"' in markup
        assert f'href="#{role}-{name.speaker_id}"' in markup


def test_evidence_says_which_words_decided(client_of: ClientOf, read: Read) -> None:
    words = text_of(page(client_of("reader"), read()))

    assert "90% sure: a pronoun stands for them: “Mayor Ana Bell”" in words


def test_beliefs_are_marked_when_asked_for(client_of: ClientOf, read: Read) -> None:
    version = read()
    Quote.objects.filter(form="direct").update(stance="belief")
    client = client_of("reader")

    def marked(question: str) -> int:
        return page(client, version, question).count('id="quote-')

    assert (marked(""), marked("?beliefs=on")) == (2, 3)


def test_older_version_shows_its_own_text_and_points_to_the_newest(client_of: ClientOf, read: Read) -> None:
    old = read(external_id="bridge")
    new = read(" It closed.", external_id="bridge")
    client = client_of("reader")

    assert new.article == old.article
    assert "It closed." in page(client, new)
    older = page(client, new, "?version=1")
    assert "It closed." not in older
    assert "This is version 1." in older
    assert old.quotes.count() == older.count('id="quote-')


@pytest.mark.parametrize("question", ["?version=9", "?version=0", "?version=x", "?version=99999999999999999999"])
def test_versions_that_are_not_there_are_not_found(client_of: ClientOf, read: Read, question: str) -> None:
    assert client_of("reader").get(read().article.get_absolute_url() + question).status_code == 404


def test_failed_reading_says_why_and_admins_can_retry(client_of: ClientOf, store: Read) -> None:
    version = store("Some words.")
    run = AttributionRun.objects.create(version=version, state="failed", message="The pipeline broke.")

    assert "The pipeline broke." in page(client_of("reader"), version)
    assert "/retry/" not in page(client_of("reader"), version)
    response = client_of("admin").post(f"/runs/{run.pk}/retry/", follow=True)

    assert version.runs.latest("pk").state == "queued"
    assert 'id="progress"' in response.content.decode()


def test_retrying_what_did_not_fail_is_refused_in_words(client_of: ClientOf, read: Read) -> None:
    response = client_of("admin").post(f"/runs/{read().runs.get().pk}/retry/", follow=True)

    assert "Only a failed reading can be retried" in response.content.decode()


def test_text_that_is_not_english_is_shown_and_said_not_to_be_read(client_of: ClientOf, store: Read) -> None:
    version = store("Se abrió el puente.", language="es")
    AttributionRun.objects.create(version=version, state="skipped", message="Only English is read.")

    shown = page(client_of("reader"), version)

    assert "Se abrió el puente." in shown
    assert "Only English is read." in shown


def test_fiction_and_licence_stand_on_the_page(client_of: ClientOf, read: Read) -> None:
    shown = page(client_of("reader"), read(fiction=True, licence="Made up. CC0"))

    assert "Fiction, written for demonstration" in shown
    assert "Made up. CC0" in shown


def test_confirming_and_undoing_in_place(client_of: ClientOf, read: Read) -> None:
    version = read()
    quote = version.quotes.in_text_order()[0]
    client = client_of("reviewer")

    answers = []
    for action in ("confirm", "reopen", "reject"):
        seen = {"seen": quote.decision_id or ""}
        response = client.post(f"/quotes/{quote.pk}/{action}/", seen, headers={"HX-Request": "true"})
        answers.append(response.content.decode())
        quote.refresh_from_db()

    assert all('<div id="reader"' in answer and "<html" not in answer for answer in answers)
    assert [
        "Confirmed by reviewer" in answers[0],
        "Open again" in answers[1],
        "Rejected by reviewer" in answers[2],
    ] == [True] * 3
    assert list(Decision.objects.values_list("action", flat=True)) == ["confirm", "reopen", "reject"]


def test_what_was_read_otherwise_meanwhile_is_not_confirmed_unseen(client_of: ClientOf, read: Read) -> None:
    version = read()
    quote, client = version.quotes.in_text_order()[0], client_of("reviewer")
    button = f'name="run" value="{quote.run_id}" formaction="/quotes/{quote.pk}/confirm/"'
    assert button in page(client, version)
    found = reading()
    by_engineer = (replace(found.attributions[0], speaker="S2"), *found.attributions[1:])
    store_reading(AttributionRun.objects.create(version=version), replace(found, attributions=by_engineer))

    answer = client.post(f"/quotes/{quote.pk}/confirm/", {"run": quote.run_id}, follow=True).content.decode()

    assert "Not saved. While you looked: The article was read again" in answer
    assert not Decision.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "fragment"])
def test_deciding_on_what_another_person_decided_says_so(
    client_of: ClientOf, read: Read, headers: dict[str, str]
) -> None:
    quote = read().quotes.in_text_order()[0]
    client_of("admin").post(f"/quotes/{quote.pk}/reject/")

    answer = client_of("reviewer").post(f"/quotes/{quote.pk}/confirm/", headers=headers, follow=True).content.decode()

    quote.refresh_from_db()
    assert answer.count("Not saved. While you looked: rejected by admin.") == 1
    assert quote.status == "rejected"


def test_deciding_without_script_comes_back_to_the_quote(client_of: ClientOf, read: Read) -> None:
    version = read()
    quote = version.quotes.in_text_order()[0]

    response = client_of("reviewer").post(f"/quotes/{quote.pk}/confirm/")

    assert response["Location"] == f"{version.article.get_absolute_url()}?quote={quote.pk}#quote-{quote.pk}"


def test_address_of_a_quote_shows_its_version_and_stance(client_of: ClientOf, read: Read) -> None:
    old = read(external_id="bridge")
    read(" It closed.", external_id="bridge")
    Quote.objects.filter(form="direct").update(stance="belief")
    belief = old.quotes.get(form="direct")

    shown = page(client_of("reader"), old, f"?quote={belief.pk}")

    assert f'id="quote-{belief.pk}"' in shown
    assert "This is version 1." in shown


def test_quotes_of_other_articles_are_not_found(client_of: ClientOf, read: Read) -> None:
    here, there = read(), read(" Elsewhere.")

    question = f"?quote={there.quotes.in_text_order()[0].pk}"

    assert client_of("reader").get(here.article.get_absolute_url() + question).status_code == 404


def test_very_long_texts_are_shown_in_parts(client_of: ClientOf, read: Read) -> None:
    version = read("".join(f"\n\nParagraph {number}." for number in range(PARAGRAPHS_PER_PART)))
    client = client_of("reader")

    assert "Paragraph 247." in page(client, version)
    assert f"Paragraph {PARAGRAPHS_PER_PART - 1}." not in page(client, version)
    assert f"Paragraph {PARAGRAPHS_PER_PART - 1}." in page(client, version, "?part=2")
    assert client.get(version.article.get_absolute_url() + "?part=3").status_code == 404
    last = version.quotes.in_text_order()[2]
    assert f'id="quote-{last.pk}"' in page(client, version, f"?quote={last.pk}")


def test_rejected_quotes_stay_visible_and_leave_the_counts(read: Read, person: Callable[[str], User]) -> None:
    version = read()
    reject_quote(version.quotes.in_text_order()[2], by=person("reviewer"))

    found = ArticleReading(version, beliefs=False)

    assert found.mix.words == {"named": 8}
    assert [
        reference.kind for block in found.blocks(1) for references, _ in block.words for reference in references
    ] == [
        "named",
        "named",
        "rejected",
    ]


def test_readers_are_not_offered_decisions(client_of: ClientOf, read: Read) -> None:
    assert "formaction" not in page(client_of("reader"), read())


def test_quote_without_speaker_is_shown_as_such(client_of: ClientOf, read: Read) -> None:
    version = read()
    Quote.objects.filter(form="direct").update(speaker=None)

    words = text_of(page(client_of("reader"), version))

    assert "Speaker not found" in words


def test_page_is_light(client_of: ClientOf, read: Read) -> None:
    files = ["onrecord.css", "onrecord.js", "favicon.svg"]
    served = sum((settings.BASE_DIR / "static" / file).stat().st_size for file in files)
    htmx = 52_000

    assert served + htmx + len(page(client_of("reviewer"), read()).encode()) < MOST_BYTES


def test_names_withheld_without_words_say_so(client_of: ClientOf, read: Read) -> None:
    version = read()
    WithheldName.objects.update(reason="none_stated", trigger_spans=[], evidence_spans=[])

    assert "The article says nothing about it." in page(client_of("reader"), version)


def test_reading_is_empty_for_a_text_without_quotes(client_of: ClientOf, read: Read) -> None:
    shown = page(client_of("reader"), read(found=type(reading())("Nobody spoke.", (), ())))

    assert "Nobody speaks in this text" in shown
