"""Grants of anonymity in a text, before anybody asks whose name it is."""

import pytest

from quotes.attribution.components.grants import Grant, find_grants
from quotes.attribution.components.reasons import classify
from quotes.attribution.components.wording import compile_wording


def read(text: str) -> list[tuple[str | None, str | None, str]]:
    """(trigger, evidence, code) of every grant."""

    def words(grant: Grant) -> tuple[str | None, str | None]:
        trigger, evidence = (span and text[slice(*span)] for span in (grant.trigger, grant.evidence))
        return trigger, evidence

    return [(*words(grant), grant.reason) for grant in find_grants(text)]


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ("out of fear for his safety", "safety"),
        ("fears Taliban retribution", "safety"),
        ("because she feared losing her job", "retaliation"),
        ("to protect her nephew's identity", "privacy"),
        ("who is 15", "minor"),
        ("citing pending litigation", "legal"),
        ("because of a nondisclosure agreement", "legal"),
        ("because most of their missions are classified", "security"),
        ("was not authorized to speak publicly", "not_authorized"),
        ("under government protocol", "ground_rules"),
        ("to speak candidly", "candor"),
        ("to discuss internal deliberations", "candor"),
        ("since the firm forbids staff to talk to reporters", "not_authorized"),
        ("because she is under police protection", "safety"),
        ("because hospitals there were bombed", "safety"),
        ("because the matter is with the tribunal", "legal"),
        ("because he dislikes hats", None),
    ],
)
def test_the_first_words_that_fit_a_class_decide(evidence: str, code: str | None) -> None:
    assert classify(evidence) == code


@pytest.mark.parametrize(
    ("before", "code"),
    [("The militants had burned the school.", "safety"), ("The office had a new manager.", "retaliation")],
)
def test_what_stands_around_tells_war_from_work(before: str, code: str) -> None:
    text = f"{before} She asked not to be named for fear of reprisals."

    assert read(text) == [("asked not to be named", "for fear of reprisals", code)]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("He spoke on condition of anonymity because he is shy, and left.", "because he is shy"),
        ("He spoke on condition of anonymity because, he said, he is shy.", "because, he said, he is shy"),
        ("He asked not to be named for fear of losing his job, his flat or his visa.", "for fear of losing his job"),
        ("He asked for anonymity when reached by telephone, citing a gag order.", "citing a gag order"),
        ("He asked not to be named — he fears arrest.", None),
        ("He spoke on condition of anonymity. “Because I can,” he said.", None),
        ("Citing a gag order, he asked not to be named.", "Citing a gag order"),
        ("He asked not to be named. He fears losing his job.", "He fears losing his job."),
        ("A man who spoke anonymously for fear of his boss alleged fraud.", "for fear of his boss"),
        ("Pia is not her real name. She asked for another because she fears arrest.", "because she fears arrest"),
        ("She begged off from being named, fearing for her job.", "fearing for her job"),
        ("He asked not to be named. The plan could cost millions.", None),
    ],
)
def test_the_reason_ends_with_its_clause(text: str, evidence: str | None) -> None:
    [(_, found, _)] = read(text)

    assert found == evidence or (evidence is not None and found is not None and found.startswith(evidence))


def test_a_reason_alone_has_no_trigger() -> None:
    text = "It leaks, according to an engineer who was not authorized to speak publicly."

    assert read(text) == [(None, "was not authorized to speak publicly", "not_authorized")]


def test_a_lone_reason_beside_a_trigger_is_its_evidence() -> None:
    text = "An engineer who was not authorized to speak publicly and asked not to be named shrugged."

    assert read(text) == [("asked not to be named", "was not authorized to speak publicly", "not_authorized")]


def test_two_people_in_a_sentence_have_a_grant_each() -> None:
    text = "One aide asked not to be named to speak freely; another asked for anonymity, fearing for his job."

    assert [code for *_, code in read(text)] == ["candor", "retaliation"]


@pytest.mark.parametrize(
    "text",
    [
        "She goes to Alcoholics Anonymous.",
        "He voted for background checks.",
        "The call came on an anonymous tip line.",
        "The whistle-blower law passed.",
        "They hide behind a cloak of anonymity.",
        "He asked not for money but for time.",
        "The bridge is named after a poet.",
        "She lacks the name recognition of her rival; she doesn’t have the name for it.",
    ],
)
def test_false_friends_are_no_grants(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("blank", ["  ", "\u00a0", "\t", " \u202f"])
def test_any_blanks_and_apostrophes_do(blank: str) -> None:
    text = "A clerk who wasn’t authorized to speak asked not to be named.".replace(" ", blank)

    [(trigger, _, code)] = read(text)

    assert (trigger, code) == ("asked not to be named".replace(" ", blank), "not_authorized")


def test_wording_widens_blanks_outside_of_brackets_alone() -> None:
    assert compile_wording(r"a b ?[c d]{2}\ e").pattern == r"a +b *[c d]{2}\ e"
