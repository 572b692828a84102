"""Merging, splitting, keeping apart and naming speakers, and what the next article learns from it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from quotes.changes import InvalidChange, QuoteChange
from quotes.models import Appearance, Decision, MergeProposal, Quote, Speaker, SpeakerAlias
from quotes.services import names, speakers
from quotes.services.events import StaleDecision
from quotes.services.quotes import confirm_quote, correct_quote
from quotes.services.signatures import Signature, newest_decision
from quotes.services.undo import redo_last, undo_last

Says = Callable[..., Appearance]


@pytest.fixture
def admin(person: Callable[[str], User]) -> User:
    return person("admin")


@pytest.fixture
def signed(admin: User) -> Signature:
    return Signature(by=admin, seen=10**9, page="/test/")


def speakers_of_quotes() -> list[str]:
    return [
        quote.speaker.name if quote.speaker else "" for quote in Quote.objects.select_related("speaker").order_by("pk")
    ]


def test_a_merge_brings_quotes_names_and_roles_and_can_be_undone_and_redone(
    says: Says, signed: Signature, admin: User
) -> None:
    says(name="Joan Hart")
    into, others = (
        says("the mayor of Vardo").speaker,
        [says(name="Annie Bell").speaker, says(name="Anna Bella").speaker],
    )

    decision = speakers.merge_speakers(into, others, signed=signed)

    assert speakers_of_quotes() == ["Joan Hart", "Ana Bell", "Ana Bell", "Ana Bell"]
    assert decision.parts.count() == 1
    assert {alias.name for alias in SpeakerAlias.objects.of_speaker(into)} == {"Ana Bell", "Annie Bell", "Anna Bella"}
    undo_last(admin)
    assert speakers_of_quotes() == ["Joan Hart", "Ana Bell", "Annie Bell", "Anna Bella"]
    redo_last(admin)
    assert speakers_of_quotes() == ["Joan Hart", "Ana Bell", "Ana Bell", "Ana Bell"]


def test_undoing_a_merge_brings_home_what_was_read_meanwhile(says: Says, signed: Signature, admin: User) -> None:
    into, other = says().speaker, says(name="Annie Bellwether").speaker
    speakers.merge_speakers(into, [other], signed=signed)
    assert says(name="Annie Bellwether").speaker == into

    undo_last(admin)

    assert speakers_of_quotes() == ["Ana Bell", "Annie Bellwether", "Annie Bellwether"]


def test_a_merge_keeps_what_people_decided_about_quotes(
    says: Says, signed: Signature, person: Callable[[str], User]
) -> None:
    into, shown = says().speaker, says(name="Annie Bell")
    quote = shown.version.quotes.get()
    decision = confirm_quote(quote, by=person("reviewer"))

    speakers.merge_speakers(into, [shown.speaker], signed=signed)

    quote.refresh_from_db()
    assert (quote.speaker, quote.status, quote.decision) == (into, "confirmed", decision)


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ({}, {"kind": "pseudonymous"}, "change the kind"),
        ({}, {"entity": "group"}, "change the kind"),
        ({"kind": "anonymous"}, {"kind": "anonymous"}, "two articles are never joined"),
        ({"kind": "pseudonymous"}, {"kind": "pseudonymous", "outlet": "Another"}, "one outlet only"),
    ],
    ids=["kinds", "entities", "anonymous", "pseudonyms of two outlets"],
)
def test_what_the_identity_rules_forbid_is_not_merged(
    says: Says, signed: Signature, one: dict[str, str], other: dict[str, str], message: str
) -> None:
    into, unlike = says(**one).speaker, says(**other).speaker

    with pytest.raises(InvalidChange, match=message):
        speakers.merge_speakers(into, [unlike], signed=signed)

    assert Decision.objects.count() == 0


def test_pseudonyms_of_one_outlet_are_merged_by_a_person_and_brought_back(
    says: Says, signed: Signature, admin: User
) -> None:
    into, other = (says(name="Vex", kind="pseudonymous").speaker for _ in range(2))
    before = list(Speaker.objects.order_by("pk").values())

    speakers.merge_speakers(into, [other], signed=signed)
    into.refresh_from_db()
    assert (into.article, into.quotes.count()) == (None, 2)
    undo_last(admin)

    assert list(Speaker.objects.order_by("pk").values()) == before


def test_a_merge_on_stale_data_is_refused(says: Says, admin: User) -> None:
    into, other = says().speaker, says(name="Annie Bell").speaker
    seen = newest_decision()
    names.rename_speaker(other, "Anna Bell", signed=Signature(by=admin, seen=seen))

    with pytest.raises(StaleDecision, match="renamed by admin"):
        speakers.merge_speakers(into, [other], signed=Signature(by=admin, seen=seen))

    assert speakers_of_quotes() == ["Ana Bell", "Anna Bell"]


def test_who_is_kept_apart_is_neither_merged_nor_proposed(says: Says, signed: Signature, admin: User) -> None:
    one, other = says(name="Joan Hartwell").speaker, says(name="J. Hartwell").speaker
    assert MergeProposal.objects.open().count() == 1

    speakers.keep_apart(other, one, signed=signed)

    assert MergeProposal.objects.open().count() == 0
    with pytest.raises(InvalidChange, match="kept apart"):
        speakers.merge_speakers(one, [other], signed=signed)
    says(name="J. Hartwell")
    assert not MergeProposal.objects.open().filter(first=one, second=other).exists()
    undo_last(admin)
    speakers.merge_speakers(one, [other], signed=signed)


def test_a_split_takes_quotes_roles_and_later_readings_along(says: Says, signed: Signature, admin: User) -> None:
    stays, goes = says("a nurse"), says("a nurse", "she")
    chosen = list(goes.version.quotes.all())
    before = speakers_of_quotes()

    part = speakers.split_speaker(stays.speaker, chosen, signed=signed).speaker

    assert part
    assert [quote.speaker_id for quote in Quote.objects.order_by("pk")] == [stays.speaker_id, part.pk, part.pk]
    assert says("a nurse", "she", number=1).speaker == part
    assert says("a nurse", number=0).speaker == stays.speaker
    undo_last(admin)
    assert speakers_of_quotes() == before
    assert Speaker.objects.standing().count() == 1
    redo_last(admin)
    assert Speaker.objects.standing().count() == 2


def test_of_an_article_of_which_a_part_goes_the_chosen_quotes_are_decided(
    says: Says, signed: Signature, admin: User
) -> None:
    shown = says("", "she")
    first, second = shown.version.quotes.in_text_order()

    part = speakers.split_speaker(shown.speaker, [second], signed=signed, name="Ann Bell").speaker

    assert part
    assert speakers_of_quotes() == ["Ana Bell", "Ann Bell"]
    assert Quote.objects.undecided().get() == first
    assert says("", "she", number=0).speaker == shown.speaker
    assert sorted(speakers_of_quotes()) == ["Ana Bell", "Ann Bell"]
    undo_last(admin)
    assert speakers_of_quotes() == ["Ana Bell", "Ana Bell"]


def test_a_split_can_give_to_somebody_known(says: Says, signed: Signature, admin: User) -> None:
    shown, known = says("", "she"), says(name="Joan Hart").speaker
    quote = shown.version.quotes.in_text_order()[1]

    speakers.split_speaker(shown.speaker, [quote], signed=signed, into=known)

    assert speakers_of_quotes() == ["Ana Bell", "Joan Hart", "Joan Hart"]
    undo_last(admin)
    assert speakers_of_quotes() == ["Ana Bell", "Ana Bell", "Joan Hart"]


@pytest.mark.parametrize("chosen", [slice(0, 0), slice(None)], ids=["none", "all"])
def test_a_split_needs_some_quotes_on_either_side(says: Says, signed: Signature, chosen: slice) -> None:
    shown = says("", "she")

    with pytest.raises(InvalidChange, match="not none and not all"):
        speakers.split_speaker(shown.speaker, list(shown.version.quotes.all())[chosen], signed=signed)


def test_namesakes_split_by_a_person_stay_apart_for_the_next_article(says: Says, signed: Signature) -> None:
    nurse, striker = says(), says(outlet="The Vardo Post")
    part = speakers.split_speaker(nurse.speaker, list(striker.version.quotes.all()), signed=signed).speaker

    assert says(outlet="The Vardo Post").speaker == part
    assert says().speaker == nurse.speaker
    assert not MergeProposal.objects.open().filter(first=nurse.speaker, second=part).exists()


def test_a_renamed_speaker_is_found_under_both_names(says: Says, signed: Signature, admin: User) -> None:
    speaker = says().speaker

    names.rename_speaker(speaker, "Anastasia  Bell", signed=signed)

    assert says().speaker == says(name="Anastasia Bell").speaker == speaker
    undo_last(admin)
    speaker.refresh_from_db()
    assert (speaker.name, speaker.name_key, speaker.given_names) == ("Ana Bell", "ana bell", [])


def test_a_name_given_links_the_next_article_and_a_name_taken_away_does_not(says: Says, signed: Signature) -> None:
    speaker = says().speaker

    names.give_name(speaker, "The Iron Bell", signed=signed)
    assert says(name="Iron Bell").speaker == speaker
    names.take_name_away(speaker, "The Iron Bell", signed=signed)
    assert says(name="Iron Bell").speaker != speaker


def test_a_pseudonym_is_called_only_what_articles_print(says: Says, signed: Signature) -> None:
    speaker = says(name="Vex", kind="pseudonymous").speaker

    for decide in (names.rename_speaker, names.give_name):
        with pytest.raises(InvalidChange, match="exactly as one of the articles prints it"):
            decide(speaker, "Victor Exley", signed=signed)
    assert not Decision.objects.exists()


def test_a_corrected_speaker_teaches_whom_the_outlet_means(says: Says, admin: User) -> None:
    wrong, right = says("a nurse"), says("a striker").speaker
    unknown = says()

    correct_quote(unknown.version.quotes.get(), QuoteChange(speaker=right), by=admin)

    assert says().speaker == right
    assert says(outlet="Another Courier").speaker not in {wrong.speaker, right}
    undo_last(admin)
    assert says().speaker not in {wrong.speaker, right}


def test_a_text_read_again_goes_to_the_speaker_merged_into(says: Says, signed: Signature) -> None:
    into, other = says().speaker, says(name="Annie Bell")
    speakers.merge_speakers(into, [other.speaker], signed=signed)

    again = says(name="Annie Bell", number=1)

    assert (again.version, again.speaker, again.merged_from) == (other.version, into, other.speaker)
