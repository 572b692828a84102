"""One scenario for each rule: a text that breaches it and one that keeps it, through pipeline, worker and database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pgtrigger
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import ArticleVersion
from articles.services import ArticleDetails
from quotes.evaluation import judge_version
from quotes.models import Finding, Quote
from quotes.policy.rulebook import RULES
from quotes.services.anonymity import Word, sign_approval
from quotes.services.articles import submit_article

pytestmark = pytest.mark.model

NAMED = (
    "Mayor Ana Bell said the bridge over the Carrow would close on Monday for repairs that will take all summer.\n\n"
)
CLAIM = " said the cables were rusted through.\n\n"
FEARFUL = ", who asked not to be named because he feared losing his job and his pension,"

COMMANDER = "“We need only to sit down around it,” said Abu Dalia, a commander of the Northern Front."
NOM_DE_GUERRE = "He uses a nom de guerre because his parents live across the river and would be arrested.\n\n"

# rule: a text that breaches it, a text that keeps it
TEXTS = {
    "reason-missing": (
        f"{NAMED}A city engineer, who spoke on condition of anonymity,{CLAIM}",
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
    ),
    "reason-boilerplate": (
        f"{NAMED}A city engineer, who asked for anonymity because of the sensitivity of the matter,{CLAIM}",
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
    ),
    "reason-weak": (
        f"{NAMED}A city engineer, who requested anonymity to speak candidly,{CLAIM}",
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
    ),
    "label-bare": (f"{NAMED}A source{CLAIM}", f"{NAMED}A city engineer{FEARFUL}{CLAIM}"),
    "description-thin": (
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
        f"{NAMED}A city engineer who inspected the cables in May{FEARFUL}{CLAIM}",
    ),
    "lead-rests-on-unnamed": (
        f"A person briefed on the repairs{CLAIM}It rained all week, said Ida Malm, who leads the harbor board.\n\n",
        f"{NAMED}It rained.\n\nA city engineer{FEARFUL}{CLAIM}",
    ),
    "only-unnamed": (f"A city engineer{FEARFUL}{CLAIM}", f"{NAMED}A city engineer{FEARFUL}{CLAIM}"),
    "mostly-unnamed": (
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}A welder at the site, who asked not to be named,{CLAIM}",
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
    ),
    "single-source": (
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
        f"{NAMED}A city engineer{FEARFUL} said the cables were rusted, as documents seen by the paper show.\n\n",
    ),
    "unnamed-attack": (
        f"{NAMED}A city engineer{FEARFUL} said Ana Bell was incompetent and a liar.\n\n",
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
    ),
    "on-and-off-record": (
        f"{NAMED}A waterworks engineer{FEARFUL}{CLAIM}The waterworks declined to comment.\n\n",
        f"{NAMED}A waterworks engineer{FEARFUL}{CLAIM}The harbor board declined to comment.\n\n",
    ),
    "pseudonym-undisclosed": (
        f"{NAMED}{COMMANDER} It rained. It snowed. It hailed. {NOM_DE_GUERRE}",
        f"{NAMED}{COMMANDER} {NOM_DE_GUERRE}",
    ),
    "byline-missing": (f"{NAMED}A city engineer{FEARFUL}{CLAIM}", f"{NAMED}Ana Bell said no more.\n\n"),
    "identifying-description": (
        f"{NAMED}The last neurosurgeon in Belkane{FEARFUL} said the ward was dark.\n\n",
        f"{NAMED}A city engineer{FEARFUL}{CLAIM}",
    ),
}
BY_RECORD = {
    "approval-missing",
    "editor-does-not-know",
    "unnamed-direct-quote",
    "plural-of-one",
    "pseudonym-collision",
    "quote-not-in-text",
}
SIGNED = (
    f"{NAMED}Officials at the waterworks, who asked not to be named because they feared losing their jobs, said that"
    " “the cables are rusted through.”\n\n"
)


def publish(text: str, key: str, **more: Any) -> ArticleVersion:
    details = {"outlet": "The Courant", "headline": "The bridge", "external_id": key, "byline": "Ann Author"}
    at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    return submit_article(ArticleDetails(**({"published_at": at} | details | more)), text).version


def found_in(version: ArticleVersion) -> set[str]:
    return set(version.findings.standing().values_list("rule", flat=True))


def test_every_rule_has_its_scenario() -> None:
    assert TEXTS.keys() | BY_RECORD == RULES.keys()


def test_rules_on_the_words_of_an_article(work_off: Callable[[], None]) -> None:
    stored = {}
    for rule, (breach, keep) in TEXTS.items():
        byline = {"byline": ""} if rule == "byline-missing" else {}
        stored[rule] = (publish(breach, f"{rule} breached", **byline), publish(keep, f"{rule} kept", **byline))
    work_off()

    outcomes = {rule: (rule in found_in(breach), rule in found_in(keep)) for rule, (breach, keep) in stored.items()}

    assert outcomes == dict.fromkeys(TEXTS, (True, False))


def test_rules_on_what_the_newsroom_signed(work_off: Callable[[], None], person: Callable[[str], User]) -> None:
    version = publish(SIGNED, "signed", published_at=timezone.now() + timedelta(hours=1))
    work_off()
    assert found_in(version) >= {"approval-missing", "editor-does-not-know", "unnamed-direct-quote"}

    source = version.article.unnamed_sources.get()
    word = Word(role="editor", approves=True, approves_direct_quotes=True, knows_identity=True, persons=1)
    sign_approval(source, word, by=person("editor"))
    work_off()

    assert not found_in(version) & {"approval-missing", "editor-does-not-know", "unnamed-direct-quote"}
    assert "plural-of-one" in found_in(version)
    assert Finding.objects.filter(version=version, gone_at__isnull=False).count() >= 3


def test_a_pseudonym_that_the_archive_knows_as_a_name(work_off: Callable[[], None]) -> None:
    publish("Ana Bell, the mayor of Carrow, said the bridge would close. “It is not safe,” Ms. Bell said.", "named")
    work_off()
    text = (
        "“I swim there every day,” said a nurse who asked to be identified as Ana Bell, not her real name, because she"
        " feared losing her job.\n\nThe nurse, Ana Bell, said the water was cold."
    )
    version = publish(text, "pseudonym")
    work_off()
    pseudonymous = set(version.appearances.values_list("speaker__name", "speaker__kind"))

    assert ("Ana Bell", "pseudonymous") in pseudonymous
    assert "pseudonym-collision" in found_in(version)


def test_a_quote_that_differs_from_its_text(work_off: Callable[[], None]) -> None:
    version = publish(NAMED, "damaged")
    work_off()
    assert "quote-not-in-text" not in found_in(version)

    with pgtrigger.ignore("quotes.Quote:words_from_body", "quotes.Quote:changed_by_decision_only"):
        Quote.objects.filter(version=version).update(content="Something else.", content_spans=[[0, 4]])
    judge_version(version.pk)

    assert "quote-not-in-text" in found_in(version)
