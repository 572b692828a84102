"""A wording that gives less away."""

import re

from quotes.attribution.components.nouns import singular
from quotes.policy.identifying import phrases
from quotes.policy.identifying.groups import ARMED_FORCES, CIRCLE, Group

_PUBLIC_SERVICE = re.compile(r"\b(?:ministry|government|parliament|agency|army|police|registry)\b", re.IGNORECASE)
_SIDE = r"(?:(?:eastern|western|northern|southern|central|upper|lower) )*"
_KIND = r"(?:province|county|district|town|city|valley|island|coast|village|north|south|east|west)"
_IN_PLACE = re.compile(
    rf"\b(?:in|near) {_SIDE}(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w-]+)*)|\b(?:in|on) the (?:\w+ )?{_KIND}\b"
)


def coarser_wording(description: str, group: Group) -> str:
    """The broader calling with the wider place, without what narrows it: "a doctor in the Aleppo region"."""
    words = phrases.noun_phrase(description)
    circle = phrases.CIRCLE_OF.search(description) is not None
    head = CIRCLE.broader if circle else group.broader or _singular(words[-1] if words else "person")
    if group.broader == ARMED_FORCES or circle:
        return head
    if found := _IN_PLACE.search(description):
        return f"{head} in the {found['name']} region" if found["name"] else f"{head} in the region"
    return f"{head} in the public service" if _PUBLIC_SERVICE.search(description) and head != "a relative" else head


def _singular(noun: str) -> str:
    """ "clerks" as "a clerk"."""
    one = singular(noun.casefold())
    return f"{'an' if one[:1] in 'aeiou' else 'a'} {one}"
