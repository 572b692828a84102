"""Finding the same words in several articles, one article version at a time.

Candidates share hashed runs of words (GIN indexes on integer arrays); which of them report the same words, an alignment
decides. An article that reprints another's text has its copies of that article's quotes marked, so that statistics
count them once.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models.expressions import RawSQL

from articles.models import Article, ArticleVersion
from quotes.models import Quote, Speaker, TextSignature, Wording
from quotes.wording.comparison import LEAST_WORDS, compare
from quotes.wording.signatures import share_in_common, signature_of_quote, signature_of_text
from quotes.wording.words import keys_of

MOST_CANDIDATES = 40
LEAST_SHARE_OF_REPRINT = 0.2
LEAST_COMMON_OF_REPRINT = 5
COMMON = "(SELECT count(*) FROM unnest({table}.signature) AS each WHERE each = ANY(%s))"


@transaction.atomic
def find_same_words(version: ArticleVersion) -> None:
    """Work out anew which quotes of an article's current version stand elsewhere too, and which of them are copies."""
    article = version.article
    Wording.objects.filter(quote__version__article=article).delete()
    TextSignature.objects.filter(version__article=article).delete()
    if article.current_version_id != version.pk:
        return
    own = TextSignature.objects.create(version=version, signature=signature_of_text(version.body))
    for quote in Quote.objects.of_version(version).standing().in_text_order():
        if len(keys_of(quote.content)) >= LEAST_WORDS:
            _find_company(Wording(quote=quote, signature=signature_of_quote(quote.content)), article)
    for other in _reprints(own):
        earlier, later = sorted((version, other), key=_when)
        _mark_copies(later, of=earlier)


def _find_company(wording: Wording, article: Article) -> None:
    """Store the words of a quote, in one group with those of other articles that are the same."""
    groups = {found.group or found.quote_id for found in _others(wording, article)}
    if groups:
        wording.group = min(groups)
        Wording.objects.filter(group__in=groups).update(group=wording.group)
        Wording.objects.filter(quote__in=groups, group=None).update(group=wording.group)
    wording.save(force_insert=True)


def _others(wording: Wording, article: Article) -> list[Wording]:
    common = RawSQL(COMMON.format(table=Wording._meta.db_table), [wording.signature])  # noqa: S611, SLF001  # no words of others
    candidates = (
        Wording.objects.filter(signature__overlap=wording.signature)
        .exclude(quote__version__article=article)
        .select_related("quote")
        .order_by(common.desc(), "pk")[:MOST_CANDIDATES]
    )
    return [each for each in candidates if compare(each.quote.content, wording.quote.content).are_the_same_words]


def _reprints(own: TextSignature) -> list[ArticleVersion]:
    """The versions of other articles that share much of their text with this one."""
    common = RawSQL(COMMON.format(table=TextSignature._meta.db_table), [own.signature])  # noqa: S611, SLF001  # no words of others
    candidates = (
        TextSignature.objects.filter(signature__overlap=own.signature)
        .exclude(pk=own.pk)
        .select_related("version__article")
        .defer("version__body")
        .order_by(common.desc(), "pk")[:MOST_CANDIDATES]
    )
    return [each.version for each in candidates if _is_reprint(own.signature, each.signature)]


def _is_reprint(one: Sequence[int], other: Sequence[int]) -> bool:
    shared = len(set(one) & set(other))
    return shared >= LEAST_COMMON_OF_REPRINT and share_in_common(one, other) >= LEAST_SHARE_OF_REPRINT


def _when(version: ArticleVersion) -> tuple[bool, float, int]:
    """Earlier articles first; those without a date are taken for the later ones."""
    at = version.article.published_at
    return at is None, at.timestamp() if at else 0.0, version.article_id


def _mark_copies(later: ArticleVersion, *, of: ArticleVersion) -> None:
    """Mark the quotes of the later article that have the words and the speaker of one in the earlier."""
    originals: dict[tuple[int | None, str], Quote] = {}
    for quote in _grouped(of):
        originals.setdefault(_same_source(quote), quote)
    Wording.objects.filter(quote__version=later, copy_of__version=of).update(copy_of=None)
    for quote in _grouped(later):
        original = originals.get(_same_source(quote))
        if original and not quote.wording.copy_of_id:
            Wording.objects.filter(pk=quote.pk).update(copy_of=original)


def _grouped(version: ArticleVersion) -> list[Quote]:
    quotes = Quote.objects.of_version(version).filter(wording__group__isnull=False)
    return list(quotes.select_related("speaker", "wording").in_text_order())


def _same_source(quote: Quote) -> tuple[int | None, str]:
    """Equal for quotes of the same words by the same speaker; anonymous ones are another row in each article."""
    speaker = quote.speaker
    who = Speaker.Kind.ANONYMOUS if speaker is None or speaker.kind == Speaker.Kind.ANONYMOUS else str(speaker.pk)
    return quote.wording.group, who
