"""Reads grants of anonymity: the words that hold a name back, the words that give the reason, and its code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.attribution.components.sentences import sentences
from quotes.attribution.components.triggers import Trigger, find_triggers
from quotes.attribution.lexicon_connectors import CONNECTORS, FEAR
from quotes.attribution.lexicon_reasons import REASONS, VIOLENCE
from quotes.attribution.results import Span

PLAIN = {ord("’"): "'", ord("‘"): "'", 0x00A0: " ", 0x202F: " ", 0x2009: " ", ord("\t"): " "}

# A sentence without one of these words holds no name back.
_WORTH_READING = re.compile(
    r"anonym|confidentiality|nam(?:e|ing)|identif|identit|quoted|authori|allowed|permitted|cleared|supposed "
    r"to|permission|background|guerre"
    r"|alias|pseudonym|initial|on the record|off the record|attribution|call ?sign|handle|clearance|barred"
    r"|forbidden|prohibited"
    r"|entitled|at liberty|not free to",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grant:
    """A name held back, as the text says it.

    Args:
        trigger: None where the reason alone says it ("was not authorized to speak publicly").
        evidence: the words that give the reason, if any.
        reason: a code of `results.REASONS`.
        kind: the kind of the trigger, see `Trigger`.
        sentence: where it stands.
    """

    trigger: Span | None
    evidence: Span | None
    reason: str
    kind: str
    sentence: Span

    @property
    def start(self) -> int:
        return min(span[0] for span in (self.trigger, self.evidence) if span)


_CLASSES = tuple((code, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)) for code, words in REASONS)
_VIOLENCE = re.compile(rf"(?<!\w)(?:{VIOLENCE})", re.IGNORECASE)
_NEUTRAL_HARM = re.compile(
    r"(?<!\w)(?:retaliat\w*|retribution|reprisals?|repercussions?|revenge|vengeance|consequences|trouble"
    r"|target\w*|punish\w*"
    r"|backlash|harass\w*|sanction\w*|wrath)",
    re.IGNORECASE,
)
_FEARS = re.compile(rf"(?:{FEAR})\b", re.IGNORECASE)

_CONNECTORS = tuple(
    (re.compile(rf"{words}(?!\w)", re.IGNORECASE), default, allowed) for words, default, allowed in CONNECTORS
)
_WORD_START = re.compile(r"(?<![\w'])[a-z]", re.IGNORECASE)
_NO_GAP = re.compile(r"[;:“”\"]|\b(?:said|says|told|added|who had|but|that)\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r",? (?:s?he|they|[A-Z][\w.' -]{1,30}?) (?:said|says|explained|added),")
_CLAUSE_END = re.compile(
    r"[;:“”\"—()]| [–-]+ |,(?! (?:or|nor|and (?!said|told|added|is\b|was|has|who|declined|described|provided"
    r"|confirmed)|including"
    r"|particularly|especially|even|like|such as|if|as well)\b)| (?:and|but) (?:said|told|who|declined|added"
    r"|described|provided)\b"
    r"|(?<!\bwere)(?<!\bwas)(?<!\bbeen)(?<!\bbeing)(?<!\bhas)(?<!\bhad)(?<!\bhave)(?<!\bnot)(?<!\bshe"
    r")(?<!\bhe)(?<!\bthey)(?<!\bto) "
    r"(?:said|told|says|confirmed|added)\b"
)
_LONGEST_GAP = 90
_LONGEST_EVIDENCE = 260


def classify(evidence: str, context: str = "") -> str | None:
    """The reason code of the words that give a reason; None where they fit none.

    Args:
        context: what stands around them; tells what kind of reprisal is feared where the evidence does not.
    """
    hits = [
        (match.start(), rank, code)
        for rank, (code, pattern) in enumerate(_CLASSES)
        if (match := pattern.search(evidence))
    ]
    feared = _FEARED.search(evidence) is not None
    if feared:
        hits = [hit for hit in hits if hit[2] not in _NEVER_FEARED]
        if not hits:
            return "safety" if _ATTACKERS.search(evidence) else None
    code = min(hits)[2] if hits else None
    if code == "retaliation" and _VIOLENCE.search(context) and not _AT_WORK.search(evidence):
        return "safety"
    return code


_FEARED = re.compile(rf"(?:{FEAR}|fear\w*|worried|afraid)\b", re.IGNORECASE)
_ATTACKERS = re.compile(
    r"\b(?:police\w*|army|soldiers|military|government|authorities|arrest|war|war crimes|attackers?)\b",
    re.IGNORECASE,
)
_NEVER_FEARED = frozenset(("candor", "ground_rules", "other"))
_AT_WORK = re.compile(
    r"\b(?:jobs?|careers?|work\w*|employ\w*|business\w*|boss\w*|fired|compan\w+|colleagues|clients?)\b",
    re.IGNORECASE,
)


def find_grants(text: str) -> Iterator[Grant]:
    """Every grant in a text, in text order."""
    plain = text.translate(PLAIN)
    spans = list(sentences(plain))
    for i, (start, end) in enumerate(spans):
        if _WORTH_READING.search(plain, start, end):
            following = spans[i + 1] if i + 1 < len(spans) else None
            yield from _grants_of(plain, (start, end), following)


def _grants_of(plain: str, sentence: Span, following: Span | None) -> Iterator[Grant]:
    triggers = list(find_triggers(plain, *sentence))
    alone = [t for t in triggers if t.kind == "unauthorized"]
    stated = [t for t in triggers if t.kind != "unauthorized"]
    used: set[Trigger] = set()
    for trigger in stated:
        grant = _explained(plain, trigger, sentence, following)
        if grant.evidence is None and (near := _nearest(alone, trigger)):
            grant = replace(grant, evidence=(near.start, near.end), reason="not_authorized")
        used.update(t for t in alone if _nearest([t], trigger))
        yield grant
    for trigger in alone:
        if trigger not in used:
            yield Grant(None, (trigger.start, trigger.end), "not_authorized", trigger.kind, sentence)


def _nearest(alone: list[Trigger], trigger: Trigger) -> Trigger | None:
    """The lone reason that belongs to a trigger, before or after it."""
    near = [t for t in alone if t.start - trigger.end < _LONGEST_GAP and trigger.start - t.end < _LONGEST_GAP]
    return min(near, key=lambda t: abs(t.start - trigger.start), default=None)


def _explained(plain: str, trigger: Trigger, sentence: Span, following: Span | None) -> Grant:
    context = plain[max(0, sentence[0] - 600) : sentence[1]]
    found = (
        _reason_after(plain, trigger.end, sentence[1], context)
        or _reason_before(plain, sentence[0], trigger.start, context)
        or (following and _reason_in_next(plain, following, context))
    )
    span = (trigger.start, trigger.end)
    if found:
        return Grant(span, found[0], found[1], trigger.kind, sentence)
    unasked = trigger.kind in ("assumed", "surname") or _SAID_OF.match(plain, *span) is not None
    return Grant(span, None, "none_stated" if unasked else "declined", trigger.kind, sentence)


_SAID_OF = re.compile(
    (
        r"(?:(?:is|was|are|were|been|being) )*(?:identified|named|known|called|referred to|quoted"
        r"|cited) (?:only as\b|by .* (?:only|alone)$)"
    ),
    re.IGNORECASE,
)


def _reason_after(plain: str, start: int, end: int, context: str) -> tuple[Span, str] | None:
    for word in _WORD_START.finditer(plain, start, min(end, start + _LONGEST_GAP)):
        if _NO_GAP.search(plain, start, word.start()):
            return None
        if found := _reason_at(plain, word.start(), end, context):
            return found
    return None


def _reason_at(plain: str, at: int, end: int, context: str) -> tuple[Span, str] | None:
    for connector, default, allowed in _CONNECTORS:
        if match := connector.match(plain, at, end):
            stop = _clause_end(plain, match.end(), end)
            code = classify(plain[at:stop], context) or default
            if code and (allowed is None or code in allowed) and stop > match.end() - 1:
                return (at, stop), code
    return None


def _clause_end(plain: str, start: int, end: int) -> int:
    if inserted := _PARENTHESIS.match(plain, start):
        start = inserted.end()
    stop = _CLAUSE_END.search(plain, start, min(end, start + _LONGEST_EVIDENCE))
    at = stop.start() if stop else min(end, start + _LONGEST_EVIDENCE)
    return start + len(plain[start:at].rstrip(" .!?'"))


_FRONTED = re.compile(
    (
        r"(?:^|(?<=[,;“\"—(]) ?|(?<= and )(?=[a-z])|(?<= )(?=do(?:es)?(?: not|n't) )|(?<= and )"
        r"|(?<= but )|(?<= who )|(?<= is )|(?<= was ))(?=[a-z])"
    ),
    re.IGNORECASE,
)
_BRIDGE = re.compile(
    r",?(?: [\w'.-]+){0,5}?(?: (?:and|so|but))?(?: (?:has|have|had|also|therefore|thus|then|both"
    r"|all|s?he|they|who))* ?",
    re.IGNORECASE,
)


def _reason_before(plain: str, start: int, end: int, context: str) -> tuple[Span, str] | None:
    """A reason that opens the sentence or the clause of the trigger: "Fearing for her job, she asked ..."."""
    head = plain[start:end]
    for place in _FRONTED.finditer(head):
        found = _reason_at(plain, start + place.end(), end, context)
        if found is None or (place.start() > 0 and found[1] in ("candor", "other")):
            continue
        if _BRIDGE.fullmatch(plain, found[0][1], end):
            return found
    return None


_NEXT = re.compile(
    r"(?:s?he|they|(?:his|her|their|the) [\w' ]{1,30}?|doing so|speaking|that|many|naming \w+|it) .{0,60}?"
    r"\b(?:fear\w*|worr\w+|afraid|risk\w*|could (?:lose|face|be|cost)|would (?:lose|face|be|cost)|forbid\w*"
    r"|prohibit\w*|bars?|reason)\b",
    re.IGNORECASE,
)
_HARD = frozenset(("safety", "retaliation", "privacy", "legal", "minor", "not_authorized"))


def _reason_in_next(plain: str, following: Span, context: str) -> tuple[Span, str] | None:
    """A reason that the next sentence gives: "She fears losing her job."."""
    if not _NEXT.match(plain, *following):
        return None
    code = classify(plain[slice(*following)], context)
    return (following, code) if code in _HARD else None
