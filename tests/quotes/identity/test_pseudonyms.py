"""A pseudonym never links articles by itself: it arises as a proposal, with its evidence, for a person to decide."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from quotes.models import Appearance, MergeProposal, Speaker
from quotes.services.signatures import Signature
from quotes.services.speakers import merge_speakers

Says = Callable[..., Appearance]


def vex(says: Says, described: str = "a smuggler") -> Appearance:
    return says(described, name="Vex", kind="pseudonymous")


def test_one_pseudonym_in_two_articles_of_an_outlet_is_two_speakers_and_a_proposal(says: Says) -> None:
    first, second = vex(says), vex(says)

    proposal = MergeProposal.objects.open().get()

    assert first.speaker != second.speaker
    assert (first.link_rule, second.link_rule) == ("own", "own")
    assert {proposal.first, proposal.second} == {first.speaker, second.speaker}
    assert [each["rule"] for each in proposal.evidence] == ["name", "role", "outlet", "time"]
    assert all(each["words"] for each in proposal.evidence)


def test_a_third_article_neither_joins_nor_settles_a_proposal(says: Says) -> None:
    speakers = [vex(says).speaker for _ in range(3)]

    assert len(set(speakers)) == 3
    assert MergeProposal.objects.open().count() == 3
    assert not Speaker.objects.exclude(merged_into=None).exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"outlet": "The Vardo Post"}, {"outlet": "The Caldmere Post"}, id="another outlet"),
        pytest.param({}, {"kind": "named"}, id="somebody named so"),
        pytest.param({}, {"name": "Grell"}, id="another pseudonym"),
    ],
)
def test_no_proposal_beyond_an_outlet_or_a_kind_or_a_name(
    says: Says, one: dict[str, str], other: dict[str, str]
) -> None:
    for details in (one, other):
        says("a smuggler", **{"name": "Vex", "kind": "pseudonymous", **details})

    assert Speaker.objects.count() == 2
    assert not MergeProposal.objects.open().exists()


def test_what_contradicts_stands_in_the_proposal_and_makes_it_less_likely(says: Says) -> None:
    first, older, third = (vex(says, f"{age}, a smuggler").speaker for age in (34, 67, 34))

    unlike = MergeProposal.objects.open().get(first=first, second=older)

    assert [each["rule"] for each in unlike.evidence if each["weight"] < 0] == ["age"]
    assert unlike.score < MergeProposal.objects.open().get(first=first, second=third).score


def test_what_a_person_confirmed_is_one_and_the_next_article_a_proposal_again(
    says: Says, person: Callable[[str], User]
) -> None:
    into, other = vex(says).speaker, vex(says).speaker
    merge_speakers(into, [other], signed=Signature(by=person("admin"), seen=0, page="/test/"))

    third = vex(says).speaker

    proposal = MergeProposal.objects.open().get()
    assert third != into
    assert {proposal.first, proposal.second} == {into, third}
    other.refresh_from_db()
    assert other.merged_into == into
