"""Withheld names as lists show them: each with its sentence, its description and its reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery, Window
from django.utils import timezone

from quotes.audit.selection import Selection
from quotes.models import Appearance, Approval, ArticleSourcing, WithheldName
from quotes.querysets import WithheldListingQuerySet, WithheldNameQuerySet
from quotes.reader import PARAGRAPH

SENTENCE_END = re.compile(r"[.!?…][”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Rep|Sen|Gov|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
SHORT = 8
COLUMNS = (
    *("id", "outlet", "published", "section", "byline", "headline", "article", "kind", "label"),
    *("reason", "strength", "trigger", "evidence", "sentence"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One withheld name in a list; where they matter, with how many open findings there are about it."""

    name: WithheldName
    description: str
    sentence: str
    errors: int = 0
    warnings: int = 0

    @property
    def label(self) -> str:
        return self.name.speaker.name or self.description or "Unnamed source"

    @property
    def plain(self) -> dict[str, Any]:
        """The same for files."""
        article = self.name.version.article
        return {
            "id": self.name.unnamed_source_id,
            "outlet": article.outlet.name,
            "published": timezone.localdate(article.published_at).isoformat() if article.published_at else "",
            "section": article.section,
            "byline": article.byline,
            "headline": article.headline,
            "article": article.pk,
            "kind": self.name.speaker.kind,
            "label": self.label,
            "reason": self.name.reason_id,
            "strength": self.name.reason.strength,
            "trigger": self.name.trigger,
            "evidence": self.name.evidence,
            "sentence": self.sentence,
        }


def newest_names(names: WithheldNameQuerySet) -> WithheldNameQuerySet:
    """Names with all that an `Entry` needs, of the newest articles first; `total` is how many there are."""
    shown = Appearance.objects.filter(version=OuterRef("version"), speaker=OuterRef("speaker"))
    return (
        names.with_article()
        .select_related("speaker", "unnamed_source")
        .annotate(
            description=Subquery(shown.values("description")[:1]),
            mention_spans=Subquery(shown.values("mention_spans")[:1]),
        )
        .order_by(F("version__article__published_at").desc(nulls_last=True), "-version__article", "pk")
    )


def entries_of(names: Iterable[WithheldName]) -> Iterator[Entry]:
    """The entries of names as `newest_names` reads them."""
    for name in names:
        spans = name.trigger_spans or name.evidence_spans or getattr(name, "mention_spans", None)
        sentence = sentence_at(name.version.body, spans[0][0]) if spans else ""
        yield Entry(name, getattr(name, "description", "") or "", sentence)


def sentence_at(body: str, position: int) -> str:
    """The sentence of a body that holds a position, as far as stops and capitals tell."""
    start = body.rfind("\n", 0, position) + 1
    paragraph = PARAGRAPH.search(body, start)
    if paragraph is None:
        return ""
    begin, end = paragraph.span()
    for stop in SENTENCE_END.finditer(body, begin, end):
        if ABBREVIATION.search(body, begin, stop.start() + 1):
            continue
        if stop.end() <= position:
            begin = stop.end()
        else:
            end = stop.start() + len(stop.group().rstrip())
            break
    return body[begin:end].strip()


def names_of(listed: WithheldListingQuerySet) -> WithheldNameQuerySet:
    """The names of a few listings, with all that an `Entry` needs."""
    return newest_names(WithheldName.objects.filter(pk__in=listed.values("pk")))


def queue(selection: Selection) -> Sequence[Entry]:
    """The newest of the names for which articles give no reason at all."""
    return list(entries_of(names_of(selection.listed.unexplained().newest_first()[:SHORT])))


def articles_alone(selection: Selection) -> Sequence[ArticleSourcing]:
    """The newest articles that rest on unnamed sources alone; each has their number as `total`."""
    alone = selection.articles.filter(alone=True, reprinted=False).annotate(total=Window(Count("pk")))
    newest = alone.order_by(F("published_at").desc(nulls_last=True), F("article").desc())
    return list(newest.select_related("article__outlet")[:SHORT])


def due_today() -> Sequence[Approval]:
    """Records whose source has to be asked again for the record, the longest due first."""
    first = Approval.objects.due(timezone.localdate())[:SHORT]
    return list(Approval.objects.filter(pk__in=first.values("pk")).with_article().order_by("ask_again_on", "pk"))
