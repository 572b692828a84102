"""What another reading of a text has otherwise: what appears, what vanishes, what changes. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quotes.attribution.results import Attribution, Reading, Spans, Speaker

SAME = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that another reading has otherwise; `before` or `after` is empty for what appears or vanishes.

    Args:
        kind: "appears", "vanishes", or what of a quote or withheld name changes: "speaker", "content" ...
        about: "quote" or "withheld name".
    """

    about: str
    kind: str
    words: str
    before: str
    after: str


def changes(old: Reading, new: Reading) -> list[Change]:
    """All that is otherwise in the new reading of the same text."""
    return [*_quotes(old, new), *_names(old, new)]


def totals(found: Iterable[Change]) -> dict[str, int]:
    """How many changes of each sort there are, as "quote appears"; the most frequent first."""
    return dict(Counter(f"{change.about} {change.kind}" for change in found).most_common())


def _quotes(old: Reading, new: Reading) -> Iterator[Change]:
    pairs = _pairs([a.content for a in old.attributions], [a.content for a in new.attributions])
    for i, quote in enumerate(old.attributions):
        if i not in pairs:
            yield Change("quote", "vanishes", _words(old, quote.content), _who(old, quote), "")
    for j, quote in enumerate(new.attributions):
        if j not in pairs.values():
            yield Change("quote", "appears", _words(new, quote.content), "", _who(new, quote))
    for i, j in pairs.items():
        before, after = old.attributions[i], new.attributions[j]
        for kind, value in QUOTE_PARTS.items():
            if value(old, before) != value(new, after):
                words = _words(new, after.content)
                yield Change("quote", kind, words, value(old, before), value(new, after))


def _names(old: Reading, new: Reading) -> Iterator[Change]:
    before, after = ([s for s in reading.speakers if s.withheld] for reading in (old, new))
    pairs = _pairs([_places(s) for s in before], [_places(s) for s in after])
    for i, speaker in enumerate(before):
        if i not in pairs:
            yield Change("withheld name", "vanishes", _called(old, speaker), _reason(speaker), "")
    for j, speaker in enumerate(after):
        if j not in pairs.values():
            yield Change("withheld name", "appears", _called(new, speaker), "", _reason(speaker))
    for i, j in pairs.items():
        if _reason(before[i]) != _reason(after[j]):
            yield Change("withheld name", "reason", _called(new, after[j]), _reason(before[i]), _reason(after[j]))


def _pairs(old: list[Spans], new: list[Spans]) -> dict[int, int]:
    """Which of the old is which of the new: those that share at least half of their characters, most first."""
    covered = [[_characters(spans) for spans in side] for side in (old, new)]
    shares = sorted(
        (-len(a & b) / len(a | b), i, j) for i, a in enumerate(covered[0]) for j, b in enumerate(covered[1]) if a & b
    )
    pairs: dict[int, int] = {}
    for share, i, j in shares:
        if -share >= SAME and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return dict(sorted(pairs.items()))


def _characters(spans: Spans) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _words(reading: Reading, spans: Spans) -> str:
    return " … ".join(reading.text[start:end] for start, end in spans)


def _speaker(reading: Reading, key: str | None) -> Speaker | None:
    return next((speaker for speaker in reading.speakers if speaker.id == key), None)


def _who(reading: Reading, quote: Attribution) -> str:
    speaker = _speaker(reading, quote.speaker)
    return _called(reading, speaker) if speaker else "nobody"


def _called(reading: Reading, speaker: Speaker) -> str:
    described = reading.text[slice(*speaker.description)] if speaker.description else f"unnamed {speaker.entity}"
    return f"{speaker.name or described} ({speaker.kind})"


def _places(speaker: Speaker) -> Spans:
    named = speaker.withheld
    words = [span for span in (named and named.trigger, named and named.evidence, speaker.description) if span]
    return (*speaker.mentions, *words)


def _reason(speaker: Speaker) -> str:
    return speaker.withheld.reason if speaker.withheld else ""


QUOTE_PARTS: dict[str, Callable[[Reading, Attribution], str]] = {
    "content": lambda reading, quote: _words(reading, quote.content),
    "speaker": _who,
    "source": lambda reading, quote: _words(reading, quote.source),
    "cue": lambda reading, quote: _words(reading, quote.cue),
    "form": lambda _, quote: quote.form,
    "stance": lambda _, quote: quote.stance,
    "channel": lambda _, quote: quote.channel or "",
    "via": lambda reading, quote: reading.text[slice(*quote.via)] if quote.via else "",
}
