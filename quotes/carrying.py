"""What people decided goes on to every later reading and version of an article, anchored by its words."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from articles.models import ArticleVersion
from quotes.anchors import overlap
from quotes.attribution.derived import form_of_content
from quotes.changes import State
from quotes.models import Decision, Quote, WithheldName
from quotes.places import Passage, Ranges
from quotes.states import put_state, state_of

SAME = 0.5

R = TypeVar("R", Quote, WithheldName)


def carry_quotes(version: ArticleVersion) -> list[Quote]:
    """Carry decided quotes of earlier versions on to this one; returns those whose words are gone from it."""
    gone = []
    here = list(version.quotes.decided())
    settled = [(version.pk, own.content_spans) for own in here]
    for quote in _to_carry(Quote.objects.decided_before(version), {own.origin_id for own in here}):
        state = carried_state(state_of(quote), Passage(quote.version.body, version.body))
        if state is None:
            gone.append(quote)
            continue
        if any(place != quote.version_id and alike(state["content_spans"], spans) for place, spans in settled):
            continue  # somebody decided about the same words in a later version
        settled.append((quote.version_id, state["content_spans"]))
        copy = Quote(version=version, run=quote.run, decision=quote.decision, origin_id=quote.origin_id or quote.pk)
        put_state(copy, state)
        copy.save()
    return gone


def carry_names(version: ArticleVersion) -> list[WithheldName]:
    """The same for withheld names; one is gone if all of its words are."""
    gone = []
    here = list(WithheldName.every.of_version(version))
    held_back = {_whose(name) for name in here}
    for name in _to_carry(WithheldName.every.decided_before(version), {own.origin_id for own in here}):
        if _whose(name) in held_back:
            continue  # somebody decided about the same name in a later version
        held_back.add(_whose(name))
        passage = Passage(name.version.body, version.body)
        trigger, evidence = passage.found(name.trigger_spans), passage.found(name.evidence_spans)
        if (name.trigger_spans or name.evidence_spans) and not (trigger or evidence):
            gone.append(name)
            continue
        copy = WithheldName(
            version=version,
            speaker_id=_whose(name),
            run=name.run,
            decision=name.decision,
            unnamed_source=name.unnamed_source,
            origin_id=name.origin_id or name.pk,
        )
        put_state(copy, state_of(name) | {"trigger_spans": trigger, "evidence_spans": evidence})
        copy.save()
    return gone


def _whose(name: WithheldName) -> int:
    """The speaker that it was decided about, whoever that one was merged into."""
    return name.merged_from_id or name.speaker_id


def carried_state(state: State, passage: Passage) -> State | None:
    """A quote's state as it stands in another version; None if words of its content are gone.

    Source, cue and antecedent are kept as far as they are still there.
    """
    content = passage.ranges(state["content_spans"])
    if content is None:
        return None
    parts = {key: passage.found(state[key]) for key in ("source_spans", "cue_spans", "antecedent_spans")}
    return state | parts | {"content_spans": content, "form": form_of_content(passage.new, content)}


def _to_carry(decided: Iterable[R], taken: set[int | None]) -> Iterator[R]:
    """Of rows from the newest version to the oldest the first of each that is not there already."""
    newest: dict[int, R] = {}
    for row in decided:
        newest.setdefault(row.origin_id or row.pk, row)
    return (row for root, row in newest.items() if root not in taken and row.status != row.Status.PROPOSED)


class Claims:
    """The places of a version that people decided about: as the decided quotes stand, and as they stood before."""

    def __init__(self, version: ArticleVersion) -> None:
        self.quotes = list(version.quotes.decided().select_related("speaker", "merged_from"))
        self.decisions = _decisions_of(self.quotes)
        self._places = {
            quote.pk: [quote.content_spans, *_earlier(self.decisions[quote.pk], version)] for quote in self.quotes
        }

    def claims(self, quote: Quote, content: Ranges) -> bool:
        """Whether such content is what a decision about this quote was about."""
        return any(alike(content, place) for place in self._places[quote.pk])

    def covers(self, content: Ranges) -> bool:
        return any(self.claims(quote, content) for quote in self.quotes)


def alike(one: Ranges, other: Ranges) -> bool:
    """Whether two contents share at least half of the characters that either has."""
    shared = overlap(one, other)
    return shared >= SAME * (_length(one) + _length(other) - shared) > 0


def _length(spans: Ranges) -> int:
    return sum(end - start for start, end in spans)


def _decisions_of(quotes: Iterable[Quote]) -> dict[int, list[Decision]]:
    """For each quote the decisions about it and about those it carries on, oldest first."""
    roots = {quote.pk: quote.origin_id or quote.pk for quote in quotes}
    found = list(Decision.objects.about_any_of(set(roots.values())).select_related("quote__version").order_by("pk"))
    return {pk: [d for d in found if d.quote and root in (d.quote_id, d.quote.origin_id)] for pk, root in roots.items()}


def _earlier(decisions: Iterable[Decision], version: ArticleVersion) -> Iterator[Ranges]:
    for decision in decisions:
        for spans in (decision.before.get("content_spans"), decision.after["content_spans"]):
            if spans and decision.quote:
                place = Passage(decision.quote.version.body, version.body).ranges(spans)
                if place:
                    yield place
