"""What people decided as annotated articles: in the format of `attribute --jsonl`, for training and for scoring."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zlib import crc32

from articles.models import ArticleVersion, Outlet
from quotes.models import Appearance, Quote, WithheldName
from quotes.querysets import QuoteQuerySet

HELD_OUT = 5  # one article in so many is never trained on

Plain = dict[str, Any]


def decided_articles(*, outlet: Outlet | None = None, since: date | None = None) -> Iterator[ArticleVersion]:
    """Current versions about whose every quote a person has decided, oldest first.

    Args:
        since: only those about which somebody decided on that day or later.
    """
    current = Quote.objects.current()
    decided = current.exclude(status=Quote.Status.PROPOSED)
    decided = decided.filter(decision__at__date__gte=since) if since else decided
    versions = ArticleVersion.objects.filter(pk__in=decided.values("version"))
    versions = versions.filter(article__outlet=outlet) if outlet else versions
    complete = versions.exclude(pk__in=current.to_review().values("version"))
    return complete.select_related("article__outlet").order_by("pk").iterator(chunk_size=100)


def is_held_out(version: ArticleVersion) -> bool:
    """Whether an article is kept for comparing pipelines: one in five, by its key."""
    return crc32(str(version.article_id).encode()) % HELD_OUT == 0


def held_out_articles() -> Iterator[ArticleVersion]:
    """The decided articles that pipelines are compared on."""
    return (version for version in decided_articles() if is_held_out(version))


def gold_of(version: ArticleVersion) -> Plain:
    """One annotated article: what stands after people's decisions. Rejected quotes and names are left out.

    While one of its withheld names is undecided, it says nothing of withheld names: its speakers lack that key.
    """
    quotes = version.quotes.standing().select_related("speaker").in_text_order()
    names = None if is_open(version) else {name.speaker_id: name for name in version.withheld_names.all()}
    shown = {each.speaker_id: each for each in version.appearances.select_related("speaker")}
    return {
        "id": str(version.article_id),
        "text": version.body,
        "attributions": [attribution(quote) for quote in quotes],
        "speakers": [*_speakers(quotes, shown, names)],
    }


def is_open(version: ArticleVersion) -> bool:
    """Whether a withheld name of the article waits for somebody to decide about it."""
    return version.withheld_names.undecided().exists()


def attribution(quote: Quote) -> Plain:
    return {
        "source": quote.source_spans,
        "cue": quote.cue_spans,
        "content": quote.content_spans,
        "form": quote.form,
        "stance": quote.stance,
        "speaker": _key(quote.speaker_id),
        "channel": quote.channel or None,
        "via": quote.via or None,
    }


def _speakers(
    quotes: QuoteQuerySet, shown: dict[int, Appearance], names: dict[int, WithheldName] | None
) -> Iterator[Plain]:
    speakers = {each.speaker_id: each.speaker for each in shown.values()}
    speakers |= {quote.speaker_id: quote.speaker for quote in quotes if quote.speaker and quote.speaker_id}
    first: dict[int, int] = {}
    for pk, spans in (
        *((quote.speaker_id, quote.source_spans or quote.content_spans) for quote in quotes),
        *((pk, each.mention_spans or each.description_spans) for pk, each in shown.items()),
    ):
        if pk and spans:
            first[pk] = min(first.get(pk, spans[0][0]), spans[0][0])
    for pk, speaker in sorted(speakers.items(), key=lambda each: (first.get(each[0], 0), each[0])):
        yield {
            "id": _key(pk),
            "name": speaker.name or None,
            "kind": speaker.kind,
            "entity": speaker.entity,
            "description": (shown[pk].description or None) if pk in shown else None,
            **({} if names is None else {"withheld": _withheld(names.get(pk))}),
        }


def _withheld(name: WithheldName | None) -> Plain | None:
    if name is None:
        return None
    return {"reason": name.reason_id, "trigger": name.trigger or None, "evidence": name.evidence or None}


def _key(speaker: int | None) -> str | None:
    return f"S{speaker}" if speaker else None
