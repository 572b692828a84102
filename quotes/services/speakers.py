"""What people decide about who is who: merge, split, keep apart, say of what kind.

Each is a decision about the row of the speaker that changes, its parts about the others, so that the common undo
brings all back. Nobody else changes who is who meanwhile, and no reading is stored.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from quotes.changes import InvalidChange, State
from quotes.identity.locks import change_identities
from quotes.identity.names import compared_name, remember_keys
from quotes.identity.proposals import propose_merges
from quotes.models import Appearance, Decision, MergeProposal, Quote, Speaker, WithheldName
from quotes.services.kinds import recast_speaker
from quotes.services.names import checked_name
from quotes.services.signatures import Signature, decide_about, seen_of

Action, Kind = Decision.Action, Speaker.Kind


@transaction.atomic
def merge_speakers(into: Speaker, others: Sequence[Speaker], *, signed: Signature) -> Decision:
    """A person says that these are one. Their quotes, names and roles stand with `into`; old addresses lead there.

    Raises:
        StaleDecision: somebody decided about one of them since.
        InvalidChange: it goes against the identity rules; the message says what to do.
    """
    change_identities()
    into.refresh_from_db()
    unlike = {other.pk: other for other in others if other.pk != into.pk}
    if not unlike:
        raise InvalidChange("Choose at least one other speaker to merge.")
    head = None
    for other in unlike.values():
        other.refresh_from_db()
        check_mergeable(into, other)
        head = head or decide_about(other, Action.MERGE, {"merged_into": into.pk}, signed)
        if head.speaker_id != other.pk:
            decide_about(other, Action.MERGE, {"merged_into": into.pk}, signed, part_of=head)
    if into.kind == Kind.PSEUDONYMOUS and {other.article_id for other in unlike.values()} != {into.article_id}:
        decide_about(into, Action.MERGE, {"article": None}, signed, part_of=head)
    propose_merges([into])
    assert head  # noqa: S101  # there is at least one other
    return head


def check_mergeable(into: Speaker, other: Speaker) -> None:
    """Refuse what the identity rules forbid.

    Raises:
        InvalidChange: the message says why and what to do.
    """
    for speaker in (into, other):
        if speaker.merged_into:
            raise InvalidChange(f"{speaker} was merged into {speaker.current} meanwhile. Merge that one instead.")
    if (into.kind, into.entity) != (other.kind, other.entity):
        kinds = " and ".join(f"“{each}” is a {each.kind} {each.entity}" for each in (into, other))
        raise InvalidChange(f"{kinds}: change the kind of one first if they are the same.")
    if into.kind == Kind.ANONYMOUS and into.article_id != other.article_id:
        raise InvalidChange("Unnamed sources of two articles are never joined.")
    if into.kind == Kind.PSEUDONYMOUS and len(_outlets([into, other])) > 1:
        raise InvalidChange("Pseudonyms are joined within one outlet only.")
    if other.pk in into.apart_from or into.pk in other.apart_from:
        raise InvalidChange(f"“{into}” and “{other}” are kept apart by a decision. Undo that first.")


@transaction.atomic
def keep_apart(one: Speaker, other: Speaker, *, signed: Signature) -> Decision:
    """A person says that these two are never the same.

    Raises:
        StaleDecision: somebody decided about one of them since.
        InvalidChange: they are one already.
    """
    change_identities()
    first, second = sorted((one, other), key=lambda speaker: speaker.pk)
    first.refresh_from_db()
    if first.current == second.current:
        raise InvalidChange("They are one speaker already: split or undo the merge first.")
    return decide_about(first, Action.KEEP_APART, {"apart_from": sorted({*first.apart_from, second.pk})}, signed)


def postpone_merge(proposal: MergeProposal) -> None:
    """A person leaves a proposed merge for later: it stands behind all others."""
    proposal.postponed_at = timezone.now()
    proposal.save(update_fields=["postponed_at"])


@transaction.atomic
def split_speaker(
    speaker: Speaker, quotes: Collection[Quote], *, signed: Signature, into: Speaker | None = None, name: str = ""
) -> Decision:
    """A person says that these quotes are somebody else's: a new speaker's, or another's that there is.

    Where all that an article quotes goes, its names, roles and later readings go too; other quotes go one by one, as
    decided. The decision is about the speaker made, which is kept apart from the one it came from.

    Args:
        name: of the new speaker, if it is not called the same.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: none or all of the quotes were chosen, or the other is unlike.
    """
    change_identities()
    speaker.refresh_from_db()
    chosen = list(Quote.objects.filter(pk__in=[quote.pk for quote in quotes], speaker=speaker).order_by("pk"))
    whole = _whole_articles(speaker, chosen)
    if into:
        into.refresh_from_db()
        check_mergeable(into, speaker)
    part = _part_of(speaker, chosen, name.strip())
    one_by_one = [quote for quote in chosen if not _goes_with_article(quote, whole)]
    _move(speaker, part, whole)
    after: State = {"merged_into": into.pk} if into else {"merged_into": None, "apart_from": [speaker.pk]}
    head = decide_about(part, Action.SPLIT, after, signed)
    for quote in one_by_one:
        given = {"speaker": part.pk, "speaker_rule": "person", "speaker_confidence": None, "antecedent_spans": []}
        decide_about(quote, Action.CORRECT, given, signed, part_of=head)
    propose_merges([speaker, part])
    return head


@transaction.atomic
def recast(speaker: Speaker, wanted: Mapping[str, str], *, signed: Signature) -> Decision:
    """A person says what kind of speaker this is, as `recast_speaker` does.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: it goes against the identity rules.
    """
    seen = seen_of(speaker, signed)
    return recast_speaker(speaker, **wanted, by=signed.by, seen=seen, why=signed.why, page=signed.page)


def _outlets(speakers: Collection[Speaker]) -> set[int]:
    shown = Appearance.objects.filter(speaker__in=[speaker.pk for speaker in speakers])
    return set(shown.values_list("version__article__outlet", flat=True))


def _whole_articles(speaker: Speaker, chosen: Collection[Quote]) -> set[int]:
    """The articles all of whose current quotes by the speaker were chosen.

    Raises:
        InvalidChange: none or all quotes were chosen.
    """
    keys = {quote.pk for quote in chosen}
    articles: dict[int, set[int]] = {}
    current = Quote.objects.of_speaker(speaker).current().standing()
    for quote, article in current.values_list("pk", "version__article"):
        articles.setdefault(article, set()).add(quote)
    if not keys or keys >= set().union(*articles.values()):
        raise InvalidChange("Choose some of the quotes, not none and not all.")
    if speaker.kind == Kind.ANONYMOUS:
        return set()  # it has one article, of which a part goes
    return {article for article, quotes in articles.items() if quotes <= keys}


def _goes_with_article(quote: Quote, whole: Collection[int]) -> bool:
    return quote.version.article_id in whole and quote.decision_id is None and quote.merged_from_id is None


def _part_of(speaker: Speaker, chosen: Collection[Quote], name: str) -> Speaker:
    """The speaker to be split off: still merged into the one it comes from, which is what undoing comes back to."""
    called = checked_name(speaker, name) if name else speaker.name
    articles = {quote.version.article_id for quote in chosen}
    own = articles.pop() if speaker.kind != Kind.NAMED and len(articles) == 1 else None
    part = Speaker.objects.create(
        kind=speaker.kind,
        entity=speaker.entity,
        name=called,
        name_key=compared_name(called) if called else "",
        article_id=own if speaker.kind == Kind.PSEUDONYMOUS else speaker.article_id,
        merged_into=speaker,
    )
    if called:
        remember_keys(part, [called])
    return part


def _move(speaker: Speaker, part: Speaker, articles: Collection[int]) -> None:
    """Bring what nobody decided in these articles to a part of the speaker, for all versions."""
    for rows in (Quote.objects.undecided(), Appearance.objects.all(), WithheldName.every.filter(decision=None)):
        rows.filter(speaker=speaker, merged_from=None, version__article__in=articles).update(speaker=part)
