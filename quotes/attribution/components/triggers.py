"""Finds the words that say a name is held back: "asked not to be named", "uses a nom de guerre"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.attribution.components.wording import compile_wording
from quotes.attribution.lexicon_anonymity import (
    ANONYMITY,
    ASK,
    ASSUMED_NAME,
    COURTESY,
    NAME,
    NAMED,
    OWNER,
    PART,
    PART_OF_NAME,
    PLACEHOLDER,
    PRINTED,
    REFUSE,
    SPEAK,
    WITHHOLD_NAME,
)
from quotes.attribution.lexicon_reasons import UNAUTHORIZED

# What may stand between the parts of a trigger.
_FEW = r"(?: [\w'-]+){0,3}?"
_SOME = r"(?: [\w'.-]+){0,6}?"
_ONLY = r"(?:only|solely|simply|just|merely)"
_NOT_BE = r"(?:not (?:to )?(?:be|being|have been)|(?:to )?not be|n't be|be not)"

_PATTERNS = {
    # The whole name is held back.
    "anonymous": (
        (
            rf"(?:{SPEAK}{_SOME} )?(?:only )?(?:up)?on (?:the )?(?:\w+ )?(?:condition|grounds?|promise|guarantee"
            r"|assurance|basis)s?"
            rf" of (?:\w+ )?(?:{ANONYMITY}|not (?:being {NAMED}|(?:revealing|disclosing|giving|using"
            rf"|publishing) {NAME}))"
        ),
        (
            rf"(?:{SPEAK}{_SOME} )?under (?:the )?(?:\w+ )?(?:condition|promise|guarantee|rule)s? of (?:\w+ "
            rf")?{ANONYMITY}"
        ),
        (
            rf"(?:{SPEAK}{_SOME} )?on (?:the )?(?:condition|understanding|proviso)(?: that)? "
            rf"(?:[\w'-]+ ){{1,5}}?(?:{_NOT_BE} {NAMED}|(?:remain|be|stay)(?: kept)? anonymous)(?: by name)?"
        ),
        (
            rf"(?:{ASK}|(?:{SPEAK}{_SOME} )?under|(?<!ask[ ])(?<!request[ ])for)(?: \w+)? (?:for |on "
            rf"|upon )?(?:(?:total|complete|strict|full|the|his|her"
            rf"|their) )?{ANONYMITY}"
            r"(?= |[.,;:)—–-]|$)(?! (?:agreement|clause|deal|order|rule|law|obligation|(?:to|for) (?:the )?(?:donor"
            r"|user))s?)"
        ),
        (
            r"(?:(?:was|were|been|being|is|are) )?(?:granted|guaranteed|promised|given|offered|accorded"
            r"|afforded|assured)"
            rf"(?: of)?(?: (?:him|her|them|\w+ \w+))? (?:\w+ )?{ANONYMITY}(?=[.,;)—]| (?:to|because|in|so|by|due"
            r"|as|since|for|out|and)\b|$)"
        ),
        rf"(?:\w+ )?grant(?:s|ing)? (?:him|her|them|the \w+|[\w' ]{{3,30}}?) {ANONYMITY}",
        rf"{SPEAK}{_FEW} anonymously|anonymously (?:said|told|spoke)",
        (
            rf"{ASK}{_FEW} (?:to )?(?:remain|stay|be|be kept|be left|speak|talk|comment|be quoted|be "
            r"interviewed)(?:ing|ed)? anonymous(?:ly)?"
        ),
        r"(?:will|would|must|shall|can|could|has to|had to|have to|should|to) remain anonymous",
        (
            rf"{SPEAK}{_SOME} (?:off the record|on (?:deep )?background|not for attribution)"
            r"(?=[.,;:)”—]| (?:about|and|as|because|by|for|he|in|said|she|since|so|they|to|with)\b|$)"
        ),
        r"(?:sp(?:oke|eaking)|talk(?:ed|ing)) in (?:strict )?confidence(?! (?:that|of|about))",
        rf"{SPEAK}{_SOME} without attribution",
        rf"{ASK}(?: that| for| to| [a-z]+){{0,3}}? {_NOT_BE} (?:\w+ly )?{NAMED}(?: by name)?",
        rf"{REFUSE}(?: to)? (?:be|being) (?:\w+ly )?{NAMED}(?: by name| publicly)?",
        (
            r"(?:would|will|could|did|do|does)(?: not|n't) (?:\w+ )?(?:speak|talk|comment) (?:\w+ ){0,3}?(?:on "
            r"the record|for attribution)"
        ),
        r"(?:gave|give|gives|giving|offered|left) no name",
        rf"(?:would|will)(?: not|n't) be {NAMED}(?! (?:as|in|to|after|until|at|on)\b)",
        (
            rf"{ASK}{_FEW}(?: not to| do not| don't| not| never) (?:use|using|publish|publishing|print|reveal"
            r"|revealing|disclose|mention|identify|name)"
            rf"(?:ing)? (?:{NAME}|him|her|them)"
        ),
        rf"{REFUSE}(?: to)? identify (?:him|her|them)sel(?:f|ves)",
        rf"{REFUSE}(?: to)? (?:speak|talk|comment|discuss) (?:\w+ ){{0,3}}?(?:on the record|for attribution)",
        rf"{REFUSE}(?: to)? {WITHHOLD_NAME} (?:{OWNER} )?names?(?: {PRINTED}| to be {PRINTED})?",
        (
            r"(?:can(?:not|'t| not)|could not|couldn't|may not|must not|(?:is|are|was|were) not being|(?:is"
            r"|are)n't being|not)"
            r"(?: be)? (?:\w+ly )?(?:named|identified)(?= (?:for|because|due|as|out|in order|to protect|by "
            r"(?:name|the|order))|,? (?:citing|under)|"
            r"[,.;)])"
        ),
        (
            r"(?:did not|didn't|would not|wouldn't|does not|without) (?:\w+ )?(?:give|giving|gave|provide"
            rf"|providing) (?:{OWNER} )?names?"
        ),
    ),
    # A name is given in part only.
    "partial": (
        rf"identified by (?:his|her|their|an?|the) {PART_OF_NAME} (?:only|alone)",
        rf"only (?:gave|give|gives|provides?|provided|us(?:ed|es)|shared) (?:his|her|their) (?:\w+ )?{PART_OF_NAME}",
        rf"(?:did|would|does|do|could|will)(?: not|n't) (?:\w+ )?(?:{WITHHOLD_NAME} {NAME}|have {NAME} {PRINTED})",
        (
            rf"{ASK}{_FEW} to (?:go by|use|be called by|be known by)(?: {_ONLY})? (?:his|her|their|a|an) (?:\w+ "
            rf")?{PART_OF_NAME}"
        ),
        (
            r"(?:not (?:his|her|their) real names?|names? (?:has been |have been )?(?:changed|withheld)(?: (?!to"
            r"\b|for\b|because\b|as\b|due\b|owing\b)[^()]{0,40})?)(?=\)| (?:to|for|because|as|due|owing)\b)"
        ),
        rf"(?:gave|give|gives|giving|provid(?:e|ed|ing)) {_ONLY} (?:one|a single) names?",
        rf"{ASK}{_FEW} to (?:go|be (?:called|known|identified|quoted)) by (?:{_ONLY} )?(?:one|a single) name",
        rf"{_ONLY} {ASK} to (?:give|use|share|provide) (?:his|her|their) (?:\w+ )?{PART_OF_NAME}",
        (
            rf"{REFUSE}(?: to)? {WITHHOLD_NAME} (?:{NAME}|(?:a|any|{OWNER}) (?:{PART_OF_NAME}))"
            rf"(?: (?:to )?(?:be )?(?:\w+ly )?{PRINTED})?"
        ),
        (
            rf"(?:{ASK}|{REFUSE}|on (?:the )?condition)(?: that| for| to| \w+){{0,3}}? (?:{NAME}"
            rf"|{OWNER} {PART_OF_NAME})"
            rf"(?: or [\w ]{{1,30}}?)? (?:to )?(?:not )?(?:be |being )?(?:not )?(?:be )?(?:\w+ly )?{PRINTED}"
        ),
        (
            rf"(?:(?:{ASK}|{REFUSE}|{SPEAK}|would|will|could|can|agreed|on (?:the )?condition){_FEW} )?(?:to be |be "
            r"|(?:(?:is|was|are|were) )?being |is |was |are |were |been )?"
            r"(?:identified|named|quoted|known|referred to|called|cited|(?:identif(?:ies|ied|y|ying)|introduced)"
            rf" (?:him|her|them)sel(?:f|ves))(?: to(?: \w+){{1,2}}?)? {_ONLY} (?:(?:by|with"
            rf"|using|under)(?: (?:his|her|their|its|a|an|the|one))? {PART_OF_NAME}"
            rf"|as(?: (?:a|an|the))? {COURTESY}[\w.]+)"
        ),
        (
            rf"(?:(?:{ASK}|{REFUSE}|would|on (?:the )?condition){_FEW} )?(?:to be |be |being )(?:identified|named"
            r"|quoted|known|referred to|called)(?: \w+)? "
            rf"(?:by|as|with|using) (?:{_ONLY} )?(?:his|her|their|its|a|an|the) (?:\w+ )?{PART_OF_NAME}(?: "
            r"only)?"
        ),
        (
            r"(?:gave|give|gives|giving|provid(?:e|ed|es|ing)|us(?:e|ed|es|ing)|offer(?:ed|ing)?|shar(?:e|ed"
            rf"|ing)|disclosed?) {_ONLY} "
            rf"(?:(?:his|her|their|a|one|the) )?(?:\w+ )?{PART_OF_NAME}"
        ),
        (
            rf"(?:gave|give|gives|giving) (?:his|her|their) (?:\w+ )?names? (?:{_ONLY} )?as {COURTESY}[\w'’.-]+(?: "
            rf"{_ONLY})?"
        ),
        (
            r"whose (?:(?:full |last |real |family |sur|first |true )?names?|identit(?:y|ies)) (?:is|are|was|were"
            r"|has been"
            r"|have been|can(?:not|'t| not)"
            r"|could not|may not|must not|will not|we have|we are|the \w+ (?:is|has))(?: be)? (?:being "
            r"|not being |not )?"
            rf"(?:\w+ )?(?:{PRINTED}|withholding|using|publishing|printing|revealing|disclosing|giving)"
        ),
        (
            rf"{NAME}(?:s)? (?:is|are|was|were|has been|have been) (?:being |not being |not )?(?:\w+ly "
            r")?(?:withheld|omitted|concealed|changed|altered|used)"
        ),
        (
            rf"withh(?:old|olds|olding|eld) (?:{NAME}|(?:the )?(?:full |last |real )?(?:names?|identit(?:y"
            rf"|ies)))(?: of [^.,;:]{{1,60}})?"
        ),
        (
            r"(?:is|are|agreed|has agreed|chose|opted|decided)(?: not|n't)(?: to)? (?:nam(?:e|ing)"
            rf"|identify(?:ing)?|publish(?:ing)? {NAME}|us(?:e|ing) {NAME})"
            r"(?: (?:him|her|them|the [\w ]{1,40}?|any [\w ]{1,40}?))?(?=[ .,;])"
        ),
        (
            rf"(?<!he[ ])(?<!they[ ])(?<!who[ ])(?<!ly[ ])(?:(?:has|have) )?chang(?:ed|ing) (?:(?:his|her"
            rf"|their) (?:{PART} )?|(?:the |some |all ))(?:names"
            r"|name|identit(?:y|ies))"
        ),
        (
            r"(?:some |all |the )?names? (?:in this (?:article|story|report) )?(?:has|have) been (?:changed"
            r"|altered|withheld)"
        ),
        (
            rf"(?:{ASK}|{SPEAK}){_SOME} (?:and )?(?:by|under|using|with) (?:{_ONLY} )?(?:their )?(?:first|given) names"
            rf"(?: {_ONLY}| alone)?"
        ),
        (
            r"(?:(?:is|was|are|were) )?(?:identified|named|referred to|known|listed|sued|filed \w+)"
            rf"(?: {_ONLY}| in [\w' ]{{1,40}}?){{0,2}} (?:as|under the name) {PLACEHOLDER}"
        ),
        rf"{ASK}{_FEW} to be (?:called|known as|identified as|referred to as) (?-i:[A-Z])[\w'’-]+",
        r"(?:is )?not (?:his|her|their) (?:real|full|true|actual) names?",
        r"(?:is|was|are) not (?:his|her|their) names?(?=[.,;])",
    ),
    # A name is given that is not the real one.
    "assumed": (
        (
            r"(?:us(?:es|ed|ing|e)|go(?:es|ing)?|went|known|identif\w+|operat\w+|writ\w+|post\w+|speak\w*|spoke"
            r"|giv\w+|gave|adopt\w+|took"
            rf"|fight\w*|fought|call\w*|publish\w+|work\w*|quoted|named|ask\w+|insist\w+|appear\w+){_SOME} "
            rf"{ASSUMED_NAME}"
        ),
        rf"(?:whose|his|her|their|a|an|the|by|under) (?:\w+ )?{ASSUMED_NAME}(?: (?:is|was))?",
        r"(?:\w+ under|go(?:es|ing)? by|known by) (?:an?|the|his|her|their|that) (?:[\w.]+ ){0,2}?handles?",
    ),
    # Custom of the place: a surname is all that is printed.
    "surname": (r"surnamed(?: [\w'’-]+)?", r"identified by (?:the|his|her) (?:sur|family |last )name"),
    # The reason alone says that a name is held back.
    "rules": (
        (
            r"under (?:the )?(?:\w+ )?rules (?:that|which) (?:(?:did|do)(?: not|n't) (?:permit|allow)|barred|bar"
            r"|forbade|forbid|prohibited|prohibit|ruled out) (?:the use of (?:an?|any|his|her|their) names?"
            r"|(?:his|her|their|the) names?(?: (?:to|from) (?:be(?:ing)? )?used)?"
            rf"|(?:him|her|them|\w+) (?:to be|from being) {NAMED}"
            r"|(?:naming|identifying|quoting)(?: (?:him|her|them))?(?: by name)?)"
        ),
    ),
    "law": (
        (
            r"(?:court|judge|magistrate|tribunal|law|injunction)s?(?: (?:order|ruling))?(?: in [\w' -]{1,40}?)?"
            r"(?: has| have| had)? (?:forbid|forbids|forbade|forbidden|bars|barred|prohibits|prohibited|bans|banned)"
            r" (?:the )?(?:naming|identifying|identification"
            r"|(?:publication|publishing|reporting|disclosure) of [\w ]{3,30}? (?:could|might|would|may) (?:lead to"
            r" (?:the |their )?identification|(?:help )?identify))(?: of)?(?: (?:him|her|them|the \w+))?(?=[ .,;)])"
        ),
    ),
    "unauthorized": (
        (
            rf"(?:(?:was|were|is|are|being|been) )?(?:{UNAUTHORIZED})(?:(?! (?:and|but|who|asked"
            r"|requested|declined|spoke|insisted|said|told"
            rf"|so)\b)[^.,;:“”\"—]){{0,80}}"
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that hold a name back.

    Args:
        kind: "anonymous" (the whole name), "partial", "assumed" (a name that is not the real one), "surname", or
            "unauthorized", "rules", "law" (the reason stands alone).
    """

    start: int
    end: int
    kind: str


_COMPILED = {
    kind: compile_wording("|".join(rf"(?<![\w'])(?:{pattern})(?!\w)" for pattern in patterns))
    for kind, patterns in _PATTERNS.items()
}
_FALSE_FRIENDS = re.compile(
    r"alcoholics|narcotics|gamblers|tip ?line|hot ?line|survey|donor|cloak|veil|mask|shield|vot|immunity",
    re.IGNORECASE,
)
# The authorities keep it, not the paper: "the officer, whose name was not released,".
_UNRELEASED = re.compile(
    r"whose (?:\w+ )?names? (?:was|were|has|have)(?: not|n't)(?: been)?(?: \w+ly)? (?:released|disclosed|made public)",
    re.IGNORECASE,
)
# "calls from people who wish to remain anonymous": nobody in particular holds a name back.
_ANYBODY = re.compile(
    r"(?<!\bthe )(?<!\bof )(?<!\bsome )(?<!\btwo )(?<!\bthree )(?<!\bfour )(?<!\bfive )(?<!\bsix )(?<!eral )(?<!ozen )"
    r"\b(?:people|those|anyone|anybody|everyone|callers|donors|users|readers|tipsters|victims|witnesses"
    r"|whistleblowers)"
    r" who (?=(?:wish|want|prefer|ask|choose|seek|request|would) )",
    re.IGNORECASE,
)


def find_triggers(plain: str, start: int, end: int) -> Iterator[Trigger]:
    """Triggers in one sentence, in text order, none overlapping another.

    Args:
        plain: the text with plain apostrophes and blanks.
    """
    anybody = {found.end() for found in _ANYBODY.finditer(plain, start, end)}
    found = [
        Trigger(match.start(), match.end(), kind)
        for kind, pattern in _COMPILED.items()
        for match in pattern.finditer(plain, start, end)
        if not _FALSE_FRIENDS.search(match.group())
        and match.start() not in anybody
        and not (_UNRELEASED.fullmatch(match.group()) and plain[match.end() : match.end() + 1] in {",", ".", ";", ""})
    ]
    taken = start
    for trigger in sorted(found, key=lambda t: (t.start, -t.end)):
        if trigger.start >= taken:
            yield trigger
            taken = trigger.end
