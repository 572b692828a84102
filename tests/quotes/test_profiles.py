"""What is worked out about speakers: kept up with readings and decisions, copies counted once."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib.auth.models import User

from articles.models import ArticleVersion
from quotes.models import ArchiveTerm, Outdated, Quote, Reason, Speaker, SpeakerProfile
from quotes.profiles import facts_of
from quotes.services.quotes import reject_quote
from quotes.services.withdrawal import withdraw_name
from quotes.terms import NEWEST, Term, telling_terms
from quotes.upkeep import catch_up

Read = Callable[..., ArticleVersion]


def profile_of(name: str) -> SpeakerProfile:
    return SpeakerProfile.objects.get(speaker=Speaker.objects.get(name=name))


def test_profile_counts_months_channels_outlets_and_authors(read: Read) -> None:
    read(published_at=datetime(2026, 1, 5, tzinfo=UTC), byline="Ida Malm; Leo Prud")
    read(" Wholly other words are added here.", published_at=datetime(2026, 3, 5, tzinfo=UTC), outlet="The Skerry Post")
    Quote.objects.filter(form="direct").update(channel="letter")
    catch_up()

    facts = facts_of(profile_of("Ana Bell"))

    assert facts.months == [("2026-01", 2), ("2026-03", 2)]
    assert facts.channels == [("", 2), ("letter", 2)]
    assert facts.outlets == [("The Skerry Post", 2), ("The Test Courier", 2)]
    assert facts.authors == [("Ida Malm", 2), ("Leo Prud", 2)]
    assert facts.company == []


def test_a_decision_and_a_new_version_are_caught_up_with(read: Read, person: Callable[[str], User]) -> None:
    version = read(external_id="bridge")
    catch_up()
    assert profile_of("Ana Bell").statements == 2

    reject_quote(version.quotes.in_text_order()[0], by=person("reviewer"))
    assert Outdated.objects.exists()
    catch_up()
    assert (profile_of("Ana Bell").statements, Outdated.objects.count()) == (1, 0)

    read(" It closed.", external_id="bridge")  # what was rejected stays so in the new version
    catch_up()
    assert profile_of("Ana Bell").statements == 1


def test_words_of_unnamed_people_are_not_told(read: Read) -> None:
    for number in range(3):
        read(f" It was article {number}, and this sentence is another one.")
    catch_up()

    for profile in SpeakerProfile.objects.exclude(speaker__kind=Speaker.Kind.NAMED):
        assert facts_of(profile).terms == []


def test_nothing_that_was_worked_out_keeps_a_withdrawn_name(read: Read, person: Callable[[str], User]) -> None:
    for number in range(3):
        read(f" It was article {number} that came later than all the others.")
    Quote.objects.filter(form="direct").update(content_spans=[[0, 14]])  # "Mayor Ana Bell"
    catch_up()
    assert ArchiveTerm.objects.filter(stem="bell").exists()

    withdraw_name(Speaker.objects.get(name="Ana Bell"), by=person("admin"), reason=Reason.objects.get(code="safety"))
    assert not ArchiveTerm.objects.exists()
    assert not SpeakerProfile.objects.exists()
    catch_up()

    facts = str(list(SpeakerProfile.objects.values_list("facts", flat=True)))
    assert not ArchiveTerm.objects.filter(stem="bell").exists()
    assert "bell" not in facts.lower()


def test_archive_is_counted_when_it_has_grown(read: Read) -> None:
    read()
    catch_up()
    before = ArchiveTerm.objects.get(stem="bridg").statements
    ArchiveTerm.objects.filter(stem=NEWEST).update(statements=1)  # numbers of quotes run on from test to test

    for number in range(3):
        read(f" It was article {number} that came later than all the others.")
    catch_up()

    assert (before, ArchiveTerm.objects.get(stem="bridg").statements) == (1, 4)


def test_telling_terms_are_those_used_more_than_elsewhere() -> None:
    theirs = [Term("kettl", "kettles", 9), Term("tax", "tax", 9), Term("harbor", "harbor", 1)]

    telling = telling_terms(theirs, {"kettl": 10, "tax": 900, "harbor": 1}, 10_000, most=5)

    assert telling == [Term("kettl", "kettles", 9)]
