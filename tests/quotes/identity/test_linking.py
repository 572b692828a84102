"""Which speaker of the archive a speaker found in an article is."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from articles.models import ArticleVersion, Outlet
from quotes import profiles
from quotes.models import Appearance, LearnedName, Speaker, SpeakerRole
from quotes.profiles import refresh_profile, roles_of
from quotes.upkeep import catch_up
from tests.quotes.readings import saying

Read = Callable[..., ArticleVersion]


Says = Callable[..., Appearance]


def test_one_full_name_is_one_speaker_and_says_why(says: Says) -> None:
    first, second = says("the mayor of Vardo"), says("the Vardo mayor", name="Ana  Bell")

    assert first.speaker == second.speaker
    assert (first.link_rule, second.link_rule) == ("new", "name")
    assert [e["rule"] for e in second.link_evidence] == ["role", "name", "outlet", "time"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Jaber", "Muhammad Jaber"),
        ("Kim Dae-ki", "Dae-ki Kim"),
        ("Walid al-Khatib", "Walid Khatib"),
        ("Zoë Nagy", "Zoe Nagy"),
        ("Harold B. Finch", "Harold Finch"),
    ],
)
def test_spellings_of_one_name_are_one_speaker(says: Says, one: str, other: str) -> None:
    assert says(name=one).speaker == says(name=other).speaker


@pytest.mark.parametrize(
    ("one", "other"),
    [("the mayor of Vardo", "the mayor of Caldmere"), ("a striker", "a bishop"), ("34, a nurse", "67, a nurse")],
)
def test_namesakes_whose_roles_places_or_ages_contradict_are_kept_apart(says: Says, one: str, other: str) -> None:
    first, second = says(one), says(other)

    assert first.speaker != second.speaker
    assert second.link_rule == "contradicted"
    assert second.link_evidence[0]["weight"] <= -2


def test_namesakes_of_different_sex_are_kept_apart(says: Says) -> None:
    assert says("", "he").speaker != says("", "she").speaker


def test_namesakes_in_papers_of_different_countries_are_kept_apart(says: Says) -> None:
    Outlet.objects.create(name="The Vardo Post", country="Vardia")
    Outlet.objects.create(name="The Caldmere Post", country="Caldia")

    assert says(outlet="The Vardo Post").speaker != says(outlet="The Caldmere Post").speaker


def test_a_third_article_goes_to_the_namesake_it_fits(says: Says) -> None:
    nurse, striker = says("a nurse"), says("a striker")

    assert says("a nurse").speaker == nurse.speaker
    assert says("a striker").speaker == striker.speaker


def test_what_fits_several_namesakes_alike_is_nobody_known(says: Says) -> None:
    known = {says("a nurse").speaker, says("a striker").speaker}

    third = says()

    assert third.speaker not in known
    assert third.link_rule == "ambiguous"


@pytest.mark.parametrize("name", ["Bell", "A. Bell", "Ana"])
def test_single_names_and_initials_never_link_by_themselves(says: Says, name: str) -> None:
    says()

    assert says(name=name).speaker != says(name=name).speaker


@pytest.mark.parametrize("kind", ["pseudonymous", "anonymous"])
def test_who_is_not_named_is_linked_with_nobody(says: Says, kind: str) -> None:
    assert says("a nurse", kind=kind).speaker != says("a nurse", kind=kind).speaker


def test_an_acronym_is_not_linked_with_what_it_may_stand_for(says: Says) -> None:
    long = says(name="Vardo Harbor Office", entity="organization")
    short = says(name="VHO", entity="organization")

    assert long.speaker != short.speaker


def test_a_name_that_a_person_gave_links(says: Says) -> None:
    known = says().speaker
    known.given_names, known.given_keys = ["Annie Bellwether"], ["annie bellwether"]
    known.save()

    assert says(name="Annie Bellwether").speaker == known


def test_a_name_learned_in_one_outlet_links_there_alone(says: Says) -> None:
    nurse, striker = says("a nurse"), says("a striker")
    LearnedName.objects.create(
        quote=striker.version.quotes.get(),
        outlet=striker.version.article.outlet,
        entity="person",
        name_key="ana bell",
        speaker=striker.speaker,
    )

    assert says().speaker == striker.speaker
    assert says(outlet="Another Courier").speaker not in {nurse.speaker, striker.speaker}


def test_the_next_article_goes_to_the_speaker_merged_into(says: Says) -> None:
    old, into = says().speaker, says(name="Joan Hart").speaker
    Speaker.objects.filter(pk=old.pk).update(merged_into=into)

    found = says()

    assert (found.speaker, found.merged_from) == (into, old)


def test_reading_an_article_again_changes_no_speaker(says: Says, read: Read) -> None:
    says("a nurse")
    says("a striker")
    ambiguous = says()
    text = ambiguous.version.body

    again = read(found=saying(text, "Ana Bell", name="Ana Bell"), external_id="2")

    assert again == ambiguous.version
    assert again.appearances.get().speaker == ambiguous.speaker


def test_roles_are_kept_over_time(says: Says) -> None:
    for year, described in ((2024, "a lawyer"), (2025, "the mayor of Vardo"), (2026, "a former mayor")):
        shown = says(described, published_at=datetime(year, 5, 1, tzinfo=UTC))

    roles = SpeakerRole.objects.of_speaker(shown.speaker).over_time()

    assert [(r.title, r.affiliation, r.is_over, r.first.at.year, r.last.at.year, r.articles) for r in roles] == [
        ("mayor", "Vardo", True, 2025, 2026, 2),
        ("lawyer", "", False, 2024, 2024, 1),
    ]


def test_roles_of_somebody_given_many_are_kept_with_the_profile(says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    for year, described in ((2024, "a lawyer"), (2025, "the mayor of Vardo"), (2026, "a former mayor")):
        shown = says(described, published_at=datetime(year, 5, 1, tzinfo=UTC))
    of_speaker = SpeakerRole.objects.of_speaker(shown.speaker)
    catch_up()
    assert Speaker.objects.get(name="Ana Bell").profile.roles is None

    monkeypatch.setattr(profiles, "MANY_ROLES", 3)
    refresh_profile(shown.speaker)
    kept, read_now = roles_of(Speaker.objects.get(name="Ana Bell")), of_speaker.over_time()
    of_speaker.delete()

    assert kept == read_now == roles_of(Speaker.objects.get(name="Ana Bell"))
    assert len(kept) == 2


def test_two_affiliations_of_one_title_are_two_roles(says: Says) -> None:
    for year, described in ((2020, "the mayor of Vardo"), (2025, "the mayor of Caldmere"), (2025, "the mayor")):
        shown = says(described, published_at=datetime(year, 5, 1, tzinfo=UTC))

    roles = SpeakerRole.objects.of_speaker(shown.speaker).over_time()

    assert sorted(role.affiliation for role in roles) == ["", "Caldmere", "Vardo"]
