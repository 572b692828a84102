"""Detection written by hand: finds source, cue and content by verbs of saying and the order of what stands round them.

It knows no syntax; where a sentence leaves it in doubt it says nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.quotation_marks import quoted_spans
from quotes.attribution.components.rules_cues import Cue, cues_in
from quotes.attribution.components.rules_sources import DASHES, Range, Words, source_after, source_before
from quotes.attribution.components.rules_words import Word, paragraphs
from quotes.attribution.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUE_VERBS,
    DETERMINERS,
    FINITE_VERBS,
    OCCASIONS,
    PREPOSITIONS,
    PRONOUNS,
    TAKES_CLAUSE,
)

# How often each pattern held on articles nobody tuned it on.
CONFIDENCE = {"direct": 0.9, "closing": 0.85, "clause": 0.75, "object": 0.5}

_DEPENDENT = frozenset(["when", "while", "as", "although", "though", "after", "before", "because", "since", "if"])
_DATELINE = 9  # words of a dateline at most, its dash counted in
_ASIDE = 12  # words between a verb of saying and the "that" or the quotation that it introduces


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


def _read_sentence(words: list[Word], found: list[Found], carrier: Found | None) -> Found | None:
    """Adds what the sentence says to `found`; returns the attribution that a quotation after it would go on with."""
    words = _without_dateline(words)
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
        content = _trimmed(words, floor, before)
        if source is None or content is None or not _may_be_content(words, content, source, behind):
            continue
        made = Found([_span(words, source)], [_cue_span(words, cue)], confidence=CONFIDENCE["closing"])
        _add_content(words, made, content)
        floor = behind
        more = _trimmed(words, behind, len(words))
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
    last = words[content[1] - 1]
    according = words[source[0] - 1].lower == "to" and words[source[0] - 2].lower == "according"
    if last.quoted:
        return behind >= len(words) or words[behind].lower not in ("that", "he", "she", "they", "it")
    if not any(
        w.lower in FINITE_VERBS or w.lower.endswith("ed") or w.lower in CUE_VERBS for w in words[slice(*content)]
    ):
        return False
    if according:
        return True
    if words[content[1]].text != ",":
        return False
    after = words[behind].text if behind < len(words) else "."
    if after in ".?!":
        return True
    if after == ",":
        return words[content[0]].lower not in CONJUNCTIONS and not (
            behind + 1 < len(words) and words[behind + 1].quoted
        )
    return _only_occasion(words, behind)


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
        elif words[cue.verb].lower.endswith("ing") and words[cue.first].lower not in AUXILIARIES:
            source, start = None, cue.end
        else:
            source, start = source_before(words, cue.first, floor), cue.end
        spans = [_span(words, source)] if source else subject
        if not spans or _says_nothing(words, cue, source):
            continue
        subject = spans
        made = Found(spans, [_cue_span(words, cue)])
        content = _content_after(words, cue, start)
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
    return expletive or nameless


def _according_source(words: Words, cue: Cue) -> tuple[Range | None, int]:
    comma = next((at for at in range(cue.end, len(words)) if words[at].text == ","), None)
    if cue.first > 1 or comma is None:
        return None, cue.end
    return (cue.end, comma), comma + 1


def _content_after(words: Words, cue: Cue, start: int) -> Range | None:
    """What is said, from the words after the cue on to the end of its clause."""
    lower = words[cue.verb].lower
    relative = cue.first > 0 and words[cue.first - 1].lower in ("who", "which")
    aside = words[start : start + _ASIDE]
    introduced = next((at for at, w in enumerate(aside) if w.quoted or w.lower in ("that", "whether")), None)
    if introduced is not None and CUE_VERBS.get(lower, "") in TAKES_CLAUSE:
        plain = all(w.lower not in FINITE_VERBS for w in aside[:introduced])
        commas = aside[introduced].quoted and introduced > 0 and aside[introduced - 1].text in ",:"
        if introduced == 0 or commas or (plain and not aside[introduced].quoted):
            start += introduced
    if start < len(words) and words[start].text == ":" and start + 1 < len(words):
        start += 1
    if CUE_VERBS.get(lower) in ("tell", "assure", "remind", "inform") and start == cue.end:
        start += _listener(words, start)
    elif start == cue.end:
        start = _past_occasion(words, start)
    content = _trimmed(words, start, _clause_end(words, start, relative))
    if content is None or CUE_VERBS.get(lower, "say") not in TAKES_CLAUSE:
        return content
    first = words[content[0]].lower
    return content if first not in PREPOSITIONS or first in ("to", "about", "of") else None


def _listener(words: Words, at: int) -> int:
    """How many words name who is told."""
    end = at
    while end < len(words) and (words[end].text[0].isupper() or words[end].lower in DETERMINERS):
        end += 1
    return max(1, end - at)


def _past_occasion(words: Words, at: int) -> int:
    """Leaves out a day or an occasion right after the cue: "said Monday", "said in a statement"."""
    end = at
    while end < len(words) and (
        words[end].lower in OCCASIONS
        or (
            words[end].lower in PREPOSITIONS | DETERMINERS
            and any(w.lower in OCCASIONS for w in words[end + 1 : end + 4])
        )
    ):
        end += 1
    return end


def _clause_end(words: Words, start: int, relative: bool) -> int:
    """Where what is said ends: at the end of the sentence, or where the sentence turns to something else."""
    dependent = words[0].lower in _DEPENDENT or relative
    for at in range(start + 1, len(words)):
        word, after = words[at], words[at + 1].lower if at + 1 < len(words) else ""
        if word.quoted and words[at - 1].text not in ",:" and after and after not in (",", "and"):
            continue
        if word.text == ";" or (word.text == "," and (after in ("but", "according") or _is_participle(after))):
            return at
        if word.lower in ("and", "but") and after in CUE_VERBS and not words[at + 1].quoted:
            return at
        if words[at - 1].quoted and (word.text in DASHES or _is_participle(word.lower)):
            return at
        if word.text == "," and dependent:
            return at
    return len(words)


def _is_participle(lower: str) -> bool:
    return lower.endswith("ing") and lower in CUE_VERBS


def _trimmed(words: Words, start: int, end: int) -> Range | None:
    """The range without punctuation at its ends; None where nothing is left."""
    while (
        start < end
        and not words[start].quoted
        and not words[start].text[0].isalnum()
        and words[start].text not in "'\"“‘($"
    ):
        start += 1
    while end > start and words[end - 1].text in (",", ".", ";", ":", "!", "?", *DASHES):
        end -= 1
    return (start, end) if start < end else None


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
