"""Every rule: what it finds, where, and what it leaves alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quotes.policy.facts import OtherArticle
from quotes.policy.rulebook import DEFAULTS, RULES, evaluate
from quotes.policy.rules import Severity
from tests.quotes.policy.articles import APPROVED, PUBLISHED, Draft, span_in

OFFICIAL = "A ministry official who attended the talks said the deal was dead."
FEARFUL = (
    "A ministry official who attended the talks, who asked not to be named because he feared for his job, said the"
    " deal was dead."
)


def official(body: str = OFFICIAL, **more: object) -> Draft:
    draft = Draft(body)
    return draft.source("A ministry official who attended the talks", **more).says("the deal was dead")  # type: ignore[arg-type]


def fearful(**more: object) -> Draft:
    return official(
        FEARFUL,
        reason="retaliation",
        strength="harm",
        trigger="asked not to be named",
        because="because he feared for his job",
        **more,
    )


def weak(because: str, body: str = "") -> Draft:
    text = body or f"A ministry official, who spoke on condition of anonymity {because}, said the deal was dead."
    return Draft(text).source("A ministry official", reason="candor", strength="weak", because=because)


def test_there_are_twenty_rules_each_with_a_meaning() -> None:
    assert len(RULES) == 20
    assert all(rule.label and rule.meaning and rule.check.__doc__ for rule in RULES.values())


# reason-missing


def test_an_unnamed_source_without_a_reason_is_found() -> None:
    draft = Draft("An official, speaking on condition of anonymity, said no.")
    draft.source("An official", reason="declined", trigger="speaking on condition of anonymity")

    assert draft.evidence("reason-missing") == [["speaking on condition of anonymity"]]


def test_an_assumed_name_without_a_word_about_it_is_found() -> None:
    draft = Draft("Abu Dalia said they would wait.").source("", kind="pseudonymous", name="Abu Dalia")

    assert [each.hit.sentence for each in draft.found("reason-missing")] == [
        "“Abu Dalia” has an assumed or partial name and the article does not say why."
    ]


def test_a_stated_reason_is_enough() -> None:
    assert fearful().found("reason-missing") == []
    assert Draft("Ana Bell said no.").named("Ana Bell").says("no").found("reason-missing") == []


# reason-boilerplate


@pytest.mark.parametrize(
    "phrase",
    [
        "because of the sensitivity of the matter",
        "because he was not authorized to speak publicly",
        "in order to speak candidly",
        "to discuss private deliberations",
        "because the talks were ongoing",
        "citing ground rules",
    ],
)
def test_stock_phrases_are_found(phrase: str) -> None:
    assert weak(phrase).evidence("reason-boilerplate") == [[phrase]]


@pytest.mark.parametrize(
    "reason",
    [
        "because his last two deputies were dismissed after speaking to reporters",
        "because he was not authorized to speak and feared that the ministry would take his flat and his pension",
    ],
)
def test_reasons_of_their_own_are_no_stock_phrases(reason: str) -> None:
    assert weak(reason).found("reason-boilerplate") == []


def test_how_many_words_of_its_own_a_reason_needs_can_be_set() -> None:
    draft = weak("because he was not authorized to speak and feared for his pension")

    assert (len(draft.found("reason-boilerplate", 0)), len(draft.found("reason-boilerplate", 5))) == (0, 1)


# reason-weak


def test_a_weak_reason_is_found_until_an_editor_notes_why_it_is_accepted() -> None:
    draft = weak("to speak candidly")
    speaker = draft.facts.speakers[0]
    noted = replace(draft.facts, speakers=(replace(speaker, approvals=(replace(APPROVED, note=True),)),))

    assert draft.evidence("reason-weak") == [["to speak candidly"]]
    assert [each for each in evaluate(noted) if each.rule.code == "reason-weak"] == []


def test_fear_for_a_job_is_no_weak_reason() -> None:
    assert fearful().found("reason-weak") == []


# label-bare


@pytest.mark.parametrize("label", ["A source", "Sources", "Two senior officials", "an insider", "One of the officials"])
def test_bare_labels_are_found(label: str) -> None:
    draft = Draft(f"{label} said the deal was dead.").source(label).says("the deal was dead")

    assert draft.evidence("label-bare") == [[label]]


@pytest.mark.parametrize(
    "label", ["A ministry official", "A person briefed on the talks", "Two diplomats from the north", "Residents"]
)
def test_labels_with_an_affiliation_or_a_basis_are_not_bare(label: str) -> None:
    assert Draft(f"{label} said the deal was dead.").source(label).says("the deal was dead").found("label-bare") == []


# description-thin


def test_a_description_with_one_of_three_is_thin() -> None:
    draft = Draft("A ministry official said the deal was dead.").source("A ministry official").says("the deal was dead")

    assert [each.hit.sentence for each in draft.found("description-thin")] == [
        "The article says little about “A ministry official”: not how the source knows or side or motive."
    ]


def test_role_and_basis_of_knowledge_are_two_of_three() -> None:
    assert official().found("description-thin") == []
    assert len(official().found("description-thin", 3)) == 1


def test_what_the_sentence_adds_counts_and_what_the_source_says_does_not() -> None:
    body = "A ministry official, an opponent of the deal, said that witnesses were lying."
    draft = Draft(body).source("A ministry official").says("witnesses were lying")

    assert draft.found("description-thin") == []
    assert len(draft.found("description-thin", 3)) == 1


# plural-of-one


def test_a_plural_for_one_person_is_found_by_the_record() -> None:
    body = "Officials at the ministry said the deal was dead."

    assert Draft(body).source("Officials at the ministry", persons=1).evidence("plural-of-one") == [
        ["Officials at the ministry"]
    ]
    assert Draft(body).source("Officials at the ministry", persons=2).found("plural-of-one") == []
    assert Draft(body).source("Officials at the ministry").found("plural-of-one") == []


# approval-missing


def test_without_an_approval_there_is_a_finding() -> None:
    assert [each.hit.sentence for each in official().found("approval-missing")] == [
        "The use of “A ministry official who attended the talks” has no approval on record."
    ]


def test_an_approval_before_publication_is_enough() -> None:
    assert official(approvals=(APPROVED,)).found("approval-missing") == []


def test_an_approval_afterwards_or_by_too_low_a_role_is_not() -> None:
    late = replace(APPROVED, at=PUBLISHED + timedelta(hours=2))
    low = replace(APPROVED, role="reporter", rank=1)

    sentences = [official(approvals=(each,)).found("approval-missing")[0].hit.sentence for each in (late, low)]
    use = "The use of “A ministry official who attended the talks”"

    assert sentences == [
        f"{use} was approved only after publication, on 1 Mar 2026 at 11:00.",
        f"{use} was approved by a reporter alone; somebody with a higher role has to.",
    ]


def test_of_a_draft_any_approval_is_in_time() -> None:
    draft = official(approvals=(replace(APPROVED, at=PUBLISHED + timedelta(hours=2)),))
    draft.facts = replace(draft.facts, published=None)

    assert draft.found("approval-missing") == []


# editor-does-not-know


def test_somebody_has_to_know_who_it_is() -> None:
    assert len(official().found("editor-does-not-know")) == 1
    assert official(attested=True).found("editor-does-not-know") == []


# unnamed-direct-quote


def test_direct_quotes_need_an_approval_of_their_own() -> None:
    body = "A ministry official said “the deal is dead” and that talks were over."
    draft = Draft(body).source("A ministry official", approvals=(APPROVED,))
    draft.says("“the deal is dead”", form="direct").says("talks were over")
    allowed = replace(draft.facts.speakers[0], approvals=(replace(APPROVED, direct_quotes=True),))

    assert draft.evidence("unnamed-direct-quote") == [["“the deal is dead”"]]
    draft.facts = replace(draft.facts, speakers=(allowed,))
    assert draft.found("unnamed-direct-quote") == []


# lead-rests-on-unnamed


def test_a_lead_from_an_unnamed_source_is_found() -> None:
    draft = official(f"The minister is leaving. {OFFICIAL} It was raining.")

    assert draft.evidence("lead-rests-on-unnamed") == [[OFFICIAL]]
    assert draft.found("lead-rests-on-unnamed", 1) == []


def test_a_lead_that_a_named_source_shares_is_not() -> None:
    body = "Ana Bell said the deal was off, and a ministry official said the talks were over."
    draft = Draft(body).named("Ana Bell").says("the deal was off")
    draft.source("a ministry official").says("the talks were over")

    assert draft.found("lead-rests-on-unnamed") == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [("Ossara deal is dead", 1), ("Deal collapses, officials say", 1), ("Ana Bell opens a bridge", 0)],
)
def test_a_headline_that_rests_on_an_unnamed_source_is_found(headline: str, expected: int) -> None:
    body = "It rained all week. The bridge stayed shut. A ministry official said the Ossara deal was dead."
    draft = Draft(body, headline=headline).source("A ministry official").says("the Ossara deal was dead")

    assert len(draft.found("lead-rests-on-unnamed")) == expected


# only-unnamed, mostly-unnamed


def mixture(named: int, unnamed: int) -> Draft:
    words = [f"thing {number} happened" for number in range(named + unnamed)]
    body = " ".join(f"Somebody said {each}." for each in words)
    draft = Draft(f"Ana Bell and an aide spoke. {body}").named("Ana Bell").source("an aide")
    for number, each in enumerate(words):
        draft.says(each, speaker=1 if number < named else 2)
    return draft


def test_an_article_whose_sources_all_lack_names_is_found() -> None:
    assert mixture(0, 2).evidence("only-unnamed") == [["thing 0 happened", "thing 1 happened"]]
    assert mixture(1, 2).found("only-unnamed") == []
    assert Draft("It rained.").found("only-unnamed") == []


def test_to_decline_to_comment_is_no_statement() -> None:
    body = "A spokesman declined to comment. An aide said no."
    draft = Draft(body).source("A spokesman").says("to comment", cue=span_in(body, "declined"))
    draft.source("An aide").says("no")

    assert [each.hit.sentence for each in draft.found("only-unnamed")] == [
        "The one statement here comes from people without a name."
    ]


def test_a_share_of_named_sources_below_the_threshold_is_found() -> None:
    assert [each.hit.sentence for each in mixture(1, 3).found("mostly-unnamed")] == [
        "1 of 4 statements (25%) come from named sources; at least 50% are asked for."
    ]
    assert mixture(2, 2).found("mostly-unnamed") == []
    assert mixture(1, 3).found("mostly-unnamed", 25) == []


# single-source


def test_one_unnamed_person_who_carries_a_claim_alone_is_found() -> None:
    assert official().evidence("single-source") == [["the deal was dead"]]


def test_a_claim_that_somebody_else_bears_out_is_not() -> None:
    body = f"{OFFICIAL} The mayor, Ana Bell, said the deal was dead too."
    draft = official(body).named("Ana Bell").says("the deal was dead too")

    assert draft.found("single-source") == []
    assert official(corroborated=True).found("single-source") == []
    assert official(f"{OFFICIAL[:-1]}, as documents seen by the Courier show.").found("single-source") == []


def test_the_request_for_anonymity_is_no_claim() -> None:
    draft = fearful().says("not to be named")

    assert draft.evidence("single-source") == [["the deal was dead"]]


def test_several_unnamed_people_are_no_single_source() -> None:
    draft = Draft("Three aides said the deal was dead.").source("Three aides", entity="group").says("the deal was dead")

    assert draft.found("single-source") == []


# byline-missing


def test_unnamed_sources_need_a_byline() -> None:
    draft = official()

    assert draft.found("byline-missing") == []
    draft.facts = replace(draft.facts, byline=" ")
    assert draft.evidence("byline-missing") == [["A ministry official who attended the talks"]]
    assert Draft("Ana Bell said no.", byline="").named("Ana Bell").says("no").found("byline-missing") == []


# unnamed-attack


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Mayor Bell was a liar", 1),
        ("the mayor, Ana Bell, had bungled the repairs", 1),
        ("the repairs had been bungled", 0),
        ("Ana Bell would arrive on Monday", 0),
    ],
)
def test_attacks_on_somebody_named_are_found(said: str, expected: int) -> None:
    body = f"Ana Bell is the mayor. An aide said {said}. Ana Bell said no."
    draft = Draft(body).named("Ana Bell").says("no").source("An aide").says(said)

    assert len(draft.found("unnamed-attack")) == expected


def test_a_pronoun_takes_up_who_was_named_before() -> None:
    body = "Ana Bell said no. “She is a coward,” an aide said."
    draft = Draft(body).named("Ana Bell").says("no").source("an aide").says("“She is a coward,”", form="direct")

    assert [each.hit.sentence for each in draft.found("unnamed-attack")] == [
        "“an aide”, unnamed, passes judgement on Ana Bell: “coward”."
    ]


def test_a_pronoun_takes_up_somebody_who_is_not_quoted() -> None:
    body = "An aide to Ms. Bell called her erratic. “She is tired,” said a voter. “She lied.”"
    draft = Draft(body).source("An aide to Ms. Bell").says("her erratic").source("a voter")
    draft.says("“She is tired,”", content="“She is tired,” … “She lied.”", form="direct")

    assert [each.hit.sentence for each in draft.found("unnamed-attack")] == [
        "“An aide to Ms. Bell”, unnamed, passes judgement on Ms. Bell: “erratic”.",
        "“a voter”, unnamed, passes judgement on Ms. Bell: “lied”.",
    ]


def test_named_people_may_attack() -> None:
    body = "Ana Bell said Lutfi Amara was a liar."

    assert Draft(body).named("Ana Bell").says("Lutfi Amara was a liar").found("unnamed-attack") == []


# on-and-off-record


def test_a_named_speaker_behind_an_unnamed_source_is_found() -> None:
    body = "“No,” Ana Bell said. A senior city official said the bridge would close."
    draft = Draft(body).named("Ana Bell").says("“No,”", source="Ana Bell")
    draft.says("the bridge would close", source="A senior city official")

    assert draft.evidence("on-and-off-record") == [["A senior city official", "the bridge would close"]]


def test_a_ministry_that_declines_while_its_official_speaks_is_found() -> None:
    body = f"{OFFICIAL} The ministry declined to comment."

    assert official(body).evidence("on-and-off-record") == [
        ["A ministry official who attended the talks", "The ministry declined to comment."]
    ]


def test_somebody_else_may_decline() -> None:
    assert official(f"{OFFICIAL} The harbor board declined to comment.").found("on-and-off-record") == []
    body = "“No,” Ana Bell said. The mayor said the bridge would close."
    draft = Draft(body).named("Ana Bell").says("“No,”", source="Ana Bell")
    assert draft.says("the bridge would close", source="The mayor").found("on-and-off-record") == []


# pseudonym-undisclosed


def commander(body: str, **more: object) -> Draft:
    return Draft(body).source("", kind="pseudonymous", name="Abu Dalia", **more)  # type: ignore[arg-type]


def test_an_assumed_name_has_to_be_disclosed_with_a_reason_near_its_first_use() -> None:
    told = "Abu Dalia said they would wait. He uses a nom de guerre because his parents live across the river."
    far = told.replace("He uses", "It rained. It snowed. It hailed. It stopped. He uses")
    words = {"trigger": "uses a nom de guerre", "because": "because his parents live across the river"}

    assert commander("Abu Dalia said they would wait.").evidence("pseudonym-undisclosed") == [["Abu Dalia"]]
    assert commander(told, **words).found("pseudonym-undisclosed") == []
    assert len(commander(far, **words).found("pseudonym-undisclosed")) == 1
    assert commander(far, **words).found("pseudonym-undisclosed", 5) == []


def test_a_disclosed_name_without_a_reason_is_found() -> None:
    draft = commander("Abu Dalia, a nom de guerre, said they would wait.", trigger="a nom de guerre")

    assert [each.hit.sentence for each in draft.found("pseudonym-undisclosed")] == [
        "“Abu Dalia” is not a full real name, and the article says nowhere why."
    ]


# pseudonym-collision


def test_an_assumed_name_of_somebody_else_is_found() -> None:
    body = "Abu Dalia said they would wait."

    assert [
        each.hit.sentence for each in commander(body, namesakes=("Abu Dalia, a poet",)).found("pseudonym-collision")
    ] == ["The assumed name “Abu Dalia” is that of somebody else: Abu Dalia, a poet."]
    assert len(commander(body).named("Abu Dalia", key=9).found("pseudonym-collision")) == 1
    assert commander(body).named("Abu Omar").found("pseudonym-collision") == []


# identifying-description


def test_a_description_that_fits_one_person_is_an_error_and_a_few_a_warning() -> None:
    one = Draft("The last neurosurgeon in Belkane said no.").source("The last neurosurgeon in Belkane")
    few = Draft("A colonel in the Third Mountain Brigade said no.").source("A colonel in the Third Mountain Brigade")
    many = Draft("A resident said no.").source("A resident")

    assert [each.severity for each in one.found("identifying-description")] == [Severity.ERROR]
    assert [each.severity for each in few.found("identifying-description")] == [Severity.WARNING]
    assert many.found("identifying-description") == []
    assert few.found("identifying-description", 2) == []


def test_other_articles_can_narrow_a_pseudonymous_source_down() -> None:
    body = "Maisie, a nurse in Meshtal, said no."
    alone = Draft(body).source("a nurse in Meshtal", kind="pseudonymous", name="Maisie")
    other = OtherArticle("The fire", "a 34-year-old nurse who worked on the burns ward of St. Agnes in March")
    together = Draft(body).source("a nurse in Meshtal", kind="pseudonymous", name="Maisie", elsewhere=(other,))

    assert alone.found("identifying-description") == []
    assert "together with what other articles say" in together.found("identifying-description")[0].hit.sentence


# quote-not-in-text


def test_a_quote_that_differs_from_its_text_is_found() -> None:
    body = "Ana Bell said it was over."

    assert Draft(body).named("Ana Bell").says("it was over", content="it is over").evidence("quote-not-in-text") == [
        ["it was over"]
    ]
    assert Draft(body).named("Ana Bell").says("it was over").found("quote-not-in-text") == []


# all of them


def test_a_policy_can_switch_a_rule_off_and_change_its_severity() -> None:
    article = official().facts
    off = DEFAULTS | {"approval-missing": replace(DEFAULTS["approval-missing"], enabled=False)}
    mild = DEFAULTS | {"approval-missing": replace(DEFAULTS["approval-missing"], severity=Severity.WARNING)}

    assert "approval-missing" not in {each.rule.code for each in evaluate(article, off)}
    assert [e.severity for e in evaluate(article, mild) if e.rule.code == "approval-missing"] == [Severity.WARNING]


def test_the_same_facts_give_the_same_findings_whatever_the_keys() -> None:
    one, other = official(), official(key=77)

    assert [each.fingerprint for each in evaluate(one.facts)] == [each.fingerprint for each in evaluate(other.facts)]
    assert len({each.fingerprint for each in evaluate(one.facts)}) == len(evaluate(one.facts))


def test_an_article_without_words_is_judged_too() -> None:
    assert evaluate(Draft("").facts) == []
