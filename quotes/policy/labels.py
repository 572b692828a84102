"""Rules on how an unnamed source is described."""

import re
from collections.abc import Iterator

from quotes.attribution.lexicon_unnamed import BASIS_OF_KNOWLEDGE
from quotes.policy.facts import ANONYMOUS, ArticleFacts, SpeakerFacts
from quotes.policy.rules import Hit, Threshold, rule

_LEAD = (
    r"(?:(?:an?|the|one|two|three|four|five|six|several|some|both|many|multiple|other|another|second|third|of|them|these"
    r"|those|all|at least|more than|senior|top|high-?ranking|high-?level|unnamed|anonymous|unidentified|undisclosed"
    r"|well-placed|well-informed|knowledgeable|informed|reliable|trusted|key|good|certain|former|current|separate"
    r"|different|independent) )*"
)
_BARE_NOUN = r"(?:sources?|officials?|insiders?|people|persons?|someone|somebody|individuals?|figures?|aides?|one|both)"
BARE = re.compile(rf"{_LEAD}{_BARE_NOUN}|{_LEAD.removesuffix('*')}+", re.IGNORECASE)
PLURAL = re.compile(r"\b(?:sources|officials|insiders|aides|advis[eo]rs|people|executives|diplomats)\b", re.IGNORECASE)
# What is said beside a description about the grant, not about the source.
_GRANT = re.compile(
    r",? (?:who |and )?(?:ask|request|spoke|speak|declin|refus|insist|want|wish|prefer|agreed|withheld)\w*.*"
    r"|,? on (?:the )?condition.*|,? who$",
    re.IGNORECASE | re.DOTALL,
)
_BASIS = re.compile(
    rf"\b(?:{BASIS_OF_KNOWLEDGE}|who (?:has|have|had|is|was|were) (?:been )?(?:shown|told|there|present|part of|seen)"
    r"|who (?:follows?|works?|taught|teaches|treats?|treated|handles?|handled|inspected|helped|oversees?|supervised"
    r"|made|led|ran|runs|managed|negotiated|drafted|wrote|read)|(?:witness|participant|survivor|attendee|observer)s?"
    r"|observing|eyewitness(?:es)?|whose (?:job|work|duties|office|team|unit))\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:[a-z]+(?:ist|ician|er|or|ant|ent|eer|man|woman|men|women|ists|ers|ors|ants|eers)s?|teacher|nurse|diplomat"
    r"|aide|colonel|general|captain|sergeant|midwife|chef|judge|clerk|coach|spy|priest|imam|cook|chief|head|resident"
    r"|student|neighbou?r|analyst|executive|staff)s?\b(?! of (?:the )?(?:matter|situation)\b)",
    re.IGNORECASE,
)
_NOT_ROLES = re.compile(
    r"\b(?:person|persons|member|members|number|another|other|former|senior|either|whether|after|matter|under|over"
    r"|never|several|different|independent|current|recent|center|order|for|or|nor|her|their|paper|letter)\b",
    re.IGNORECASE,
)
_AFFILIATION = re.compile(
    r"\b(?:at|of|in|from|with|for) (?:the |a |an |his |her |their )?(?:[\w’'-]+ ){0,3}?(?:[A-Z][\w’'-]+|ministry"
    r"|government|company|firm|hospital|school|university|army|police|department|agency|office|party|campaign|council"
    r"|union|board|bank|court|embassy|team|administration|newspaper|capital)\b"
    r"|\b(?:government|administration|ministry|campaign|party|company|police|military|intelligence|hospital|embassy"
    r"|security|law enforcement|palace|union|city|federal|state|defen[cs]e|foreign|justice|naval|army|league|school)\b"
    r"|(?<=[a-z] )[A-Z][\w’'-]+"
)
_SIDE = re.compile(
    r"\b(?:(?:[a-z]+ )?(?:opponent|supporter|critic|ally|rival|backer|loyalist|opposition|rebel|defector|dissident"
    r"|lobbyist|competitor|partisan|sympathi[sz]er|advocate|activist|union|plaintiff|defendant|beneficiary)s?"
    r"|oppos(?:es?|ed|ing)|support(?:s|ed|ing)? (?:the|his|her|their|a)|favou?r(?:s|ed|ing)?|allied with|loyal to"
    r"|sympathetic to|hostile to|critical of|friendly (?:to|with)|lawyers? for|attorneys? for|counsel for|aides? to"
    r"|advis[eo]rs? to|speaking for|on behalf of|stands? to (?:gain|lose)|who (?:lost|was fired|was dismissed|resigned"
    r"|hopes|wants|works for|fell out)|competing|on (?:both|either|one|the other) sides?|third country|pro-|anti-"
    r"|Republican|Democrat|Labou?r|Conservative|Liberal|Unity|majority|minority)\w*",
    re.IGNORECASE,
)


def core(description: str) -> str:
    """A description without what it says about the grant of anonymity."""
    return _GRANT.sub("", description).strip(" ,;")


def is_bare(description: str) -> bool:
    """ "a source", "senior officials": neither an affiliation nor a way of knowing."""
    return bool(BARE.fullmatch(core(description)))


def score(description: str, context: str) -> dict[str, bool]:
    """Which of three a description gives: who it speaks for, how it knows, whose side it is on.

    Args:
        context: the sentence around it; may say how the source knows, and on which side it is.
    """
    own = _NOT_ROLES.sub(" ", core(description))
    bare = is_bare(description)
    return {
        "affiliation or role": not bare and bool(_AFFILIATION.search(core(description)) or _ROLE.search(own)),
        "how the source knows": bool(_BASIS.search(core(description)) or _BASIS.search(context)),
        "side or motive": bool(_SIDE.search(core(description)) or _SIDE.search(context)),
    }


def label_bare(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """An anonymous source is called a source, an official or an insider, and nothing more."""
    quoted = {quote.speaker for quote in article.quotes}
    for speaker in article.speakers:
        if speaker.kind == ANONYMOUS and (speaker.withheld or speaker.key in quoted) and is_bare(speaker.description):
            if not speaker.description or not _names_a_source(speaker):
                continue
            yield Hit(
                f"“{speaker.description}” says neither where the source belongs nor how it knows.",
                "Add an affiliation or a way of knowing, as precise as the source’s safety allows.",
                speaker.spans,
                speaker,
            )


def _names_a_source(speaker: SpeakerFacts) -> bool:
    """Not "others" or "someone" in general, whose name nobody holds back."""
    return bool(speaker.withheld) or bool(
        re.search(r"\b(?:sources?|officials?|insiders?)\b", speaker.description, re.I)
    )


def description_thin(article: ArticleFacts, least: float) -> Iterator[Hit]:
    """A description gives fewer of the three than asked for."""
    for speaker in article.unnamed:
        given = score(speaker.description, article.around(speaker))
        if sum(given.values()) < least:
            missing = " or ".join(what for what, there in given.items() if not there)
            yield Hit(
                f"The article says little about “{speaker.label}”: not {missing}.",
                "Tell the reader more: the affiliation or role, how the source knows, and which side it is on.",
                speaker.spans,
                speaker,
            )


def plural_of_one(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """The text speaks of several sources; by the newsroom's own record it is one."""
    for speaker in article.speakers:
        if speaker.persons == 1 and PLURAL.search(speaker.description):
            yield Hit(
                f"The article says “{speaker.description}”; by the newsroom’s record one person stands behind it.",
                "Use the singular.",
                speaker.spans,
                speaker,
            )


RULES = (
    rule("label-bare", label_bare),
    rule("description-thin", description_thin, Threshold(2, 1, 3, "of the three, at least")),
    rule("plural-of-one", plural_of_one),
)
