"""Rules on the reason for holding a name back."""

import re
from collections.abc import Iterator

from quotes.policy.facts import PSEUDONYMOUS, ArticleFacts, Spans, SpeakerFacts
from quotes.policy.rules import Hit, Threshold, rule
from quotes.policy.wording import content_words

# Phrases that tell a reader nothing; what is left of the reason beside them decides.
# Source: C. Hoyt, "The Sources' Stories" and later columns of the public editor, The New York Times, 2009-2010.
STOCK_PHRASES = re.compile(
    r"(?:because of|due to|given|citing|owing to) (?:the )?(?:\w+ )?(?:sensitivit(?:y|ies)|sensitive nature|delicacy"
    r"|nature|confidentiality) (?:of|surrounding) (?:the|this|these|such|ongoing) [\w ]{3,30}"
    r"|(?:not|n.t|un)\W?(?:been )?(?:authori[sz]ed|permitted|allowed|cleared|supposed)(?: to (?:speak|talk|comment"
    r"|discuss|be quoted|brief|address|disclose)\w*(?: (?:about|on|to|with|the|it|them|this|that|matter|matters|issue"
    r"|case|subject|details?|publicly|openly|press|media|news|reporters?|journalists?|record|for))*)?"
    r"|lack(?:ed|s|ing)? (?:the )?(?:authority|authori[sz]ation|permission) to (?:speak|talk|comment|discuss)\w*"
    r"|(?:in order )?to (?:be able to )?(?:speak|talk|discuss|be)\b(?: (?:more|about|the|it|them|this))*"
    r" (?:candid|frank|free|open|blunt|honest)(?:ly)?(?: about (?:the|a|an) [\w ]{3,30})?"
    r"|(?:in order )?to (?:discuss|describe|talk about|speak about|recount|share|detail) (?:\w+ )?(?:private|internal"
    r"|sensitive|confidential|closed-door|non-?public|personnel) [\w ]{3,40}"
    r"|(?:because|since|as) (?:the )?(?:matter|discussions?|talks|negotiations|deliberations|information"
    r"|details|plans?|investigation|conversations?) (?:is|are|was|were|remains?|had) (?:\w+ )?(?:private|sensitive"
    r"|confidential|ongoing|internal|not (?:yet )?(?:public|final))"
    r"|(?:because of |citing |under )?(?:the )?(?:ground rules|government protocol|protocol|customary|company policy"
    r"|standard practice)[\w ]{0,30}",
    re.IGNORECASE,
)


def _evidence(speaker: SpeakerFacts) -> Spans:
    return (speaker.withheld.evidence,) if speaker.withheld and speaker.withheld.evidence else ()


def _grant(speaker: SpeakerFacts) -> Spans:
    """The words that hold the name back, else those that present the source."""
    return (speaker.withheld.trigger,) if speaker.withheld and speaker.withheld.trigger else speaker.spans


def reason_missing(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """The article withholds a name, or uses a partial or assumed one, without saying why."""
    for speaker in article.unnamed:
        if speaker.withheld and speaker.withheld.strength != "none":
            continue
        held = "has an assumed or partial name" if speaker.kind == PSEUDONYMOUS else "is not named"
        yield Hit(
            f"“{speaker.label}” {held} and the article does not say why.",
            "Say in the article what the source would risk by being named, or name the source.",
            _grant(speaker),
            speaker,
        )


def reason_boilerplate(article: ArticleFacts, most_words: float) -> Iterator[Hit]:
    """The reason is a stock phrase, with at most so many words of its own."""
    for speaker in article.unnamed:
        for span in _evidence(speaker):
            words = article.words(span)
            own, found = STOCK_PHRASES.subn(" ", words)
            if found and len(content_words(own)) <= most_words:
                yield Hit(
                    f"The reason for not naming “{speaker.label}” is a stock phrase: “{words}”.",
                    "Say what exactly would happen to the source, in words that fit this case alone.",
                    (span,),
                    speaker,
                )


def reason_weak(article: ArticleFacts, _: float) -> Iterator[Hit]:
    """The only reason has strength weak or none, and no editor has noted why it was accepted."""
    for speaker in article.unnamed:
        strength = speaker.withheld.strength if speaker.withheld else "none"
        if strength in ("weak", "none") and not any(approval.note for approval in speaker.approvals):
            what = "No reason is given" if strength == "none" else "The reason given is weak"
            yield Hit(
                f"{what} for not naming “{speaker.label}”, and no editor has noted why that was accepted.",
                "Ask again for the record, or have an editor note with the approval why the name is held back.",
                _evidence(speaker) or _grant(speaker),
                speaker,
            )


RULES = (
    rule("reason-missing", reason_missing),
    rule("reason-boilerplate", reason_boilerplate, Threshold(3, 0, 12, "words of its own, at most")),
    rule("reason-weak", reason_weak),
)
