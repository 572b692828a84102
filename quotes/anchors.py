"""Finding unnamed sources again: in another reading of the same text, and in the next version of it.

What people signed about a source hangs on its `UnnamedSource`, so a re-run must neither lose nor swap one.
"""

from collections.abc import Iterable, Mapping, Sequence

from articles.models import Article, ArticleVersion
from quotes.models import UnnamedSource, WithheldName
from quotes.reader import PARAGRAPH

Ranges = list[list[int]]


def keep_unnamed_sources(version: ArticleVersion) -> None:
    """Join every withheld name of a version to its lasting record; one that was never seen gets a new record.

    Call it in the transaction that writes withheld names or changes where they stand.
    """
    if not version.withheld_names.exists():
        return
    article = Article.objects.select_for_update().get(pk=version.article_id)
    names = list(version.withheld_names.select_related("unnamed_source__version"))
    anchors = anchors_of(names, version)
    joined = set(WithheldName.every.of_version(version).values_list("unnamed_source", flat=True))
    sources = {source.pk: source for source in article.unnamed_sources.select_related("version")}
    known = [source for source in sources.values() if source.pk not in joined]
    fresh = [name for name in names if name.unnamed_source_id is None]
    found = best_pairs(
        {source.pk: moved(source.anchor_spans, source.version, version) for source in known},
        {name.pk: anchors[name.pk] for name in fresh},
    )
    for name in fresh:
        name.unnamed_source = sources[found[name.pk]] if name.pk in found else UnnamedSource(article=article)
    _note_where_seen(names, anchors, version)
    WithheldName.objects.bulk_update(fresh, ["unnamed_source"])


def _note_where_seen(names: Iterable[WithheldName], anchors: Mapping[int, Ranges], version: ArticleVersion) -> None:
    """Keep where a version names its sources, unless a later one does."""
    for name in names:
        source, anchor = name.unnamed_source, anchors[name.pk]
        if source is None or (source.pk and source.version.number > version.number):
            continue
        if source.pk is None or (source.version_id, source.anchor_spans) != (version.pk, anchor):
            source.version, source.anchor_spans = version, anchor
            source.save()


def anchors_of(names: Iterable[WithheldName], version: ArticleVersion) -> dict[int, Ranges]:
    """The words that tell each source from others of its version: mentions and description, else the trigger."""
    shown = {each.speaker_id: each for each in version.appearances.order_by("-pk")}
    anchors = {}
    for name in names:
        seen = shown.get(name.speaker_id)
        spans = [*seen.mention_spans, *seen.description_spans] if seen else []
        anchors[name.pk] = joined_ranges(spans or [*name.trigger_spans, *name.evidence_spans])
    return anchors


def best_pairs(old: dict[int, Ranges], new: dict[int, Ranges]) -> dict[int, int]:
    """For each key of `new` the key of `old` that shares most characters with it; each is used once."""
    shared = sorted(
        ((overlap(spans, others), one, other) for one, spans in new.items() for other, others in old.items()),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    pairs: dict[int, int] = {}
    for characters, one, other in shared:
        if characters and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def moved(spans: Ranges, old: ArticleVersion, new: ArticleVersion) -> Ranges:
    """Ranges of one version as they stand in another; those whose words are gone are left out.

    A paragraph that is still there carries its words along. In one that was rewritten, words of their own (more than
    one) are looked for, and taken where they stand nearest.
    """
    if old.pk == new.pk:
        return spans
    paragraphs = {match.group(): match.start() for match in reversed(list(PARAGRAPH.finditer(new.body)))}
    places = (_place(span, old.body, new.body, paragraphs) for span in spans)
    return joined_ranges(place for place in places if place)


def _place(span: Sequence[int], old: str, new: str, paragraphs: dict[str, int]) -> list[int] | None:
    start, end = span
    begins = old.rfind("\n", 0, start) + 1
    closes = old.find("\n", end)
    paragraph = PARAGRAPH.search(old, begins, len(old) if closes < 0 else closes)
    if paragraph and paragraph.group() in paragraphs:
        there = paragraphs[paragraph.group()] - paragraph.start()
        return [start + there, end + there]
    words = old[start:end]
    if " " not in words:
        return None
    return min(
        ([at, at + len(words)] for at in _occurrences(words, new)), key=lambda p: abs(p[0] - start), default=None
    )


def _occurrences(words: str, body: str) -> Iterable[int]:
    at = body.find(words)
    while at >= 0:
        yield at
        at = body.find(words, at + 1)


def overlap(spans: Ranges, others: Ranges) -> int:
    """How many characters two lists of ranges share."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in spans for first, last in others)


def joined_ranges(spans: Iterable[list[int]]) -> Ranges:
    """Ascending ranges, apart, that cover the same characters."""
    joined: Ranges = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined
