"""Detection written by hand: finds source, cue and content by verbs of saying and the order of what stands round them.

It knows no syntax; where a sentence leaves it in doubt it says nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.quotation_marks import quoted_spans
from quotes.attribution.components.rules_contents import content_after, trimmed
from quotes.attribution.components.rules_cues import Cue, cues_in
from quotes.attribution.components.rules_sources import DASHES, Range, Words, source_after, source_before
from quotes.attribution.components.rules_words import Word, paragraphs
from quotes.attribution.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUE_VERBS,
    FINITE_VERBS,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    TAKES_CLAUSE,
)

# Estimates, not calibrated: these rules are the comparison for the trained network.
CONFIDENCE = {"direct": 0.9, "closing": 0.85, "clause": 0.75, "object": 0.5}

_DATELINE = 9  # words of a dateline at most, its dash counted in


@dataclass(slots=True)
class Found:
    """An attribution in the making, in character offsets."""

    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]] = field(default_factory=list)
    confidence: float = CONFIDENCE["clause"]
    quotes: bool = False  # its last content is quoted, so that a quotation after it goes on with it


def create(nlp: Language, name: str) -> "Rules":
    return Rules()


class Rules:
    """The component: fills `doc._.attributions` unless they are given."""

    def __call__(self, doc: Doc) -> Doc:
        if not doc._.given:
            doc._.attributions = detect(doc.text)
        return doc


def detect(text: str) -> list[dict[str, Any]]:
    """All attributions of a text, in text order of their contents; linear in its length."""
    found: list[Found] = []
    carrier: Found | None = None
    for sentences in paragraphs(text, quoted_spans(text)):
        for words in sentences:
            carrier = _read_sentence(words, found, carrier)
    return [
        {"source": each.source, "cue": each.cue, "content": each.content, "confidence": each.confidence}
        for each in sorted(found, key=lambda each: each.content[0])
    ]


def _read_sentence(sentence: Words, found: list[Found], carrier: Found | None) -> Found | None:
    """Adds what the sentence says to `found`; returns the attribution that a quotation after it would go on with."""
    words = _without_dateline(sentence)
    fresh = [*_closing_cues(words)]
    covered = [span for each in fresh for span in (*each.content, *each.cue, *each.source)]
    fresh += _opening_cues(words, covered)
    if fresh:
        found += [each for each in fresh if each.content]
        last = max(fresh, key=lambda each: (each.content or each.cue)[-1])
        return last if last.quotes else None
    if carrier is not None and all(word.quoted or not word.text[0].isalnum() for word in words) and words[0].quoted:
        if not carrier.content:
            found.append(carrier)
        carrier.content.append([words[0].start, words[-1].end])
        return carrier
    return None


def _without_dateline(words: Words) -> Words:
    """The sentence without a dateline before it: "PORT ILAVAN, Osmere — "."""
    if len(words[0].text) > 2 and words[0].text.isupper():
        for at, word in enumerate(words[:_DATELINE]):
            if word.text in (*DASHES, "-") and at + 1 < len(words):
                return words[at + 1 :]
    return words


def _closing_cues(words: Words) -> Iterator[Found]:
    """Content first: "…," X said. / …, said X, the … / …, according to X."""
    floor = 0
    for cue in cues_in(words):
        if cue.first < floor or cue.first == 0:
            continue
        source, behind = _closing_source(words, cue, floor)
        before = min(cue.first, source[0]) if source else cue.first
        content = trimmed(words, floor, before)
        if source is None or content is None or not _may_be_content(words, content, source, behind):
            continue
        if words[cue.verb].lower == "according" and _has_source_of_its_own(words, content):
            continue
        made = Found([_span(words, source)], [_cue_span(words, cue)], confidence=CONFIDENCE["closing"])
        _add_content(words, made, content)
        floor = behind
        more = trimmed(words, behind, len(words))
        if more and words[behind].text == "," and _continues(words, more):
            _add_content(words, made, more)
            floor = len(words)
        yield made


def _closing_source(words: Words, cue: Cue, floor: int) -> tuple[Range | None, int]:
    """The source of a cue that its content stands before, and where it all ends."""
    before = words[cue.first - 1]
    if words[cue.verb].lower == "according":
        source = source_after(words, cue.end)
        return source, source[1] if source else cue.end
    if CUE_VERBS[words[cue.verb].lower] not in TAKES_CLAUSE or words[cue.verb].lower.endswith("ing"):
        return None, cue.end
    if before.quoted or before.text == ",":
        source = source_after(words, cue.end)
        if source is not None and (
            source[1] - source[0] > 1 or words[source[0]].lower not in PRONOUNS or before.quoted
        ):
            return source, source[1]
    return source_before(words, cue.first, floor), cue.end


def _may_be_content(words: Words, content: Range, source: Range, behind: int) -> bool:
    """Whether what stands before source and cue is said by them."""
    if words[content[1] - 1].quoted:
        return behind >= len(words) or words[behind].lower not in ("that", "he", "she", "they", "it")
    if not any(_is_verb(w) for w in words[slice(*content)]):
        return False
    if words[source[0] - 1].lower == "to" and words[source[0] - 2].lower == "according":
        return True
    return words[content[1]].text == "," and _ends_after(words, content, behind)


def _has_source_of_its_own(words: Words, content: Range) -> bool:
    """Whether a clause already says who says it, so that what it is "according to" only carries it on."""
    start, end = content
    cue = next((cue for cue in cues_in(words[start:end])), None)
    source = source_before(words[start:end], cue.first, 0) if cue else None
    return source is not None and source[0] == 0


def _is_verb(word: Word) -> bool:
    return word.lower in FINITE_VERBS or word.lower in CUE_VERBS or word.lower.endswith("ed")


def _ends_after(words: Words, content: Range, behind: int) -> bool:
    """Whether a source and cue that stand after a clause leave nothing open behind them."""
    after = words[behind].text if behind < len(words) else "."
    if after == ",":
        quotation_follows = behind + 1 < len(words) and words[behind + 1].quoted
        return words[content[0]].lower not in CONJUNCTIONS and not quotation_follows
    return after in ".?!" or _only_occasion(words, behind)


def _only_occasion(words: Words, at: int) -> bool:
    """Whether the rest of the sentence only says where and when: "in a statement on Monday"."""
    rest = [w for w in words[at:] if w.text[0].isalnum() or w.quoted]
    finite = any(w.lower in FINITE_VERBS or w.lower in CONJUNCTIONS or w.quoted for w in rest)
    return not finite and any(w.lower in OCCASIONS for w in rest[:6])


def _continues(words: Words, more: Range) -> bool:
    first = words[more[0]]
    return first.quoted or not (first.lower.endswith("ing") or first.lower in CONJUNCTIONS | PREPOSITIONS | PRONOUNS)


def _opening_cues(words: Words, covered: list[list[int]]) -> Iterator[Found]:
    """Source first: X said (that) … / X said: "…" / …, adding that … / According to X, …"""
    subject: list[list[int]] = []
    floor = 0
    for cue in cues_in(words):
        if cue.verb < floor or any(start <= words[cue.verb].start < end for start, end in covered):
            continue
        if words[cue.verb].lower == "according":
            source, start = _according_source(words, cue)
            if source is None:
                continue
        elif words[cue.verb].lower.endswith("ing") and words[cue.first].lower not in AUXILIARIES:
            source, start = None, cue.end
        else:
            source, start = source_before(words, cue.first, floor), cue.end
        spans = [_span(words, source)] if source else subject
        if not spans or _says_nothing(words, cue, source):
            continue
        subject = spans
        made = Found(spans, [_cue_span(words, cue)])
        content = content_after(words, cue, start)
        if content is not None:
            clause = CUE_VERBS.get(words[cue.verb].lower, "say") in TAKES_CLAUSE
            made.confidence = CONFIDENCE["clause" if clause else "object"]
            _add_content(words, made, content)
            floor = content[1]
            yield made
        elif words[-1].text == ":":
            made.quotes = True
            yield made


def _says_nothing(words: Words, cue: Cue, source: Range | None) -> bool:
    """Whether the words round a cue rule it out: "it seems", "declined to give her name"."""
    verb = CUE_VERBS.get(words[cue.verb].lower)
    expletive = source is not None and words[source[0]].lower == "it" and verb in ("seem", "appear")
    nameless = verb in ("decline", "refuse", "ask") and any(
        w.lower in ("name", "names", "named", "identified") for w in words[cue.end : cue.end + 6]
    )
    thing = source is not None and words[source[0]].lower == "which"
    return expletive or nameless or thing


def _according_source(words: Words, cue: Cue) -> tuple[Range | None, int]:
    comma = next((at for at in range(cue.end, len(words)) if words[at].text == ","), None)
    if cue.first > 1 or comma is None or comma == cue.end:
        return None, cue.end
    return (cue.end, comma), comma + 1


def _add_content(words: Words, made: Found, content: Range) -> None:
    """Adds content; where nothing but quotations are said, they are all of it."""
    made.content.append(_span(words, content))
    made.quotes = words[content[1] - 1].quoted
    if made.quotes and words[content[0]].quoted:
        made.confidence = CONFIDENCE["direct"]


def _span(words: Words, place: Range) -> list[int]:
    return [words[place[0]].start, words[place[1] - 1].end]


def _cue_span(words: Words, cue: Cue) -> list[int]:
    return [words[cue.first].start, words[cue.end - 1].end]
