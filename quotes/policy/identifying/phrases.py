"""The wordings that narrow a description down."""

import re
from dataclasses import dataclass

from quotes.policy.facts import Span

_PREPOSITIONS = (
    "of in at on with for to from near outside inside by aboard ahead behind under until since between among"
)
_PREPOSITION = rf"(?:{_PREPOSITIONS.replace(' ', '|')})"
_HEAD_END = re.compile(
    rf"[,;(]|\b(?!of staff\b)(?:{_PREPOSITION}|who|whose|whom|that|which|named|known|close to|familiar|briefed)\b"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|\d+)"
_OWNERS = r"(?:the|its|his|her|their|our|one of the)"
_SEVERAL = 5

SUPERLATIVE = re.compile(
    rf"(?:\b{_OWNERS}|[’']s|s[’']) (?:[\w-]+ )?(?P<word>(?:very )?(?:only|sole|lone|top|last|first|longest-\w+"
    r"|highest-\w+|most \w+"
    r"|(?!west|east|honest|modest|forest|guest|interest|priest|latest|protest|request|best\b)\w{2,}est))\b"
    r"(?! (?:time|week|month|year|night|government|half|round|aid|responder|name|days?|minute)|-time)",
    re.IGNORECASE,
)
ALONE = ("only", "sole", "lone")
NEEDS_MORE = re.compile(r"(?:very )?(?:first|last)", re.IGNORECASE)
COMPLEMENT = re.compile(rf"\b{_PREPOSITION}\b|\bwho\b|\bthat\b", re.IGNORECASE)
ONE_OF = re.compile(
    rf"^one of (?:the |its |their |his |her )?(?:only |last |remaining |first |current |{_NUMBER} )*"
    rf"(?P<number>{_NUMBER}|few|only|last|first|handful)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"^(?:the|all|all the|(?:one|{_NUMBER}) of the(?: [\w-]+[’']s)?) (?:\w+ )?(?P<number>{_NUMBER})\b(?!-)",
    re.IGNORECASE,
)
PANEL = re.compile(
    rf"\b(?P<number>{_NUMBER})-(?:person|member|man|woman|strong|judge|lawyer|doctor|partner|officer)\b", re.IGNORECASE
)
AGE = re.compile(r"\b\d{1,3}[- ]years?[- ]old\b|\b(?:aged|of|,) \d{2,3}\b(?! (?:years|percent))", re.IGNORECASE)
TIME = re.compile(
    r"\b(?:since|until|from|in|between) (?:the )?(?:\w+ )?(?:19|20)\d\d\b|\bon (?:the )?(?:(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\w*\.?(?: \d{1,2})?|\b(?:this|last) (?:year|week"
    r"|month|night)\b|\bthat (?:day|night|morning)\b|\bthe (?:day|night|morning|evening) (?=\w)"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[’']s"
    r"|\bfor (?:\w+) (?:years|months)\b",
)
UNIT = re.compile(
    r"\b(?:[\w’'-]+ ){0,2}(?:(?i:brigade|battalion|regiment|squadron|platoon|squad|unit|crew|bridge|detachment)"
    r"|[A-Z]\w+ Company|[Gg]uard of honou?r|palace guard|special forces)\b"
)
CREW = re.compile(
    r"\b(?:squad|platoon|crew|detachment|(?:disposal|rescue|surgical|legal|negotiating|prosecution|defen[cs]e|research"
    r"|climbing|search|diving|survey|forensic|medical) team)\b",
    re.IGNORECASE,
)
SMALL = re.compile(
    r"\b(?:school|annex|clinic|station|parish|orchestra|board|panel|club|squad|registry|committee|farm|bakery|hotel"
    r"|village|hamlet|street|row|lane|ward|newsroom|chapel|shelter|laboratory|inquiry|trial|tribunal|court|cabinet"
    r"|choir|trust|fund|household|plane|flight|seminar|case|expedition|law firm"
    r"|secretariat|team|Athletic|lighthouse|palace|museum|gallery|theat(?:er|re)|weekly|monastery|convent|restaurant"
    r"|control (?:room|tower)|seminary|conservatory|hospice|abbey|cathedral|chapel|observatory|zoo|(?:\w+ )house"
    r"|brewery|distillery|winery|vineyard|quarry|workshop|bookshop|pharmacy|forge|dairy|circus|marina"
    r"|(?:bird|nature|game|wildlife) (?:reserve|sanctuary)|(?:closed-door|private|secret) (?:session|meeting|hearing)"
    r"|wedding|funeral|christening|operation|autopsy|birth|execution|rehearsal|interrogation)\b",
    re.IGNORECASE,
)
NOT_A_CERTAIN = re.compile(r"\b(?:an?|another|any|some) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
NOT_INSIDE = re.compile(r"\b(?:outside|near|opposite|leaving|passing|beside|around|close to) (?:[\w-]+ ){0,3}$", re.I)
SCENE = re.compile(
    r"\b(?:in the (?:room|cell|car|cockpit|boat|van|ambulance|helicopter)|at the (?:table|bedside)|on the call"
    r"|in the (?:photo\w*|picture|video|footage))\b",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"\b(?:ministry|hospital|university|polytechnic|bank|police|army|navy|government|party|department|agency|service"
    r"|bureau|council|parliament|union|airline|embassy|facility|prison|port|refinery|broadcaster|newspaper"
    r"|[A-Z][\w’'-]+ (?:Water|Group|Corp|Inc|Guard|Army))\b",
    re.IGNORECASE,
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
PLACE = re.compile(
    rf"\b{_PREPOSITION} (?:the )?(?!(?:Mrs?|Ms|Dr)\b)"
    r"(?:(?:eastern|western|northern|southern|central|upper|lower|old|besieged|occupied) )*"
    rf"(?:(?!{_DAY})(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)*)|province|county|district|town|city|valley|island|coast"
    r"|region|north|south|east|west|capital)",
)
OF_CHILDREN = re.compile(rf"\b(?:grand)?(?:mother|father|parent) of (?:\w+ )?{_NUMBER}\b", re.IGNORECASE)
CIRCLE_OF = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|advis[eo]rs?|aides?|assistants?|drivers?|chiefs? of staff) (?:to|for|of) "
    r"(?!(?:several|many|some|most|dozens|hundreds|other|various)\b)"
    r"|\b(?:deput(?:y|ies) to|(?:colleagues?|friends?|allies|ally|confidante?s?|pupils?) of) (?:the|his|her) "
    r"|\b(?:clerk|secretary|doctor|physician|tutor|cook|valet|tailor|barber)s? to (?:one of )?(?:the|his|her) "
    r"|\bmembers? of the (?:[\w’'-]+ )?(?:board|cabinet|jury|committee|panel|commission|bench)\b"
    r"|\b(?:inner circle|entourage|private office)\b"
    r"|\bwho (?:travel\w*|flew|flies|dined|served) (?:with|under) the \w+"
    r"|\bwho (?:\w+ ){0,2}(?:married|engaged|related) to (?:the|him|her)\b"
    r"|\bwho (?:\w+ )?(?:dinner|lunch|breakfast|drinks|tea) with (?:the|him|her)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"\b(?:who|whose|that|which)\b.*", re.DOTALL)
SPECIFIC = re.compile(rf"\bthe \w+|\b(?:with|to|for|by) (?:him|her)\b|[a-z,] [A-Z]\w+|\d|{_DAY}", re.DOTALL)
POSSESSOR = re.compile(
    rf"^(?:the |an? )?(?:(?!{_PREPOSITION}\b)[\w-]+ ){{0,3}}?(?!{_PREPOSITION}\b)[\w.-]+(?:[’']s|s[’']) (?=\w)"
    r"|^(?:his|her|their) ",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:former|retired|onetime|previous)\b|\bex-", re.IGNORECASE)
TRAIT = re.compile(
    r"\b(?:blind|deaf|transgender|one-armed|one-legged|pregnant|albino|left-handed|paralyzed|red-haired"
    r"|(?!European|American|African|Asian|Indian|Christian|veteran|human|civilian)[A-Z]\w+(?:an|ese|ish|i))\b"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a description, `[start, end)`, and what they narrow it by."""

    span: Span
    what: str
    why: str


def number_of(words: str) -> int:
    """The number that words such as "three", "3" or "few" stand for."""
    return _NUMBERS.get(words.casefold()) or (int(words[:6]) if words.isdigit() else _SEVERAL)


def noun_phrase(description: str) -> list[str]:
    """The words up to the noun that a description is about: "the", "last", "neurosurgeon"."""
    rest = POSSESSOR.sub("", ONE_OF.sub("", description)).strip()
    end = _HEAD_END.search(rest, 1)
    return (rest[: end.start()] if end else rest).split()
