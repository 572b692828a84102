"""Finds the words that give the reason for a name held back, and the reason's code."""

import re
from typing import NamedTuple

from quotes.attribution.components.wording import compile_wording
from quotes.attribution.lexicon_connectors import CONNECTORS, FEAR
from quotes.attribution.lexicon_reasons import REASONS, VIOLENCE
from quotes.attribution.results import Span


class Reason(NamedTuple):
    """The words that give a reason, and their code of `results.REASONS`."""

    evidence: Span
    code: str


_CLASSES = tuple((code, compile_wording(rf"(?<!\w)(?:{words})")) for code, words in REASONS)
_CONNECTORS = tuple((compile_wording(rf"{words}(?!\w)"), default, allowed) for words, default, allowed in CONNECTORS)
_VIOLENCE = compile_wording(rf"(?<!\w)(?:{VIOLENCE})")
_FEARED = compile_wording(rf"(?:{FEAR}|fear\w*|worried|afraid)\b")
_ATTACKERS = re.compile(
    r"\b(?:police\w*|army|soldiers|military|government|authorities|arrest|war|attackers?)\b",
    re.IGNORECASE,
)
_FEARED_PEOPLE = re.compile(
    r"(?:afraid|scared|frightened|terrified|fear\w*)(?: of)? (?:the |those |these |his |her |their |a )(?:\w+ ){0,3}?"
    r"(?:men|man|people|person|neighbou?rs?|relatives|in-laws|fighters|clan|family|killers?|attackers?|brothers)\b",
    re.IGNORECASE,
)
_NEVER_FEARED = frozenset(("candor", "ground_rules", "other"))
# Harm that may be done at work as well as at war, and words that tell which.
_ANY_HARM = re.compile(
    (r"\b(?:retaliat|retribution|repris|repercussion|revenge|vengeance|consequence|punish)\w*"), re.IGNORECASE
)
_FROM_SOMEBODY = re.compile(
    (
        r"\b(?:jobs?|careers?|work\w*|employ\w*|business\w*|boss\w*|fired|compan\w+|colleagues"
        r"|professional|political|from|by)\b"
    ),
    re.IGNORECASE,
)
_WORD_START = re.compile(r"(?<![\w'])[a-z]", re.IGNORECASE)
_NO_GAP = re.compile(r"[;:“”\"]|\b(?:said|says|told|added|who had|but|that)\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r",? (?:s?he|they|[A-Z][\w.' -]{1,30}?) (?:said|says|explained|added),")
# The name is not the real one: the paper says that it changed it before it says why.
_CHANGED = re.compile(
    r"[;,.]? *(?:and )?(?:the [\w ]{1,30}?|we|it) (?:has |have |had )?changed (?:it|them)\b", re.IGNORECASE
)
_CONCESSION = re.compile(r",? (?:even (?:though|if)|although|though|despite) [^,.;:“”\"]{1,100},")
_CLAUSE_END = re.compile(
    r"[;:“”\"—()]| [–-]+ |,(?! (?:or|nor|and (?!said|told|added|is\b|was|has|who|declined|described|provided"
    r"|confirmed)|including"
    r"|particularly|especially|even|like|such as|if|as well)\b)| (?:and|but) (?:said|told|who|declined|added"
    r"|described|provided|asked|requested|spoke|insisted|refused)\b| (?:and|but|so)(?= *$)"
    r"|(?<!\bwere)(?<!\bwas)(?<!\bbeen)(?<!\bbeing)(?<!\bhas)(?<!\bhad)(?<!\bhave)(?<!\bnot)(?<!\bshe"
    r")(?<!\bhe)(?<!\bthey)(?<!\bto) "
    r"(?:said|told|says|confirmed|added|alleged|claimed|admitted|recalled|lamented|disclosed)\b"
)
_LONGEST_GAP = 90
_LONGEST_EVIDENCE = 260
_FRONTED = re.compile(
    (
        r"(?:^|(?<=[,;“\"—(]) ?|(?<= )(?=do(?:es)?(?: not|n't) )|(?<= and )"
        r"|(?<= but )|(?<= who )|(?<= is )|(?<= was ))(?=[a-z])"
    ),
    re.IGNORECASE,
)
_BRIDGE = re.compile(
    r",?(?: [\w'.-]+){0,8}?(?: (?:and|so|but))?(?: (?:has|have|had|also|therefore|thus|then|both"
    r"|all|s?he|they|who))* ?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:s?he|they|(?:his|her|their|the) [\w' ]{1,30}?|doing so|speaking|that|many|naming \w+|it) .{0,60}?"
    r"\b(?:fear\w*|worr\w+|afraid|risk\w*|could (?:lose|face|be|cost)|would (?:lose|face|be|cost)|forbid\w*"
    r"|prohibit\w*|bars?|reason)\b",
    re.IGNORECASE,
)
# "Samira is not her real name. She asked for another because ...".
_ANOTHER_NAME = re.compile(r"(?:s?he|they) (?:\w+ )?asked for (?:another|a different) (?:one|name)?", re.IGNORECASE)
_HARD = frozenset(("safety", "retaliation", "privacy", "legal", "minor", "not_authorized"))
# What stands before the grant tells whether reprisals are feared at work or at war; in characters.
_CONTEXT = 400


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
            return "safety" if _ATTACKERS.search(evidence) or _FEARED_PEOPLE.search(evidence) else None
    code = min(hits)[2] if hits else None
    at_war = _ANY_HARM.search(evidence) and not _FROM_SOMEBODY.search(evidence) and _VIOLENCE.search(context)
    return "safety" if code == "retaliation" and at_war else code


def find_reason(plain: str, trigger: Span, sentence: Span, following: Span | None) -> Reason | None:
    """The reason that belongs to a trigger: after it, before it, or in the sentence that follows.

    Args:
        plain: the text with plain apostrophes and blanks.
        sentence, following: the sentence of the trigger and the next one, if any.
    """
    context = plain[max(0, sentence[0] - _CONTEXT) : sentence[1]]
    return (
        _after(plain, trigger[1], sentence[1], context)
        or _before(plain, sentence[0], trigger[0], context)
        or (_in_next(plain, following, context) if following else None)
    )


def _after(plain: str, start: int, end: int, context: str) -> Reason | None:
    for word in _WORD_START.finditer(plain, start, min(end, start + _LONGEST_GAP)):
        if _NO_GAP.search(_CHANGED.sub("", _PARENTHESIS.sub("", plain[start : word.start()]))):
            return None
        if found := _at(plain, word.start(), end, context):
            return found
    return None


def _at(plain: str, at: int, end: int, context: str) -> Reason | None:
    for connector, default, allowed in _CONNECTORS:
        if match := connector.match(plain, at, end):
            stop = _clause_end(plain, match.end(), end)
            code = classify(plain[at:stop], context)
            if code is None or (allowed is not None and code not in allowed):
                code = default
            if code and stop >= match.end():
                return Reason((at, stop), code)
    return None


def _clause_end(plain: str, start: int, end: int) -> int:
    if inserted := _PARENTHESIS.match(plain, start):
        start = inserted.end()
    elif conceded := _CONCESSION.match(plain, start):
        start = conceded.end()
    stop = _CLAUSE_END.search(plain, start, min(end, start + _LONGEST_EVIDENCE))
    at = stop.start() if stop else min(end, start + _LONGEST_EVIDENCE)
    return start + len(plain[start:at].rstrip(" .!?'"))


def _before(plain: str, start: int, end: int, context: str) -> Reason | None:
    """A reason that opens the sentence or the clause of the trigger: "Fearing for her job, she asked ..."."""
    head = plain[start:end]
    for place in _FRONTED.finditer(head):
        found = _at(plain, start + place.end(), end, context)
        if found is None or (place.start() > 0 and found.code in ("candor", "other")):
            continue
        if _BRIDGE.fullmatch(plain, found.evidence[1], end):
            return found
    return None


def _in_next(plain: str, following: Span, context: str) -> Reason | None:
    """A reason that the next sentence gives: "She fears losing her job."."""
    if told := _CHANGED.match(plain, *following) or _ANOTHER_NAME.match(plain, *following):
        return _after(plain, told.end(), following[1], context)
    if not _NEXT.match(plain, *following):
        return None
    code = classify(plain[slice(*following)], context)
    return Reason(following, code) if code in _HARD else None
