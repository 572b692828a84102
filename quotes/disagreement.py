"""Noticing where a new reading, or a new text, does not go together with what people decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotes.attribution import results
from quotes.attribution.names import fold
from quotes.carrying import Claims
from quotes.models import AttributionRun, Conflict, Decision, Quote, Speaker, WithheldName
from quotes.states import state_of

Kind = Conflict.Kind
Gist = tuple[str, str, str]


def raise_conflicts(
    run: AttributionRun,
    proposals: Sequence[Quote],
    names: Mapping[int, results.Withheld],
    claims: Claims,
    gone: Iterable[Quote | WithheldName],
) -> None:
    """List what is in doubt after a reading, in place of what was listed for the version before.

    What the machine said already when a person decided, and what a person kept against the same proposal before, is
    no news.

    Args:
        names: what the reading says of withheld names, by speaker.
        gone: what earlier versions have and this one has not.
    """
    Conflict.objects.of_version(run.version).open().delete()
    settled = {_issue(conflict) for conflict in Conflict.objects.of_version(run.version).settled()}
    found = [
        *(Conflict(kind=Kind.GONE, **_about(each)) for each in gone if each.status == each.Status.CONFIRMED),
        *(_doubt(quote, proposals, claims) for quote in claims.quotes),
        *(_doubt_of_name(name, names) for name in WithheldName.every.of_version(run.version).decided()),
    ]
    for conflict in found:
        if conflict and _issue(conflict) not in settled:
            conflict.version, conflict.run = run.version, run
            conflict.save()


def _about(subject: Quote | WithheldName) -> dict[str, Any]:
    return {"quote" if isinstance(subject, Quote) else "withheld": subject}


def _doubt(quote: Quote, proposals: Sequence[Quote], claims: Claims) -> Conflict | None:
    """In which way the machine disagrees with a decided quote, and what it proposes; None if it does not."""
    body = quote.version.body
    first = next((d for d in claims.decisions[quote.pk] if d.before), None)
    if quote.status != Quote.Status.CONFIRMED or first is None:
        return None
    here = [proposal for proposal in proposals if claims.claims(quote, proposal.content_spans)]
    if not here:
        return Conflict(kind=Kind.MISSED, quote=quote)
    known = {_gist(quote, body), _gist_before(first)}
    if any(_gist(proposal, body) in known for proposal in here):
        return None
    return Conflict(kind=Kind.DIFFERS, quote=quote, proposal=state_of(here[0]) | {"status": Quote.Status.CONFIRMED})


def _doubt_of_name(name: WithheldName, names: Mapping[int, results.Withheld]) -> Conflict | None:
    """The same for a withheld name, by its reason."""
    found = names.get(name.merged_from_id or name.speaker_id)
    first = Decision.objects.filter(withheld=name.origin_id or name.pk).order_by("pk").first()
    if found is None or first is None or found.reason in (name.reason_id, first.before.get("reason", found.reason)):
        return None
    spans = {"trigger_spans": found.trigger, "evidence_spans": found.evidence}
    proposal = {key: [list(span)] if span else [] for key, span in spans.items()}
    status = WithheldName.Status.CONFIRMED
    return Conflict(kind=Kind.DIFFERS, withheld=name, proposal=proposal | {"reason": found.reason, "status": status})


def _gist(quote: Quote, body: str) -> Gist:
    """What has to agree: the words, whether said or believed, and who speaks."""
    return _content(body, quote.content_spans), quote.stance, _who(quote.merged_from or quote.speaker)


def _gist_before(decision: Decision) -> Gist | None:
    if decision.quote is None:
        return None
    before = decision.before
    speaker = Speaker.objects.filter(pk=before["speaker"]).first() if before["speaker"] else None
    return _content(decision.quote.version.body, before["content_spans"]), before["stance"], _who(speaker)


def _content(body: str, spans: Iterable[Sequence[int]]) -> str:
    """The words without marks, case and white space."""
    return "".join(character for start, end in spans for character in fold(body[start:end]) if character.isalnum())


def _who(speaker: Speaker | None) -> str:
    return "" if speaker is None else speaker.name_key or f"{speaker.kind} {speaker.pk}"


def _issue(conflict: Conflict) -> tuple[Any, ...]:
    """What a conflict is about; the same again is no news once it was settled."""
    proposed = (str(conflict.proposal.get(key)) for key in ("content_spans", "stance", "speaker", "reason"))
    return conflict.kind, conflict.quote_id, conflict.withheld_id, *proposed
