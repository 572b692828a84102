"""What people decide about who is who: merge, split, keep apart, rename, give and take away names.

Each is a decision about the row of the speaker that changes, its parts about the others, so that the common undo
brings all back. Nobody else changes who is who meanwhile, and no reading is stored.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import ArticleVersion
from quotes.changes import InvalidChange, State
from quotes.identity.locks import change_identities
from quotes.identity.names import compared_name, remember_keys
from quotes.identity.proposals import propose_merges
from quotes.models import Appearance, Decision, MergeProposal, Quote, Speaker, WithheldName
from quotes.querysets import members_of
from quotes.services.events import about, decide, refuse_withdrawn_name
from quotes.services.kinds import recast_speaker

Action, Kind = Decision.Action, Speaker.Kind
LONGEST_NAME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, what they saw and where, and why.

    Args:
        seen: the newest decision about any of the speakers that the person saw; 0 for none.
    """

    by: User
    seen: int = 0
    why: str = ""
    page: str = ""


def newest_decision() -> int:
    """What somebody who looks at a page now has seen; 0 if nobody decided yet."""
    return Decision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


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
        head = head or _about(other, Action.MERGE, {"merged_into": into.pk}, signed)
        if head.speaker_id != other.pk:
            _about(other, Action.MERGE, {"merged_into": into.pk}, signed, part_of=head)
    if into.kind == Kind.PSEUDONYMOUS and {other.article_id for other in unlike.values()} != {into.article_id}:
        _about(into, Action.MERGE, {"article": None}, signed, part_of=head)
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
    return _about(first, Action.KEEP_APART, {"apart_from": sorted({*first.apart_from, second.pk})}, signed)


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
    head = _about(part, Action.SPLIT, after, signed)
    for quote in one_by_one:
        given = {"speaker": part.pk, "speaker_rule": "person", "speaker_confidence": None, "antecedent_spans": []}
        _about(quote, Action.CORRECT, given, signed, part_of=head)
    propose_merges([speaker, part])
    return head


@transaction.atomic
def rename_speaker(speaker: Speaker, name: str, *, signed: Signature) -> Decision:
    """A person says what a speaker is called. The old name still leads here.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: the name is empty, or no article prints it where the full name is held back.
    """
    change_identities()
    speaker.refresh_from_db()
    name = _checked_name(speaker, name)
    if name == speaker.name:
        raise InvalidChange("That is the name already.")
    given = sorted({*speaker.given_names, speaker.name} - {name})
    after = {"name": name, "name_key": compared_name(name), **_given(given)}
    decision = _about(speaker, Action.RENAME, after, signed)
    remember_keys(speaker, [name])
    propose_merges([speaker])
    return decision


@transaction.atomic
def give_name(speaker: Speaker, name: str, *, signed: Signature) -> Decision:
    """A person says that a name means this speaker: the next article that prints it is linked.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: the name is empty, known, or no article prints it where the full name is held back.
    """
    change_identities()
    speaker.refresh_from_db()
    name = _checked_name(speaker, name)
    if name in (speaker.name, *speaker.given_names):
        raise InvalidChange("That name leads here already.")
    denied = [each for each in speaker.denied_names if each != name]
    after = {**_given([*speaker.given_names, name]), "denied_names": denied}
    decision = _about(speaker, Action.ADD_ALIAS, after, signed)
    remember_keys(speaker, [name])
    return decision


@transaction.atomic
def take_name_away(speaker: Speaker, name: str, *, signed: Signature) -> Decision:
    """A person says that a name does not mean this speaker: no later article that prints it is linked.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: it is what the speaker is called.
    """
    change_identities()
    speaker.refresh_from_db()
    if name == speaker.name:
        raise InvalidChange("The speaker is called so: give it another name first.")
    after = {
        **_given([each for each in speaker.given_names if each != name]),
        "denied_names": sorted({*speaker.denied_names, name}),
    }
    return _about(speaker, Action.REMOVE_ALIAS, after, signed)


@transaction.atomic
def recast(speaker: Speaker, wanted: Mapping[str, str], *, signed: Signature) -> Decision:
    """A person says what kind of speaker this is, as `recast_speaker` does; a name must be printed.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: it goes against the identity rules.
    """
    change_identities()
    speaker.refresh_from_db()
    name = wanted["name"].strip()
    if name and speaker.kind != Kind.NAMED and not _is_printed(speaker, name):
        raise InvalidChange("Write the name exactly as an article prints it.")
    seen = _seen(speaker, signed)
    return recast_speaker(speaker, **wanted, by=signed.by, seen=seen, why=signed.why, page=signed.page)


def _seen(subject: Speaker | Quote, signed: Signature) -> int:
    """The last decision about a row, if the person saw it; a quote's is theirs to see with the speaker's."""
    last = about(subject).order_by("-pk").first()
    return last.pk if last and (last.pk <= signed.seen or isinstance(subject, Quote)) else signed.seen


def _about(
    subject: Speaker | Quote, action: str, after: State, signed: Signature, *, part_of: Decision | None = None
) -> Decision:
    """Decide about a row that the person saw as it is now, or else be told what was decided since."""
    return decide(
        subject,
        action,
        lambda _: dict(after),
        by=signed.by,
        seen=_seen(subject, signed),
        why=signed.why,
        page=signed.page,
        part_of=part_of,
    )


def _given(names: Iterable[str]) -> State:
    given = list(dict.fromkeys(names))
    return {"given_names": given, "given_keys": sorted({compared_name(name) for name in given})}


def _checked_name(speaker: Speaker, name: str) -> str:
    """A name that a speaker may be called by.

    Raises:
        InvalidChange: it is empty, was withheld after publication, is for an anonymous speaker, or is not printed
            where the full name is held back.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise InvalidChange("Write a name.")
    refuse_withdrawn_name(name)
    if speaker.kind == Kind.ANONYMOUS:
        raise InvalidChange("An unnamed source has no name here.")
    held_back = speaker.kind == Kind.PSEUDONYMOUS or WithheldName.every.filter(speaker=speaker).exists()
    if held_back and not _is_printed(speaker, name):
        raise InvalidChange("The full name is held back: write a name exactly as one of the articles prints it.")
    return name


def _is_printed(speaker: Speaker, name: str) -> bool:
    """Whether an article that shows the speaker has these words."""
    shown = ArticleVersion.objects.filter(appearances__speaker__in=members_of(speaker))
    return shown.filter(body__contains=name).exists()


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
    called = _checked_name(speaker, name) if name else speaker.name
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
