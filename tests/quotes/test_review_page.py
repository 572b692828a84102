"""The review page: one quote at a time, decided, corrected, passed over, undone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.models import ArticleVersion
from quotes.attribution.results import reading_from_plain
from quotes.jobs import store_reading
from quotes.models import AttributionRun, Decision, Quote, Reservation, Speaker
from quotes.services.quotes import confirm_quote
from quotes.services.review import reserve_quote
from tests.quotes.readings import BODY, span_of

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def reviewer(client_of: ClientOf) -> Client:
    return client_of("reviewer")


def last_decision(quote: Quote) -> Decision:
    quote.refresh_from_db()
    assert quote.decision
    return quote.decision


def quote_of(content: str) -> Quote:
    return Quote.objects.get(content=content)


def decide(client: Client, quote: Quote, *, verdict: str = "accept", **said: object) -> HttpResponse:
    """Send the form as the page does: everything as it stands, but for what is said."""
    form = client.get(reverse("review_item", args=[quote.pk])).context["desk"].form
    data = {field.name: field.value() for field in form if field.value() is not None}
    data |= {"verdict": verdict} | said
    return client.post(reverse("review_decide", args=[quote.pk]), data, headers=HTMX)  # type: ignore[return-value]


def at(words: str) -> str:
    start, end = span_of(words)
    return f"{start}-{end}"


def test_the_page_leads_to_the_most_worthwhile_quote(reviewer: Client, read: Read) -> None:
    read()

    response = reviewer.get("/review/?beliefs=on")

    assert response["Location"] == f"/review/{quote_of('were rusted through').pk}/?beliefs=on"


def test_nothing_to_review_says_so(reviewer: Client) -> None:
    assert "Nothing waits here" in reviewer.get("/review/").content.decode()


def test_decisions_in_doubt_are_counted_with_a_way_to_them(reviewer: Client, read: Read, person: Person) -> None:
    version = read()
    confirm_quote(version.quotes.in_text_order()[0], by=person("admin"))
    assert "in doubt</a>" not in reviewer.get("/review/", follow=True).content.decode()

    run = AttributionRun.objects.create(version=version)
    store_reading(run, reading_from_plain(version.body, [], []), pipeline="test 2")

    link = f'<a href="{reverse("conflict_list")}">1 decision in doubt</a>'
    assert link in reviewer.get("/review/", follow=True).content.decode()


@pytest.mark.parametrize("articles", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_articles(
    reviewer: Client, read: Read, django_assert_max_num_queries: Any, articles: int
) -> None:
    version, *_ = [read(f" It was article {number}.") for number in range(articles)]
    quote = version.quotes.in_text_order()[2]
    address = reverse("review_item", args=[quote.pk])
    reviewer.get(address)

    with django_assert_max_num_queries(10) as queries:
        reviewer.get(address)

    assert len(queries) == 9


def test_the_quote_stands_in_its_paragraphs_with_its_marks(reviewer: Client, read: Read) -> None:
    quote = read().quotes.in_text_order()[1]

    page = reviewer.get(reverse("review_item", args=[quote.pk])).content.decode()

    assert '<span class="content-named content-begins content-ends">“It is not safe,”</span>' in page
    assert '<span class="content-other' in page
    assert "a pronoun stands for them" in page


def test_accepting_confirms_and_shows_the_next(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    response = decide(reviewer, quote)

    decision = last_decision(quote)
    desk = response.context["desk"]  # type: ignore[attr-defined]
    assert (quote.status, decision.user.username) == ("confirmed", "reviewer")
    assert (desk.item.quote.content, desk.progress.decided) == ("“It is not safe,”", 1)
    assert response["HX-Push-Url"] == f"/review/{desk.item.quote.pk}/"
    assert decision.page == f"/review/{quote.pk}/decide/"


@pytest.mark.parametrize(
    ("headers", "page"),
    [
        ({"Referer": "http://testserver/review/?outlet=3"}, "/review/"),
        ({"HX-Request": "true", "HX-Current-URL": "http://testserver/articles/"}, "/articles/"),
        ({"Referer": "http://elsewhere.example/review/"}, "/review/undo/"),
        ({"Referer": "http://testserver//elsewhere.example/"}, "/review/undo/"),
    ],
    ids=["sent from", "in the browser", "another site", "no page of ours"],
)
def test_a_decision_tells_from_which_page_it_was_taken(
    reviewer: Client, read: Read, person: Person, headers: dict[str, str], page: str
) -> None:
    confirm_quote(read().quotes.in_text_order()[0], by=person("reviewer"))

    reviewer.post("/review/undo/", headers=headers)

    assert Decision.objects.latest("pk").page == page


def test_without_script_a_decision_leads_on(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    response = reviewer.post(f"/review/{quote.pk}/decide/?beliefs=on", {"verdict": "reject", "seen": ""})

    quote.refresh_from_db()
    assert (quote.status, response.status_code, response["Location"]) == ("rejected", 302, "/review/?beliefs=on")


def test_who_rejects_need_not_say_what_would_be_right(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    said = {"verdict": "reject", "seen": "", "expected_form": "direct", "speaker": "999", "content": "not in the text"}
    reviewer.post(f"/review/{quote.pk}/decide/", said)

    quote.refresh_from_db()
    assert (quote.status, quote.content) == ("rejected", "were rusted through")


def test_the_quote_that_the_page_has_ready_comes_next_and_is_not_sent_again(reviewer: Client, read: Read) -> None:
    read()
    last = quote_of("the bridge would close")

    response = decide(reviewer, quote_of("were rusted through"), upcoming=last.pk)

    assert response["HX-Push-Url"] == f"/review/{last.pk}/"
    assert f'<article id="review-{last.pk}" hx-preserve></article>' in response.content.decode()


def test_after_a_correction_the_next_of_the_same_text_is_laid_out_anew(reviewer: Client, read: Read) -> None:
    read(" Tom Reed nodded.")
    last = quote_of("the bridge would close")
    somebody = {"speaker": "new", "new_name": "Tom Reed", "new_kind": "named", "new_entity": "person"}

    response = decide(reviewer, quote_of("were rusted through"), upcoming=last.pk, **somebody)

    desk = response.context["desk"]  # type: ignore[attr-defined]
    assert (desk.quote, "Tom Reed" in [str(each.speaker) for each in desk.item.candidates]) == (last, True)


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_decision_costs_few_queries(
    reviewer: Client, read: Read, django_assert_num_queries: Any, verdict: str
) -> None:
    read()
    quote, ready = quote_of("were rusted through"), quote_of("the bridge would close")
    said = {"verdict": verdict, "upcoming": ready.pk}

    with django_assert_num_queries(15):
        reviewer.post(reverse("review_decide", args=[quote.pk]), said, headers=HTMX)


def test_the_quote_after_is_reserved_and_ready(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    ready = reviewer.get(reverse("review_upcoming", args=[quote.pk]), headers=HTMX)

    assert ready.context["desk"].item.quote.content == "“It is not safe,”"
    assert Reservation.objects.filter(quote=quote_of("“It is not safe,”"), user__username="reviewer").exists()


def test_another_speaker_is_a_correction(reviewer: Client, read: Read) -> None:
    read()
    quote, engineer = quote_of("“It is not safe,”"), Speaker.objects.get(kind="anonymous")

    decide(reviewer, quote, speaker=engineer.pk)

    action = last_decision(quote).action
    assert (quote.speaker, quote.status, action) == (engineer, "confirmed", "correct")


def test_nobody_and_somebody_new(reviewer: Client, read: Read) -> None:
    read(" Tom Reed nodded.")
    first, second = quote_of("“It is not safe,”"), quote_of("the bridge would close")

    decide(reviewer, first, speaker="nobody")
    decide(reviewer, second, speaker="new", new_name="Tom Reed", new_kind="named", new_entity="person")

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.speaker, str(second.speaker)) == (None, "Tom Reed")


def test_selected_words_become_the_parts_and_the_form_follows(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("the bridge would close")

    decide(reviewer, quote, content_at=f"{at('bridge would close')} {at('“It is not safe,”')}", cue_at="")

    quote.refresh_from_db()
    assert (quote.content, quote.form, quote.cue) == ("bridge would close … “It is not safe,”", "mixed", "")


def test_typed_words_are_found_in_the_text(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("the bridge would close")

    decide(reviewer, quote, content="bridge would  close\nIt is not safe")
    refused = decide(reviewer, quote_of("were rusted through"), content="was rusted through")

    quote.refresh_from_db()
    assert quote.content == "bridge would close … It is not safe"
    assert refused.status_code == 422
    assert "does not stand in this article" in refused.content.decode()


def test_expecting_another_form_is_answered_and_saves_nothing(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    response = decide(reviewer, quote, expected_form="direct")

    quote.refresh_from_db()
    assert (response.status_code, quote.status) == (422, "proposed")
    assert "It is indirect: none of the content stands in quotation marks." in response.content.decode()


def test_a_preview_shows_the_change_and_saves_nothing(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("the bridge would close")
    data = {
        "content_at": at("“It is not safe,”"),
        "cue_at": at("said"),
        "source_at": at("Mayor Ana Bell"),
        "speaker": "nobody",
    }

    response = reviewer.post(reverse("review_preview", args=[quote.pk]), data, headers=HTMX)

    desk = response.context["desk"]
    quote.refresh_from_db()
    assert (desk.item.quote.content, desk.item.quote.cue) == ("“It is not safe,”", "said")
    assert (desk.item.quote.form, desk.has_changes, desk.form["speaker"].value()) == ("direct", True, "nobody")
    assert (quote.content, quote.status) == ("the bridge would close", "proposed")


def test_stale_decisions_are_refused_with_what_changed(reviewer: Client, read: Read, person: Person) -> None:
    read()
    quote = quote_of("were rusted through")
    confirm_quote(quote, by=person("admin"))

    response = reviewer.post(f"/review/{quote.pk}/decide/", {"verdict": "reject", "seen": ""}, headers=HTMX)

    quote.refresh_from_db()
    assert (response.status_code, quote.status) == (409, "confirmed")
    assert response.context["desk"].item.quote == quote
    assert "While you looked: confirmed by admin" in response.context["desk"].problem[0]


def test_what_the_machine_changed_meanwhile_is_not_confirmed_unseen(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")
    form = reviewer.get(reverse("review_item", args=[quote.pk])).context["desk"].form
    Quote.objects.filter(pk=quote.pk).update(speaker=Speaker.objects.get(name="Ana Bell"))

    said = {"verdict": "accept", "seen": "", "proposal": form["proposal"].value()}
    response = reviewer.post(f"/review/{quote.pk}/decide/", said, headers=HTMX)

    quote.refresh_from_db()
    assert (response.status_code, quote.status) == (409, "proposed")
    assert "was read again" in response.context["desk"].problem[0]


def test_a_proposal_that_was_read_anew_is_said_to_be_gone(reviewer: Client, read: Read) -> None:
    read()

    response = reviewer.post("/review/999999/decide/", {"verdict": "accept"}, headers=HTMX)

    assert response.status_code == 409
    assert "was read again" in response.context["desk"].problem[0]
    assert response.context["desk"].item.quote.content == "were rusted through"


def test_what_somebody_else_works_on_is_shown_with_their_name(reviewer: Client, read: Read, person: Person) -> None:
    read()
    quote = quote_of("were rusted through")
    reserve_quote(quote, by=person("admin"))

    page = reviewer.get(reverse("review_item", args=[quote.pk])).content.decode()

    assert "admin is working on this" in page
    assert 'value="accept"' not in page
    assert reviewer.get("/review/")["Location"] == f"/review/{quote_of('“It is not safe,”').pk}/"


def test_passing_over_goes_on_below_and_comes_back(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    response = reviewer.post(reverse("review_pass", args=[quote.pk]))

    assert response["Location"] == f"/review/?after={quote.pk}"
    assert reviewer.get(response["Location"])["Location"].startswith(f"/review/{quote_of('“It is not safe,”').pk}/")
    assert not Reservation.objects.filter(quote=quote).exists()
    assert reviewer.get("/review/")["Location"] == f"/review/{quote.pk}/"


def test_undo_and_redo_lead_back_to_the_quote(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")
    decide(reviewer, quote, verdict="reject")

    undone = reviewer.post("/review/undo/", headers=HTMX)
    quote.refresh_from_db()
    assert (quote.status, undone.context["desk"].item.quote) == ("proposed", quote)

    redone = reviewer.post("/review/redo/")
    quote.refresh_from_db()
    assert (quote.status, redone["Location"]) == ("rejected", f"/review/{quote.pk}/")


def test_nothing_to_undo_is_said(reviewer: Client, read: Read) -> None:
    read()

    response = reviewer.post("/review/undo/", headers=HTMX)

    assert response.status_code == 200
    assert "no decision left to undo" in response.content.decode()


def test_candidates_are_ranked_with_their_evidence(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("“It is not safe,”")

    candidates = reviewer.get(reverse("review_item", args=[quote.pk])).context["desk"].item.candidates

    assert [(c.key, str(c.speaker), c.evidence, c.is_current) for c in candidates] == [
        (1, "Ana Bell", "9 words before", True),
        (2, "unnamed person", "2 words after", False),
    ]


def test_speakers_of_the_archive_known_by_the_label_are_candidates(reviewer: Client, read: Read) -> None:
    version = read()
    other = Speaker.objects.create(kind="named", entity="person", name="Ana Maria Bell", name_key="ana bell maria")
    other.aliases.create(name="Mayor Ana Bell", name_key="ana bell", first_version=version)
    quote = quote_of("the bridge would close")

    candidates = reviewer.get(reverse("review_item", args=[quote.pk])).context["desk"].item.candidates

    assert [(str(c.speaker), c.evidence) for c in candidates][-1] == (
        "Ana Maria Bell",
        "in the archive, printed “Mayor Ana Bell”",
    )


def test_speakers_are_found_by_any_part_of_the_name(reviewer: Client, read: Read) -> None:
    read()
    quote = quote_of("were rusted through")

    options = reviewer.get("/review/speakers/?find=bel", headers=HTMX).content.decode()
    page = reviewer.get(reverse("review_item", args=[quote.pk]), {"find": "b an"}).content.decode()

    assert 'role="option"' in options
    assert "Ana Bell" in options
    assert "found by “b an”" in page
    assert reviewer.get("/review/speakers/?find=+").content.decode().strip() == ""


def test_the_body_of_the_examples_is_the_one_read(read: Read) -> None:
    assert read().body == BODY


def test_decisions_stay_decisions(reviewer: Client, read: Read) -> None:
    read()
    for quote in Quote.objects.all():
        decide(reviewer, quote)

    assert list(Decision.objects.values_list("action", flat=True)) == ["confirm"] * 3
    assert "Nothing waits here" in reviewer.get("/review/").content.decode()
