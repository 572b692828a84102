"""The pages on which people decide who is who."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from quotes.models import Appearance, Decision, MergeProposal, Quote, Speaker
from quotes.services.quotes import confirm_quote

ClientOf = Callable[[str], Client]
Says = Callable[..., Appearance]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def proposal(says: Says) -> MergeProposal:
    says("the mayor of Vardo", name="Joan Hartwell")
    says("the Vardo mayor", name="J. Hartwell")
    return MergeProposal.objects.open().get()


@pytest.mark.parametrize("pairs", [1, 3])
def test_proposals_cost_the_same_for_any_number(
    client_of: ClientOf, says: Says, django_assert_num_queries: Any, pairs: int
) -> None:
    for name in ("Hartwell", "Garrity", "Montrose")[:pairs]:
        says(name=f"Joan {name}")
        says(name=f"J. {name}")
    client = client_of("admin")

    with django_assert_num_queries(9):
        response = client.get("/review/merges/")

    assert len(response.context["pairs"]) == pairs


def test_a_pair_stands_with_evidence_for_and_against_and_what_merging_does(
    client_of: ClientOf, proposal: MergeProposal
) -> None:
    shown = client_of("admin").get("/review/merges/").content.decode()

    assert "both mayor, Vardo" in shown
    assert "“J. Hartwell” and “Joan Hartwell” are 90% alike" in shown
    assert "Merging brings 1 quote in 1 article to “Joan Hartwell”." in shown


def test_merging_leaves_the_list_and_can_be_undone_there(client_of: ClientOf, proposal: MergeProposal) -> None:
    client = client_of("admin")

    shown = client.post(f"/review/merges/{proposal.pk}/merge/", headers=HTMX)

    decision = Decision.objects.get()
    assert "Nobody waits to be merged" in shown.content.decode()
    assert f"/speakers/decisions/{decision.pk}/undo/" in shown.content.decode()
    assert {quote.speaker_id for quote in Quote.objects.all()} == {proposal.first_id}
    client.post(f"/speakers/decisions/{decision.pk}/undo/", headers=HTMX)
    assert {quote.speaker_id for quote in Quote.objects.all()} == {proposal.first_id, proposal.second_id}
    assert MergeProposal.objects.open().count() == 1


def test_never_takes_a_pair_off_and_later_puts_it_last(
    client_of: ClientOf, says: Says, proposal: MergeProposal
) -> None:
    says(name="Bill Garrity")
    says(name="William Garrity")
    client = client_of("admin")

    client.post(f"/review/merges/{proposal.pk}/later/")
    assert MergeProposal.objects.open().last() == proposal
    client.post(f"/review/merges/{proposal.pk}/never/")

    assert proposal not in MergeProposal.objects.open()


def test_a_pair_that_changed_meanwhile_is_refused_with_what_changed(
    client_of: ClientOf, proposal: MergeProposal
) -> None:
    client = client_of("admin")
    client.post(f"/speakers/{proposal.second_id}/edit/", {"name": "Jo Hartwell", "change": "rename", "seen": "0"})

    shown = client.post(f"/review/merges/{proposal.pk}/merge/", {"seen": "0"}, headers=HTMX).content.decode()

    assert "renamed by admin" in shown
    assert Speaker.objects.standing().count() == 2


def test_merging_several_shows_what_it_does_first(client_of: ClientOf, says: Says) -> None:
    into, others = says().speaker, [says(name=name).speaker for name in ("Annie Bell", "Anna Bella")]
    client, chosen = client_of("admin"), {"other": [other.pk for other in others]}

    shown = client.get(f"/speakers/{into.pk}/merge/", chosen).content.decode()
    assert "This merges 2 quotes in 2 articles" in shown
    assert Decision.objects.count() == 0
    client.post(f"/speakers/{into.pk}/merge/", {**chosen, "seen": "0", "why": "one spelling"})

    assert into.quotes.count() == 3
    assert client.get(others[0].get_absolute_url())["Location"] == into.get_absolute_url()


def test_splitting_shows_what_it_does_first(client_of: ClientOf, says: Says) -> None:
    stays, goes = says(), says("", "she")
    client, chosen = client_of("admin"), {"quote": [quote.pk for quote in goes.version.quotes.all()]}

    shown = client.get(f"/speakers/{stays.speaker_id}/split/", chosen).content.decode()
    assert "This moves 2 quotes in 1 article" in shown
    answer = client.post(f"/speakers/{stays.speaker_id}/split/", {**chosen, "name": "", "seen": "0"})

    part = Speaker.objects.standing().latest("pk")
    assert (answer["Location"], part.quotes.count()) == (part.get_absolute_url(), 2)


def test_a_split_of_everything_says_what_to_do(client_of: ClientOf, says: Says) -> None:
    shown = says("", "she")
    chosen = {"quote": [quote.pk for quote in shown.version.quotes.all()], "seen": "0"}

    answer = client_of("admin").post(f"/speakers/{shown.speaker_id}/split/", chosen).content.decode()

    assert "Choose some of the quotes, not none and not all." in answer


def test_names_are_given_taken_away_and_brought_back(client_of: ClientOf, says: Says) -> None:
    speaker = says().speaker
    client, page = client_of("admin"), f"/speakers/{speaker.pk}/edit/"

    client.post(page, {"name": "Annie Bellwether", "change": "give", "seen": "0"})
    decision = Decision.objects.get()
    client.post(page, {"name": "Annie Bellwether", "change": "take", "seen": str(decision.pk)})

    speaker.refresh_from_db()
    assert (speaker.given_names, speaker.denied_names) == ([], ["Annie Bellwether"])
    client.post(f"/speakers/decisions/{Decision.objects.latest('pk').pk}/undo/")
    speaker.refresh_from_db()
    assert (speaker.given_names, speaker.denied_names) == (["Annie Bellwether"], [])


def test_an_unnamed_source_is_given_no_name_but_a_printed_one(client_of: ClientOf, says: Says) -> None:
    speaker = says(kind="anonymous").speaker
    client = client_of("admin")

    shown = client.get(f"/speakers/{speaker.pk}/edit/").content.decode()
    assert "has no name here, and none is kept" in shown
    asked = {"kind": "named", "entity": "person", "name": "Victor Exley", "seen": "0"}
    client.post(f"/speakers/{speaker.pk}/kind/", asked)
    assert not Decision.objects.exists()
    client.post(f"/speakers/{speaker.pk}/kind/", asked | {"name": "Ana Bell"})

    speaker.refresh_from_db()
    assert (speaker.kind, speaker.name) == ("named", "Ana Bell")


@pytest.mark.parametrize("page", ["merge", "split", "edit"])
@pytest.mark.parametrize("articles", [1, 3])
def test_pages_cost_the_same_for_any_number_of_articles(
    client_of: ClientOf, says: Says, django_assert_max_num_queries: Any, page: str, articles: int
) -> None:
    for _ in range(articles):
        speaker = says("a nurse").speaker
    says(name="A. Bell")
    client = client_of("admin")

    with django_assert_max_num_queries(10):
        client.get(f"/speakers/{speaker.pk}/{page}/")


def test_an_undo_on_top_of_which_somebody_decided_is_refused(
    client_of: ClientOf, says: Says, person: Callable[[str], User]
) -> None:
    shown = says("", "she")
    quote = shown.version.quotes.in_text_order()[1]
    client = client_of("admin")
    client.post(f"/speakers/{shown.speaker_id}/split/", {"quote": [quote.pk], "seen": "0"})
    split = Decision.objects.steps().get()
    confirm_quote(quote, by=person("reviewer"), seen=Decision.objects.latest("pk").pk)

    client.post(f"/speakers/decisions/{split.pk}/undo/")

    assert not Decision.objects.filter(undoes=split).exists()


def test_the_speaker_page_shows_roles_over_time_and_leads_admins_to_these_pages(
    client_of: ClientOf, says: Says
) -> None:
    speaker = says("the mayor of Vardo").speaker
    says("a former mayor of Vardo")

    shown = client_of("admin").get(speaker.get_absolute_url()).content.decode()

    assert "Roles over time" in shown
    assert "<b>mayor</b>, Vardo" in shown
    assert f"/speakers/{speaker.pk}/split/" in shown
    assert "/split/" not in client_of("reader").get(speaker.get_absolute_url()).content.decode()


def test_the_speaker_page_says_why_an_article_was_linked(client_of: ClientOf, says: Says) -> None:
    says("the mayor of Vardo")
    linked = says("the Vardo mayor")
    apart = says("the mayor of Caldmere")
    client = client_of("reader")

    shown = client.get(linked.speaker.get_absolute_url()).content.decode()
    assert "Why linked" in shown
    assert "both mayor, Vardo" in shown
    shown = client.get(apart.speaker.get_absolute_url()).content.decode()
    assert "Why not a namesake" in shown
    assert "mayor of Caldmere, and mayor of Vardo" in shown


def test_the_history_of_a_speaker_has_what_was_merged_into_it(client_of: ClientOf, says: Says) -> None:
    into, other = says().speaker, says(name="Annie Bell").speaker
    client = client_of("admin")

    client.post(f"/speakers/{into.pk}/merge/", {"other": [other.pk], "seen": "0", "why": "one spelling"})

    assert "one spelling" in client.get(f"/speakers/{into.pk}/history/").content.decode()
