"""Reads who a grant of anonymity speaks of: a pronoun, someone named before, or someone new."""

import re
from dataclasses import dataclass

from quotes.attribution.components.grants import Grant
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.lexicon_people import COMMON_NOUNS, OPENERS
from quotes.attribution.lexicon_unnamed import PEOPLE
from quotes.attribution.names import fold
from quotes.attribution.results import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """The noun phrase of which a grant is said.

    Args:
        span: the phrase; of a name with an apposition, both.
        name: the name in it, without its title, if there is one.
        description: the rest, if there is any.
        pronoun: it is one, or the words of the grant hold one in its place.
        by_the_paper: they do, and the paper itself is who acts: "The Post is withholding her name".
        refers_back: it stands for somebody spoken of before.
        plural: it stands for more than one; `several`: for each of those spoken of ("both", "all").
        head: its noun in the singular, if it refers back by one.
    """

    span: Span
    name: Span | None = None
    description: Span | None = None
    pronoun: bool = False
    by_the_paper: bool = False
    refers_back: bool = False
    plural: bool = False
    several: bool = False
    head: str = ""


_CLAUSE = re.compile(
    r"[“”\";:—]|(?:^| )[–-] |,? \b(?:said|told|according to|says|added|quoting|citing|quoted|cited|but|while"
    r"|whereas|after|when)\b(?: that)?"
    r"|, and (?=(?:s?he|they) (?:asked|requested|insisted|declined|refused|wanted|did|would)\b)"
    r"|(?<!\bbound )\bby (?=an?\b|one\b|two\b|another\b)|, (?=(?:an?|one|another|two|three|several) )|\bthat (?=s?he\b"
    r"|they\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"[,\s(]*(?:\b(?>(?:who|whom|whose|(?:both|all|one|two|some|many|most|several|each|neither) of whom|and|also|had"
    r"|has|have|was|were|is|are|only|then|would|like \w+ [^,]*+|who, like [^,]*+,"
    r"|in (?:an? )?[^,]{0,40}?interviews?|speaking|asking)\b)[,\s]*)*$",
    re.IGNORECASE,
)
_TAIL = 150  # characters of it at most, so that no text costs more than its length
_OPENING = re.compile(
    r"[\s(,]*(?:(?:but|and|meanwhile|still|yet|however|in (?:an? )?(?:\w+ )?interviews?"
    r"|like (?:\w+ ){0,2}others[^,]*)\b,? *)*",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:(?P<one>s?he)|(?P<many>they)|(?P<several>both|all|most|neither|each|all (?:of them|three"
    r"|four)|the (?:two|three|four|pair|trio)(?= (?:asked|spoke|requested|were|both|all|declined"
    r"|insisted|would|did)|$))|(?P<lone>one(?=[\s,]*$)))\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?P<all>both |all )?(?:the|these|those|this|that|both"
    rf"|all)\b(?: (?!who\b)[\w'’.-]+){{0,4}}? (?P<head>{PEOPLE})(?=\W|$)"
    r"|(?:(?:senior|top|current|former|government|party|company|police|military|security|white house"
    rf"|[A-Z]\w+) ){{0,3}}(?P<bare>(?:official|source|aide|advis[eo]r"
    rf"|employee|worker|executive|diplomat|officer|lawmaker|associate)s|people)(?=\W|$)",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"(?:(?:more than|at least|nearly|almost|about|over) )?(?:an?|one|another|some|several|two|three|four|five|six"
    r"|seven|eight|many"
    rf"|a second|the)\b(?: [\w'’&.-]+){{0,6}}? (?P<head>{PEOPLE})\b.*"
    r"|(?:an?|one|another) (?P<noun>\w+)(?: [\w'’&.-]+){0,8}",
    re.IGNORECASE | re.DOTALL,
)
_NAME_WORD = r"(?:al-|de |Abu |Umm |el-)?[A-Z][\w'’-]+\.?"
_NAMED = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Capt|Sgt|Col|Gen|Lt)\.? )?"
    rf"(?P<name>(?:[A-Z]\.){{1,3}}|{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}?)(?=,|$| \()"
    r"(?:,? (?P<description>(?:an?|the|\d\d?|who|whose)\b.*?))?$",
    re.DOTALL,
)
_BARE_NAME = re.compile(
    r"\s*(?:(?:Dr|Mr|Mrs|Ms|Prof|Capt|Sgt|Col|Gen|Lt)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, \d\d?)?"
)
_LAST_NAMED = re.compile(
    r" (?:was|were|is|lay|sat|stood|with|named"
    r"|called) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:, \d\d?)?,?$"
)
_LAST_DESCRIBED = re.compile(
    r" (?:was|is|were|are|with|met|named|called) (?P<who>(?:an?|another|one) (?:[\w'’-]+ ){0,4}?[\w'’-]+),?$"
)
_OBJECT = re.compile(
    r"\b(?P<one>his|her|him|the name(?= (?:has|was|is)))\b|\b(?P<many>their|them|names)\b", re.IGNORECASE
)
_BY_THE_PAPER = re.compile(
    r"(?:(?:is|are|has|have|had|was|were|we) )?(?:his|her|their|the names?|names?|withh|using only|chang|grant"
    r"|(?:\w+ )?(?:not|n't) (?:to )?(?:nam|identif|us|publish|print|reveal|disclos))",
    re.IGNORECASE,
)
# What stands before the words of a grant that its subject says of itself: "Celia, who is", "Marit (".
_OF_ITSELF = re.compile(r"\bwho(?: \w+)? $|\($")
# Whom a sentence begins with: "A nurse on the night shift", "The two nurses", "Dana was twelve".
_DESCRIBED_FIRST = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Tt]he)\b(?: (?!who\b)[a-z'’-]+){0,3}? "
    rf"(?P<head>(?i:{PEOPLE}))\b(?: (?:at|from|in|on|of) (?:(?:an?|the) )?[\w'’-]+(?: [A-Z][\w’'-]*)*)?"
)
_NAMED_FIRST = re.compile(
    r"(?P<name>[A-Z][a-z’'-]+)(?=,? (?:an?|\d\d?|is|was|had|has|who|spoke|came|left|grew|lives?|works?"
    r"|[a-z]{2,}ed)\b)"
)


def read_subject(text: str, grant: Grant) -> Subject | None:
    """The subject of a grant; None where the sentence does not show one."""
    start, stop = grant.sentence[0], grant.start
    if grant.evidence and grant.trigger and grant.evidence[0] < grant.trigger[0]:
        start, stop = _clear_of(grant.evidence, start, grant.trigger[0])
    for boundary in _CLAUSE.finditer(text, start, stop):
        if not _BARE_NAME.fullmatch(text, start, boundary.start()):
            start = boundary.end()
    opening = _OPENING.match(text, start, stop)
    start = opening.end() if opening else start
    if tail := _RELATIVE.search(text, max(start, stop - _TAIL), stop):
        stop = tail.start()
    return _by_the_paper(text, grant, (start, stop)) or _subject(text, start, stop)


def first_subject(text: str, start: int, stop: int) -> Subject | None:
    """Whom a sentence begins with: people described or somebody with one name; None for anything else."""
    if found := _DESCRIBED_FIRST.match(text, start, stop):
        return Subject(found.span(), description=found.span(), plural=_is_plural(found["head"].lower()))
    found = _NAMED_FIRST.match(text, start, stop)
    if found and fold(found["name"]) not in OPENERS | COMMON_NOUNS:
        return Subject(found.span(), name=found.span("name"))
    return None


def _clear_of(evidence: Span, start: int, stop: int) -> Span:
    """What lies behind a reason that opens the sentence, or before one that does not."""
    return (evidence[1], stop) if evidence[0] - start < 3 else (start, evidence[0])


def _by_the_paper(text: str, grant: Grant, span: Span) -> Subject | None:
    """ "The Post is withholding her name": the subject is the object."""
    if (
        grant.trigger is None
        or grant.kind == "assumed"
        or _OF_ITSELF.search(text, grant.sentence[0], grant.trigger[0])
        or not _BY_THE_PAPER.match(text, grant.trigger[0])
    ):
        return None
    found = _OBJECT.search(text, *grant.trigger)
    plural = found is not None and found["one"] is None
    return found and Subject(span, pronoun=True, by_the_paper=True, refers_back=True, plural=plural, several=plural)


def _subject(text: str, start: int, stop: int) -> Subject | None:
    span = (start, stop)
    if found := _PRONOUN.match(text, start, stop):
        plural = not (found["one"] or found["lone"])
        return Subject(span, pronoun=True, refers_back=True, plural=plural, several=found["several"] is not None)
    if found := _DEFINITE.match(text, start, stop):
        head = (found["head"] or found["bare"]).lower()
        return Subject(
            span, description=span, refers_back=True, plural=_is_plural(head), several=_is_plural(head),
            head=head.removesuffix("s"),
        )  # fmt: skip
    if found := _NEW.match(text, start, stop):
        return Subject(span, description=span, plural=_is_plural((found["head"] or "").lower()))
    return _at_end(text, start, stop)


def _at_end(text: str, start: int, stop: int) -> Subject | None:
    """Who is introduced right before the words of a grant: "Her guide was a shepherd", "In the bed lay Sada, 19"."""
    span = (start, stop)
    if found := _LAST_NAMED.search(text, start, stop):
        return Subject(span, name=found.span("name"))
    found = _LAST_DESCRIBED.search(text, start, stop)
    if found and head_noun(found["who"].split()[-1].lower())[1] in {"person", ""}:
        return Subject(found.span("who"), description=found.span("who"))
    found = _NAMED.fullmatch(text, start, stop)
    if found and fold(found["name"].split()[0]) not in OPENERS:
        described = found.span("description") if found["description"] else None
        return Subject(span, name=found.span("name"), description=described)
    return None


def _is_plural(head: str) -> bool:
    return (head.endswith("s") and not head.endswith("ss")) or head in ("people", "women", "men")
