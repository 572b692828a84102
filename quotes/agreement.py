"""How far two people agree who judge the same quotes, the second without having seen what the first decided."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import krippendorff

from quotes.models import Decision, SecondOpinion, Speaker, WithheldName

FEWEST = 10
NOBODY = SecondOpinion.Who.NOBODY

PARTS = {"content_spans": "Which words?", "source_spans": "Which source?", "cue_spans": "Which cue?"}

WHY_NO_NAME = {"reason": "Why no name?"}
NOT_WITHHELD = ""

Code = str | int
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person says: whether it is a quote, who speaks (a speaker's key or that none is known), which words.

    Source, cue and the reason of a withheld name are None where one of both was not asked about them: they are not
    compared then.
    """

    status: str
    who: Code = ""
    content_spans: Spans = ()
    source_spans: Spans | None = None
    cue_spans: Spans | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How far pairs of judgements agree in one respect."""

    label: str
    pairs: Sequence[tuple[Code, Code]]

    @property
    def agreed(self) -> int:
        return sum(first == second for first, second in self.pairs)

    @property
    def is_few(self) -> bool:
        """Whether the pairs are too few for alpha to mean anything."""
        return len(self.pairs) < FEWEST

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha for nominal values; None where all judge alike, as chance has no share in that."""
        numbers: dict[Code, int] = {}
        coded = [[numbers.setdefault(code, len(numbers)) for code in pair] for pair in self.pairs]
        if len(numbers) < 2:  # with one value there is nothing to tell apart
            return None
        return float(krippendorff.alpha(list(zip(*coded, strict=True)), level_of_measurement="nominal"))


class Agreement:
    """All quotes judged twice, in two queries or a few more where speakers were merged."""

    def __init__(self) -> None:
        rows = list(SecondOpinion.objects.comparable().with_decisions())
        shown = _shown_as(_speakers_of(rows))
        self._pairs = {row.pk: (_first(row, shown), _second(row, shown)) for row in rows}

    @cached_property
    def figures(self) -> list[Figure]:
        """Whether it is a quote; and where both say so, who speaks, which words, source and cue: the very same ones,
        and why the speaker's name is withheld."""
        pairs = self._pairs.values()
        both = [pair for pair in pairs if {judgement.status for judgement in pair} == {"confirmed"}]
        return [
            Figure("Is it a quote?", [(first.status, second.status) for first, second in pairs]),
            Figure("Who speaks?", [(first.who, second.who) for first, second in both]),
            *(Figure(label, _both(both, part)) for part, label in (PARTS | WHY_NO_NAME).items()),
        ]

    @property
    def differing(self) -> list[int]:
        """Second opinions, by key, that say something else than the first."""
        return [key for key, (first, second) in self._pairs.items() if first != second]


@dataclass(frozen=True, slots=True)
class Side:
    """A judgement as the page shows it."""

    by: str
    is_quote: bool
    speaker: Speaker | None
    who: str
    words: str
    source: str | None
    cue: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two judgements of one quote, side by side."""

    opinion: SecondOpinion
    sides: tuple[Side, Side]

    @property
    def is_source(self) -> bool:
        """Whether they name another source; so of the cue."""
        return len({side.source for side in self.sides} - {None}) > 1

    @property
    def is_cue(self) -> bool:
        return len({side.cue for side in self.sides} - {None}) > 1

    @property
    def is_reason(self) -> bool:
        return len({side.reason for side in self.sides} - {None}) > 1


def disagreements(opinions: Iterable[SecondOpinion]) -> list[Disagreement]:
    """Opinions that were read `with_words`, with both judgements."""
    found = list(opinions)
    shown = _shown_as(_speakers_of(found))
    speakers = Speaker.objects.in_bulk(set(shown.values()))
    out = []
    for each in found:
        body = each.quote.version.body
        names = (each.decision.user.get_username(), each.user.get_username())
        both = zip(names, (_first(each, shown), _second(each, shown)), strict=True)
        first, second = (_side(by, judgement, body, speakers) for by, judgement in both)
        out.append(Disagreement(each, (first, second)))
    return out


def _side(by: str, judgement: Judgement, body: str, speakers: dict[int, Speaker]) -> Side:
    speaker = speakers.get(judgement.who) if isinstance(judgement.who, int) else None
    who = "" if isinstance(judgement.who, int) else str(judgement.who)
    content, source, cue = (_words(body, getattr(judgement, part)) for part in PARTS)
    is_quote = judgement.status == SecondOpinion.Status.CONFIRMED
    who = SecondOpinion.Who(who).label if who else ""
    reason = judgement.reason and judgement.reason.replace("_", " ")
    return Side(by, is_quote, speaker, who, content or "", source, cue, reason)


def _words(body: str, spans: Spans | None) -> str | None:
    return None if spans is None else " … ".join(body[start:end] for start, end in spans)


def _both(pairs: Iterable[tuple[Judgement, Judgement]], part: str) -> list[tuple[Code, Code]]:
    """The places that both give for a part, where both were asked."""
    places = [(getattr(first, part), getattr(second, part)) for first, second in pairs]
    return [(str(first), str(second)) for first, second in places if first is not None]


def _first(opinion: SecondOpinion, shown: dict[int, int]) -> Judgement:
    after = opinion.decision.after
    if after["status"] != SecondOpinion.Status.CONFIRMED:
        return Judgement(after["status"])
    asked = {part: after[part] for part in PARTS if getattr(opinion, part) is not None}
    named = opinion.name_decision
    reason = (said_of_name(named) or NOT_WITHHELD) if named and _stands(named) else None
    return Judgement(after["status"], shown.get(after["speaker"], NOBODY), **asked, reason=reason)


def _second(opinion: SecondOpinion, shown: dict[int, int]) -> Judgement:
    who = shown[opinion.speaker_id] if opinion.speaker_id else opinion.who
    named = opinion.name_decision
    reason = (opinion.reason_id or NOT_WITHHELD) if named and _stands(named) else None
    return Judgement(opinion.status, who, **{part: getattr(opinion, part) for part in PARTS}, reason=reason)


def said_of_name(decision: Decision) -> str | None:
    """The reason that a decision about a withheld name leads to; None if it says that none is withheld."""
    after = decision.after
    return after["reason"] if after["status"] == WithheldName.Status.CONFIRMED else None


def _stands(decision: Decision) -> bool:
    return not hasattr(decision, "undone_by")


def _speakers_of(opinions: Iterable[SecondOpinion]) -> set[int]:
    """Keys of all speakers that both judgements name."""
    both = ((each.decision.after["speaker"], each.speaker_id) for each in opinions)
    return {key for pair in both for key in pair if key}


def _shown_as(keys: Collection[int]) -> dict[int, int]:
    """For each speaker the one that it has been merged into, or itself."""
    shown, level = {key: key for key in keys}, set(keys)
    merged_ones = Speaker.objects.filter(merged_into__isnull=False).only("merged_into")
    while merged := {each.pk: each.merged_into_id or each.pk for each in merged_ones.filter(pk__in=level)}:
        shown = {key: merged.get(now, now) for key, now in shown.items()}
        level = set(merged.values())
    return shown
