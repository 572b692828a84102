"""The case of November 2022, replayed with invented people and places.

One unnamed official, an approval asked for in passing, an alert minutes later: a strike on a neighbor, blamed on the
wrong side. Source: the Associated Press's own corrections and the reporting on them, November 2022.
"""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.services import ArticleDetails
from quotes.models import Finding
from quotes.services.anonymity import Word, sign_approval
from quotes.services.articles import submit_article

pytestmark = pytest.mark.model

HEADLINE = "Ossaran missiles crossed into Tavany, killing two people"
ALERT = (
    "A senior Tavanian intelligence official said on Tuesday that Ossaran missiles had crossed into Tavany, killing two"
    " people.\n\nThe official spoke on condition of anonymity. The official said that the government was meeting."
)
CORRECTED = (
    "The missile that killed two people in Tavany on Tuesday was fired by its own air defense, President Mirela Antosh"
    " said on Wednesday.\n\n“There is no sign of an attack,” Antosh said at a news conference in Carrow.\n\nThe Courant"
    " reported on Tuesday, citing a senior Tavanian intelligence official, that it was Ossaran."
)
ERRORS = {
    "approval-missing",
    "editor-does-not-know",
    "lead-rests-on-unnamed",
    "only-unnamed",
    "reason-missing",
    "single-source",
}


def publish(text: str, **more: object) -> Article:
    details = {"outlet": "The Courant", "headline": HEADLINE, "external_id": "alert", "byline": "J. Lapor"}
    run = submit_article(ArticleDetails(**(details | more)), text)  # type: ignore[arg-type]
    return run.version.article


def errors(article: Article) -> set[str]:
    found = Finding.objects.open().current().filter(version__article=article).of_severity("error")
    return set(found.values_list("rule", flat=True))


def test_before_the_alert_the_check_would_have_said_hold(tmp_path: Path, transactional_db: None) -> None:
    draft = tmp_path / "alert.txt"
    draft.write_text(f"Headline: {HEADLINE}\nByline: J. Lapor\n\n{ALERT}\n")
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("check_article", str(draft), "--policy", "ap", stdout=out)

    assert refused.value.returncode == 1
    assert "has no approval on record. [approval-missing]" in out.getvalue()
    assert "alone carries" in out.getvalue()
    assert not Article.objects.exists()


def test_what_is_flagged_when_and_to_whom(
    work_off: Callable[[], None], client_of: Callable[[str], Client], person: Callable[[str], User]
) -> None:
    published = timezone.now()
    article = publish(ALERT, published_at=published)
    work_off()

    # within the minute, to everybody who may audit and to nobody else
    assert errors(article) == ERRORS
    assert all(finding.found_at - published < timedelta(minutes=1) for finding in Finding.objects.all())
    for role in ("auditor", "editor", "standards editor", "admin"):
        page = client_of(role).get("/anonymity/findings/").content.decode()
        assert "The use of “A senior Tavanian intelligence official” has no approval on record." in page
    assert client_of("reader").get("/anonymity/findings/").status_code == 403
    assert "no approval on record" not in client_of("reader").get(article.get_absolute_url()).content.decode()

    # the approval that was asked for in passing is signed afterwards: it counts as late, not as given
    source = article.unnamed_sources.get()
    sign_approval(source, Word(role="editor", approves=True, knows_identity=True), by=person("editor"))
    work_off()
    late = Finding.objects.open().get(rule="approval-missing")
    assert "was approved only after publication" in late.sentence
    assert errors(article) == ERRORS - {"editor-does-not-know"}

    # the correction rests on the president, by name
    publish(CORRECTED, published_at=published)
    work_off()
    assert errors(article) & {"lead-rests-on-unnamed", "only-unnamed"} == set()

    # what stood in the first version stays on record
    first = article.versions.get(number=1)
    assert set(first.findings.values_list("rule", flat=True)) >= ERRORS
