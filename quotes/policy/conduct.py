"""Rules on what unnamed sources may be used for: no attacks, no playing both sides of the record."""

import re
from collections.abc import Iterator

from quotes.policy.facts import NAMED, ArticleFacts, QuoteFacts, SpeakerFacts
from quotes.policy.labels import core
from quotes.policy.rules import Hit, rule
from quotes.policy.wording import content_words, names_in

ATTACK = re.compile(
    r"\b(?:liars?|lied|lying|lies|dishonest\w*|corrupt\w*|crooked|crooks?|incompeten\w+|inept\w*|clueless|hopeless"
    r"|reckless\w*|careless\w*|negligen\w+|irresponsible|arrogan\w+|lazy|cruel\w*|bull(?:y|ies|ied|ying)|abusive"
    r"|vindictive|petty|paranoid|unstable|unhinged|erratic|deranged|crazy|insane|stupid|idiot\w*|fools?|foolish\w*"
    r"|cowards?|cowardly|cowardice|hypocrit\w+|hypocrisy|fraud\w*|thief|thieves|thugs?|criminals?|tyrants?|monsters?"
    r"|disaster|disastrous|disgrace\w*|shameful|shameless|embarrass\w+|pathetic|laughing ?stock|jokes?|toxic|racist"
    r"|sexist|unfit|unqualified|out of (?:his|her|their) depth|in over (?:his|her|their) head|lost (?:it|control|touch)"
    r"|not up to|can(?:no|')t be trusted|untrustworthy|treacher\w+|traitors?|betray\w*|sabotag\w+|bungl\w+|botch\w*"
    r"|mishandl\w+|mismanag\w+|ruin(?:ed|ing|s)?|wreck(?:ed|ing|s)?|poison\w*|weak leader|weakest|worst|terrible"
    r"|awful|appalling|failure|failed|greedy|selfish|nasty|ruthless|obsessed|delusional|drunk|senile|puppet|stooge"
    r"|covered up|cover-up|misled|deceiv\w+|manipulat\w+|cheat\w*|to blame|blames?|blamed|unacceptable|ridiculous)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:brilliant|outstanding|superb|a genius|the best|magnificent|a hero|heroic|a saint|unmatched|visionary)\b",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
# A name as people have it: "Ms. Vale", "Ilse Vale"; nobody calls an organization "she".
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr)\.? [A-Z][\w-]+|\b[A-Z][a-z-]+(?: [A-Z][\w-]+)+")
_DECLINED = re.compile(
    r"\b(?:declin|refus)(?:e|es|ed|ing) (?:to (?:\w+ )?(?:comment|speak|discuss|answer|talk|be (?:interviewed|quoted))"
    r"|(?:any )?comment|(?:an? |\w+ )?(?:interview|requests?))|\b(?:would|could) not comment|\bhad no comment",
    re.IGNORECASE,
)
# Words that any two official descriptions share.
_COMMON = content_words(
    "official officials senior source person people spokesman spokeswoman spokesperson former member government office"
    " mr mrs ms dr woman man request"
)


def unnamed_attack(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """A statement or belief of an unnamed source speaks ill of, or judges, somebody who is named."""
    for speaker in article.unnamed:
        for quote in article.quotes_of(speaker):
            said = ATTACK.search(quote.content) or _OPINION.search(quote.content)
            target = said and _target(article, quote)
            if said and target:
                yield Hit(
                    f"“{speaker.label}”, unnamed, passes judgement on {target}: “{said[0]}”.",
                    "Leave the judgement out, or have it made on the record.",
                    quote.spans,
                    speaker,
                    quote,
                )


def _target(article: ArticleFacts, quote: QuoteFacts) -> str | None:
    """Whom a quote is about: somebody named in it, or whom the words before it name and a pronoun takes up."""
    if inside := _named_in(article, quote.content):
        return inside
    if not _THIRD_PERSON.search(quote.content):
        return None
    number = article.sentence_at(quote.start)
    before = article.body[article.sentences[max(0, number - 1)][0] : quote.start]
    known = (s.name for s in article.named if s.entity == "person" and _last_name(s) in before)
    return next(known, None) or _last_person(before)


def _named_in(article: ArticleFacts, words: str) -> str | None:
    for speaker in article.named:
        if speaker.entity in ("person", "organization") and re.search(rf"\b{re.escape(_last_name(speaker))}\b", words):
            return speaker.name
    for found in names_in(words):
        before = words[: found.start()].rstrip(" “”\"‘’'")
        opens = not before or before[-1] in ".!?…"
        if (not opens or " " in found[0]) and len(found[0]) > 2:
            return found[0]
    return None


def _last_person(words: str) -> str | None:
    people = [found[0] for found in _PERSON.finditer(words)]
    return people[-1] if people else None


def _last_name(speaker: SpeakerFacts) -> str:
    return speaker.name.split()[-1] if speaker.entity == "person" and speaker.name else speaker.name


def on_and_off_record(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """One speaker is quoted with and without a name, or declines to comment and may be quoted unnamed."""
    yield from _both_ways(article)
    for number, (start, end) in enumerate(article.sentences):
        declined = _DECLINED.search(article.body, start, end)
        if not declined:
            continue
        who = content_words(article.body[start : declined.start()]) - _COMMON
        for speaker in article.unnamed:
            shared = who & (content_words(core(speaker.description)) - _COMMON)
            if shared and article.quotes_of(speaker) and article.sentence_at(speaker.start) != number:
                yield Hit(
                    f"“{article.body[start : declined.end()]}”, and “{speaker.label}” is quoted without a name.",
                    "Make sure that they are not one and the same; if they are, take one of the two out.",
                    (*speaker.spans, (start, end)),
                    speaker,
                    about=f"declined {article.body[start:end]}",
                )


def _both_ways(article: ArticleFacts) -> Iterator[Hit]:
    """Quotes that the records give to a named speaker and the text to somebody unnamed."""
    for quote in article.quotes:
        speaker = article.speaker_of(quote)
        if not speaker or speaker.kind != NAMED or not quote.source:
            continue
        source = article.words(quote.source)
        if is_unnamed_source(source) and any(
            not is_unnamed_source(article.words(other.source)) for other in article.quotes_of(speaker)
        ):
            yield Hit(
                f"{speaker.name} is quoted by name, and elsewhere as “{source}”.",
                "Name the source in both places, or take one of the two out.",
                (quote.source, *quote.spans),
                speaker,
                quote,
            )


_UNNAMED_SOURCE = re.compile(
    r"^(?:an?|one|another|some|several|two|three|senior) (?:[\w’'-]+ ){0,5}?(?:sources?|officials?|insiders?|persons?"
    r"|people|aides?|diplomats?|executives?|advis[eo]rs?|officers?|employees?)\b(?! named)",
    re.IGNORECASE,
)


def is_unnamed_source(source: str) -> bool:
    """Whether the words of a source name nobody: "a senior official"."""
    return bool(_UNNAMED_SOURCE.match(source)) and not any(" " in name[0] for name in names_in(source[2:]))


RULES = (
    rule("unnamed-attack", unnamed_attack),
    rule("on-and-off-record", on_and_off_record),
)
