"""What people decide about withheld names, and about what a speaker is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import ArticleVersion
from quotes.changes import InvalidChange, WithheldChange
from quotes.models import Speaker, WithheldName
from quotes.services.events import StaleDecision
from quotes.services.kinds import recast_speaker
from quotes.services.names import give_name
from quotes.services.signatures import Signature
from quotes.services.speakers import merge_speakers
from quotes.services.undo import undo_last
from quotes.services.withheld import add_withheld, correct_withheld, reject_withheld
from tests.quotes.readings import span_of

Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]


@pytest.fixture
def name(read: Read) -> WithheldName:
    return read().withheld_names.get()


def test_correcting_a_reason_and_its_words(name: WithheldName, person: Person) -> None:
    change = WithheldChange(reason="privacy", evidence_spans=[span_of("for his job")])

    decision = correct_withheld(name, change, by=person("reviewer"))

    assert (name.reason_id, name.evidence, name.trigger, name.status) == (
        "privacy",
        "for his job",
        "asked not to be named",
        "confirmed",
    )
    assert (decision.before["reason"], decision.after["reason"]) == ("retaliation", "privacy")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"reason": "whim"}, "no reason that we know", id="reason"),
        pytest.param({"trigger_spans": [[0, 3], [5, 9]]}, "one passage", id="two triggers"),
        pytest.param({"evidence_spans": [[0, 9999]]}, "outside the text", id="outside"),
    ],
)
def test_what_can_not_be_is_refused(name: WithheldName, person: Person, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidChange, match=message):
        correct_withheld(name, WithheldChange(**change), by=person("reviewer"))


def test_a_rejected_name_leaves_all_lists_and_stays_in_the_records(name: WithheldName, person: Person) -> None:
    reject_withheld(name, by=person("reviewer"))

    assert not name.version.withheld_names.exists()
    assert not name.speaker.withheld_names.exists()
    assert WithheldName.every.get() == name


def test_two_people_at_one_name(name: WithheldName, person: Person) -> None:
    correct_withheld(name, WithheldChange(), by=person("reviewer"))

    with pytest.raises(StaleDecision, match="corrected by reviewer"):
        reject_withheld(name, by=person("admin"))


def test_a_person_sees_what_the_machine_did_not(name: WithheldName, person: Person) -> None:
    mayor = Speaker.objects.get(name="Ana Bell")
    recast_speaker(mayor, kind="pseudonymous", entity="person", by=person("reviewer"))

    decision = add_withheld(name.version, mayor, WithheldChange(reason="none_stated"), by=person("reviewer"))

    assert (decision.before, mayor.withheld_names.get().reason_id) == ({}, "none_stated")
    with pytest.raises(InvalidChange, match="known already"):
        add_withheld(name.version, mayor, WithheldChange(reason="other"), by=person("reviewer"))


def test_an_unnamed_speaker_gets_the_name_that_the_article_prints(read: Read, person: Person) -> None:
    name = read(" His colleagues call him Dr. Sami.").withheld_names.get()

    recast_speaker(name.speaker, kind="pseudonymous", entity="person", name="Dr. Sami", by=person("reviewer"))

    assert (name.speaker.name, name.speaker.name_key, name.speaker.article) == (
        "Dr. Sami",
        "sami",
        name.version.article,
    )


def test_a_speaker_of_one_article_can_lose_the_name(name: WithheldName, person: Person) -> None:
    mayor = Speaker.objects.get(name="Ana Bell")

    recast_speaker(mayor, kind="anonymous", entity="group", by=person("reviewer"))

    assert (mayor.kind, mayor.entity, mayor.name, mayor.article) == ("anonymous", "group", "", name.version.article)


def test_nobody_unnamed_is_kept_or_found_under_a_name(name: WithheldName, person: Person) -> None:
    mayor, admin = Speaker.objects.get(name="Ana Bell"), person("admin")
    give_name(mayor, "Mayor Bell", signed=Signature(by=admin))
    seen = mayor.decisions.latest("pk").pk

    recast_speaker(mayor, kind="anonymous", entity="person", by=admin, seen=seen)

    assert (mayor.given_names, mayor.given_keys) == ([], [])
    assert not mayor.aliases.exists()
    assert not mayor.keys.exists()
    assert not Speaker.objects.called("Bell").exists()
    undo_last(admin)
    mayor.refresh_from_db()
    assert (mayor.name, mayor.given_names) == ("Ana Bell", ["Mayor Bell"])
    assert [alias.name for alias in mayor.aliases.all()] == ["Ana Bell"]
    assert Speaker.objects.called("Bell").get() == mayor


def test_names_of_those_merged_in_lead_to_nobody_unnamed(name: WithheldName, person: Person) -> None:
    mayor, admin = Speaker.objects.get(name="Ana Bell"), person("admin")
    other = Speaker.objects.create(kind="named", entity="person", name="A. Bell", name_key="bell")
    merge_speakers(mayor, [other], signed=Signature(by=admin))

    with pytest.raises(InvalidChange, match="Undo that first"):
        recast_speaker(mayor, kind="anonymous", entity="person", by=admin)


def test_identity_rules_hold(read: Read, name: WithheldName, person: Person) -> None:
    read(" The next day.")

    with pytest.raises(InvalidChange, match="stands in 2"):
        recast_speaker(Speaker.objects.get(name="Ana Bell"), kind="anonymous", entity="person", by=person("reviewer"))
    with pytest.raises(InvalidChange, match="needs the name"):
        recast_speaker(name.speaker, kind="named", entity="person", by=person("reviewer"))
