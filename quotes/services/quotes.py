"""What people decide about quotes.

Every service takes the last decision that the person saw (`seen`, None for none) and refuses what rests on an older
state; `why` and `page` are kept with the decision.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import ArticleVersion
from quotes.attribution import results
from quotes.attribution.names import fold
from quotes.changes import InvalidChange, NewSpeaker, QuoteChange, State, changed_quote, given, split_spans
from quotes.identity.linking import link_speaker
from quotes.identity.locks import hold_identities
from quotes.identity.names import remember_names
from quotes.models import Decision, Quote, Speaker
from quotes.services.events import decide, refuse_withdrawn_name, write
from quotes.states import state_of

Action, Status = Decision.Action, Quote.Status


def confirm_quote(quote: Quote, *, by: User, seen: int | None = None, why: str = "", page: str = "") -> Decision:
    """A person says that the quote is right as it stands.

    Raises:
        StaleDecision: somebody decided since.
    """
    return decide(quote, Action.CONFIRM, _to(Status.CONFIRMED), by=by, seen=seen, why=why, page=page)


def reject_quote(quote: Quote, *, by: User, seen: int | None = None, why: str = "", page: str = "") -> Decision:
    """A person says that this is no quote; it stays in the records and leaves all lists.

    Raises:
        StaleDecision: somebody decided since.
    """
    return decide(quote, Action.REJECT, _to(Status.REJECTED), by=by, seen=seen, why=why, page=page)


def reopen_quote(quote: Quote, *, by: User, seen: int | None = None, why: str = "", page: str = "") -> Decision:
    """A person has the quote reviewed again, as it stands.

    Raises:
        StaleDecision: somebody decided since.
    """
    return decide(quote, Action.REOPEN, _to(Status.PROPOSED), by=by, seen=seen, why=why, page=page)


def correct_quote(
    quote: Quote, change: QuoteChange, *, by: User, seen: int | None = None, why: str = "", page: str = ""
) -> Decision:
    """A person says what is right instead; the quote is confirmed with it.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: the change can't be made.
    """

    def corrected(stored: Quote) -> State:
        wanted = _wanted(change, stored.version)
        if wanted.get("speaker") == stored.speaker_id:
            wanted.pop("speaker", None)  # also where that one was merged into who is shown
        return changed_quote(stored.version.body, state_of(stored), wanted) | {"status": Status.CONFIRMED}

    return decide(quote, Action.CORRECT, corrected, by=by, seen=seen, why=why, page=page)


@transaction.atomic
def add_quote(
    version: ArticleVersion,
    change: QuoteChange,
    *,
    by: User,
    why: str = "",
    page: str = "",
    part_of: Decision | None = None,
) -> Decision:
    """A person marks a quote that the machine did not find; the decision has it.

    Raises:
        InvalidChange: no content, or spans outside the text.
    """
    hold_identities()
    state = changed_quote(version.body, state_of(Quote()), _wanted(change, version))
    after = state | {"status": Status.CONFIRMED, "confidence": 1.0}
    quote = Quote(version=version, confidence=1.0, form=after["form"], content_spans=after["content_spans"])
    quote.save()
    decision = Decision(user=by, action=Action.ADD, before={}, after=after, why=why, page=page, part_of=part_of)
    write(decision, quote)
    return decision


@transaction.atomic
def split_quote(quote: Quote, at: int, *, by: User, seen: int | None = None, why: str = "", page: str = "") -> Decision:
    """A person says that two quotes stand here: one before and one from a position of the body on.

    Both have the source and cue of the one. The decision's only part has the second quote.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: one of them would be empty.
    """
    body = quote.version.body
    first, second = split_spans(body, quote.content_spans, at)

    def shortened(stored: Quote) -> State:
        return changed_quote(body, state_of(stored), {"content_spans": first}) | {"status": Status.CONFIRMED}

    decision = decide(quote, Action.SPLIT_QUOTE, shortened, by=by, seen=seen, why=why, page=page)
    rest = QuoteChange(
        speaker=quote.speaker,
        content_spans=second,
        source_spans=quote.source_spans,
        cue_spans=quote.cue_spans,
        stance=quote.stance,
        channel=quote.channel,
        via=quote.via,
    )
    add_quote(quote.version, rest, by=by, why=why, page=page, part_of=decision)
    return decision


@transaction.atomic
def join_quotes(
    quotes: Sequence[Quote], *, by: User, seen: Mapping[int, int | None], why: str = "", page: str = ""
) -> Decision:
    """A person says that these are one quote: the first takes the words of all, the others are rejected.

    Args:
        seen: for each quote's key the last decision that the person saw.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: fewer than two, or from different texts.
    """
    if len({quote.pk for quote in quotes}) < max(2, len(quotes)) or len({quote.version_id for quote in quotes}) > 1:
        raise InvalidChange("Choose two or more quotes of the same text to join.")
    first, *others = quotes
    hold_identities()
    Quote.objects.filter(pk__in=[quote.pk for quote in quotes]).hold()
    spans = [span for quote in quotes for span in quote.content_spans]

    def widened(stored: Quote) -> State:
        after = changed_quote(stored.version.body, state_of(stored), {"content_spans": spans})
        return after | {"status": Status.CONFIRMED}

    decision = decide(first, Action.JOIN_QUOTES, widened, by=by, seen=seen.get(first.pk), why=why, page=page)
    for quote in others:
        rejected = _to(Status.REJECTED)
        decide(quote, Action.REJECT, rejected, by=by, seen=seen.get(quote.pk), why=why, page=page, part_of=decision)
    return decision


def _to(status: str) -> Callable[[Quote], State]:
    return lambda _: {"status": status}


def _wanted(change: QuoteChange, version: ArticleVersion) -> State:
    wanted = given(change)
    speaker = wanted.get("speaker")
    if isinstance(speaker, NewSpeaker):
        speaker = _make_speaker(speaker, version)
    if wanted.get("via"):
        _refuse_unprinted(wanted["via"], version)
    if speaker and speaker.article_id not in (None, version.article_id):
        raise InvalidChange("An unnamed speaker belongs to one article. Choose one of this article.")
    return wanted | {"speaker": speaker and speaker.pk} if "speaker" in wanted else wanted


def _refuse_unprinted(name: str, version: ArticleVersion) -> None:
    """Somebody is called as the article prints it: what it holds back is written nowhere else either."""
    article = version.article
    printed = _words("\n".join((article.headline, article.standfirst, article.byline, version.body)))
    if not printed >= _words(name):
        raise InvalidChange(f"The article does not print “{name}”: write it as it stands there.")
    refuse_withdrawn_name(name)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _make_speaker(new: NewSpeaker, version: ArticleVersion) -> Speaker:
    """The speaker of the archive with this full name, or one made by the rules that the machine's go by."""
    if new.kind not in Speaker.Kind.values or new.entity not in Speaker.Entity.values:
        raise InvalidChange("Choose a kind and an entity for the new speaker.")
    if bool(new.name.strip()) == (new.kind == Speaker.Kind.ANONYMOUS):
        raise InvalidChange("An anonymous speaker has no name here; a named or pseudonymous one needs theirs.")
    name = new.name.strip() or None
    if name:
        _refuse_unprinted(name, version)
    found = results.Speaker(
        id="", name=name, kind=new.kind, entity=new.entity, description=None, withheld=None, mentions=()
    )
    speaker = link_speaker(found, version)
    if name:
        remember_names(speaker, {name}, version)
    return speaker
