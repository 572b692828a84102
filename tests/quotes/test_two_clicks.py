"""From every number of the anonymity pages to the sentences behind it: two clicks at most."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html  # type: ignore[import-untyped]

from articles.models import ArticleVersion
from quotes.evaluation import judge_version
from quotes.models import Quote, UnnamedSource
from quotes.services.anonymity import Word, sign_approval

NUMBER = re.compile(r"\d[\d,.]*\s*%?")
ASIDE = {"svg", "time", "script", "style", "option", "select"}
SENTENCES = ("<blockquote", "excerpt", 'class="text"')


@pytest.fixture
def archive(read: Callable[..., ArticleVersion], person: Callable[[str], User]) -> None:
    """Articles of two outlets in three months, one without any reason, one on unnamed sources alone, one signed for."""
    for number, month in enumerate((1, 3, 3)):
        version = read(
            f" {number}.",
            headline=f"Article {number}",
            outlet=f"The Test Post {number % 2}",
            section="City" if number else "",
            byline="Ida Roth; Per Ek" if number else "",
            published_at=datetime(2026, month, 3, 9, tzinfo=UTC),
        )
        judge_version(version.pk)
    version.withheld_names.update(reason="none_stated", trigger_spans=[], evidence_spans=[])
    Quote.objects.filter(version=version, speaker__kind="named").delete()
    sign_approval(UnnamedSource.objects.earliest("pk"), Word(role="editor", approves=True), by=person("editor"))


def numbers(page: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every number that stands by itself in the page's main part, with its element."""
    (main,) = page.xpath("//main")
    for element in main.iter():
        if not isinstance(element.tag, str) or {e.tag for e in (element, *element.iterancestors())} & ASIDE:
            continue
        for text in (element.text or "", *((child.tail or "") for child in element)):
            if NUMBER.fullmatch(text.strip()):
                yield text.strip(), element


def link_of(element: html.HtmlElement) -> str:
    """Where a number leads: its own link, or that of its row."""
    for each in (element, *element.iterancestors()):
        if each.tag == "a":
            return str(each.get("href"))
        if each.tag in ("tr", "li"):
            return str(next(iter(each.xpath(".//a/@href")), ""))
    return ""


def has_sentences(client: Client, address: str) -> bool:
    return any(mark in client.get(address).content.decode() for mark in SENTENCES)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["/anonymity/", "/anonymity/?outlet=The+Test+Post+0", "/anonymity/report/"])
def test_every_number_leads_to_sentences(client_of: Callable[[str], Client], address: str) -> None:
    client = client_of("auditor")
    page = html.fromstring(client.get(address).content.decode())
    found = [(text, link_of(element)) for text, element in numbers(page) if text not in ("0", "0%", "0.0")]

    lost = []
    for text, link in dict.fromkeys(found):
        first = client.get(link) if link else None
        again = re.search(r'class="standfirst totals"><a href="([^"]+)"', first.content.decode()) if first else None
        if not link or not (has_sentences(client, link) or (again and has_sentences(client, again[1]))):
            lost.append((text, link))

    assert len(found) > 30
    assert lost == []
