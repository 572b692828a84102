"""Which speakers' names are withheld, and why."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.grants import Grant, find_grants
from quotes.attribution.components.holders import Holders
from quotes.attribution.components.quotation_marks import quoted_around, quoted_spans
from quotes.attribution.components.subjects import Subject
from quotes.attribution.components.unnamed import find_unnamed, is_unexplained, same_people, unnamed_word
from quotes.attribution.lexicon_anonymity import COURTESY, PLACEHOLDER
from quotes.attribution.results import Span

Plain = dict[str, Any]

# "Like others interviewed": the grant holds for all who are quoted without a name.
_LIKE_OTHERS = re.compile(
    r"\blike (?:the |all |most |all the )?(?:others?|all|everyone|respondents|other [a-z]+)\b[^.,]{0,40}?"
    r"\b(?:interviewed|quoted|who spoke|respondents|in this (?:article|story|report)|contacted)\b",
    re.IGNORECASE,
)

# What leads from a description to the words of a grant: ", who", " and also", ", ".
_LEADING = re.compile(r"(?:,? (?:and )?who(?: (?!and\b)\w+){0,8}| and(?: \w+)?|,)? ?$")
# The name that the words of a grant leave: "identified only as Ahmed", "by her middle name, Ilka".
_LEFT = re.compile(rf".*\b(?:only|just|simply|name) as (?i:{COURTESY})(?P<name>(?:[A-Z]\.)+|[A-Z][\w’'-]+)", re.DOTALL)
_LEFT_PLACEHOLDER = re.compile(rf".* (?:as|name) (?P<name>{PLACEHOLDER})", re.DOTALL | re.IGNORECASE)
_LEFT_BEHIND = re.compile(r",? (?P<name>(?:[A-Z]\.){2,}|[A-Z][\w’'-]+(?=[.,;:)”—]|$))")

# An age below eighteen, behind a name ("Mia, 9,") or in a description ("a girl of 15", "a 12-year-old boy").
_CHILD = r"(?:[5-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_AGE_BEHIND = re.compile(rf",? (?:aged )?(?P<age>{_CHILD})(?=[,.;)])")
_AGE_WITHIN = re.compile(rf"\b(?:(?:of|aged) (?P<of>{_CHILD})|(?P<old>{_CHILD}-year-old))\b")


def withheld_names(
    text: str, attributions: Sequence[Mapping[str, Any]], speakers: Iterable[Mapping[str, Any]]
) -> list[Plain]:
    """The speakers with `withheld` filled in, then those who withhold their names and are never quoted."""
    found: list[Plain] = [dict(speaker) for speaker in speakers]
    holders = Holders(text, found, attributions)
    added: list[Plain] = []
    quoted, stops = quoted_spans(text), _stops(attributions)
    for grant in find_grants(text):
        if quoted_around(quoted, grant.start, grant.start + 1) is None:
            _assign(text, _within_clause(text, grant, stops), holders.of(grant), found, added)
    for speaker in (*found, *added):
        _extend(text, speaker, found)
    for speaker in found:
        _set_minor(text, speaker)
        _set_unexplained(text, speaker)
    for span in find_unnamed(text):
        if not holders.stands_for_somebody(span) and not _overlap_added(added, span):
            _add_unnamed(text, span, holders, added)
    return found + _numbered(added, found)


def _stops(attributions: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Where sources end and where their cues begin, in text order, each with where the source begins."""
    sourced = [each for each in attributions if each["source"]]
    ends = [(each["source"][-1][1], each["source"][0][0]) for each in sourced]
    return sorted(ends + [(each["cue"][0][0], each["source"][0][0]) for each in sourced if each["cue"]])


def _within_clause(text: str, grant: Grant, stops: Sequence[tuple[int, int]]) -> Grant:
    """The grant with a reason no longer than the source that it is part of, or than up to the cue of that source.

    "A clerk who asked not to be named because of her visa described the raid": the reason ends with "visa".

    Args:
        stops: as `_stops` gives them.
    """
    if grant.evidence is None or grant.evidence[0] < grant.place:
        return grant
    start, end = grant.evidence
    near = stops[bisect_left(stops, (start,)) : bisect_left(stops, (end,))]
    end = next((stop for stop, begin in near if begin < grant.place and " " in text[start:stop].strip()), end)
    return replace(grant, evidence=(start, start + len(text[start:end].rstrip(" ,"))))


def _overlap_added(added: list[Plain], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for speaker in added for start, end in speaker["mentions"])


def _add_unnamed(text: str, span: Span, holders: Holders, added: list[Plain]) -> None:
    """A source cited as unnamed: the one spoken of right after ("the second official"), or one never quoted."""
    said = {"reason": "none_stated", "trigger": list(span), "evidence": None}
    at = holders.spoken_of_after(span)
    if at is None:
        added.append(_speaker(span, None, said))
    elif not (held := holders.speakers[at].get("withheld")) or (
        held["trigger"] is None and held["reason"] == "none_stated"
    ):
        holders.speakers[at]["withheld"] = said


def _assign(text: str, grant: Grant, whose: list[int] | Subject | None, found: list[Plain], added: list[Plain]) -> None:
    left = _name_left(text, grant)
    if known := next((speaker for speaker in found if left and speaker["name"] == left), None):
        _set(known, grant)
        _shorten(text, known, grant)
        return
    if isinstance(whose, Subject):
        name = text[slice(*whose.name)] if whose.name else None
        person = _speaker(whose.description or whose.span, name, None, plural=whose.plural)
        _set(person, grant)
        _name(person, left)
        added.append(person)
        return
    for at in whose or ():
        _set(found[at], grant)
        _shorten(text, found[at], grant)
        _name(found[at], left)
    if whose and _LIKE_OTHERS.search(text, grant.sentence[0], grant.start):
        for speaker in found:
            if speaker["entity"] == "person" and not speaker.get("withheld") and _is_unexplained(text, speaker):
                _set(speaker, grant)


def _set(speaker: Plain, grant: Grant) -> None:
    known = speaker.get("withheld")
    if known and (known["evidence"] or not grant.evidence):
        return
    speaker["withheld"] = {
        "reason": grant.reason,
        "trigger": grant.trigger and list(grant.trigger),
        "evidence": grant.evidence and list(grant.evidence),
    }
    if speaker["kind"] == "named":
        speaker["kind"] = "pseudonymous"


def _shorten(text: str, speaker: Plain, grant: Grant) -> None:
    """A description says who somebody is; that the name is held back stands beside it."""
    start, end = speaker["description"] or (0, 0)
    if start < grant.start < end:
        leading = _LEADING.search(text, start, grant.start)
        last = leading.start() if leading else grant.start
        if " " in text[start:last].strip(" ,"):
            speaker["description"] = [start, start + len(text[start:last].rstrip(" ,"))]


def _name_left(text: str, grant: Grant) -> str | None:
    if grant.trigger is None or grant.kind != "partial":
        return None
    left = _LEFT.fullmatch(text, *grant.trigger) or _LEFT_PLACEHOLDER.fullmatch(text, *grant.trigger)
    left = left or _LEFT_BEHIND.match(text, grant.trigger[1])
    return left and left["name"]


def _name(speaker: Plain, left: str | None) -> None:
    """Somebody described goes by the name that the grant leaves."""
    if left and speaker["kind"] == "anonymous" and speaker["entity"] == "person":
        speaker |= {"name": left, "kind": "pseudonymous"}


def _extend(text: str, speaker: Plain, found: list[Plain]) -> None:
    """What is said of "three officials" holds for "one official" and "another official" as well."""
    held = speaker.get("withheld")
    if not held or speaker["entity"] != "group":
        return
    description = _description(text, speaker)
    for other in found:
        if (
            other["kind"] == "anonymous"
            and not other.get("withheld")
            and same_people(description, _description(text, other))
        ):
            other["withheld"] = dict(held)


def _set_minor(text: str, speaker: Plain) -> None:
    """The age that is printed explains why a child's name is held back where nothing else does."""
    held = speaker.get("withheld")
    if not held or held["reason"] != "declined" or held["evidence"] or speaker["entity"] != "person":
        return
    start, end = speaker["description"] or (0, 0)
    ages = [found for _, at in speaker["mentions"] if (found := _AGE_BEHIND.match(text, at))]
    ages += [found for found in [_AGE_WITHIN.search(text, start, end)] if found]
    if ages:
        held |= {"reason": "minor", "evidence": list(ages[0].span(ages[0].lastgroup or 0))}


def _set_unexplained(text: str, speaker: Plain) -> None:
    if speaker.get("withheld") or not _is_unexplained(text, speaker):
        return
    start = speaker["description"][0]
    said = unnamed_word(_description(text, speaker))
    trigger = [start + said[0], start + said[1]] if said else None
    speaker["withheld"] = {"reason": "none_stated", "trigger": trigger, "evidence": None}


def _is_unexplained(text: str, speaker: Plain) -> bool:
    return speaker["kind"] == "anonymous" and is_unexplained(_description(text, speaker), speaker["entity"])


def _description(text: str, speaker: Mapping[str, Any]) -> str:
    span = speaker.get("description")
    return text[slice(*span)] if span else ""


def _speaker(description: Span, name: str | None, withheld: Plain | None, *, plural: bool = False) -> Plain:
    """A speaker who is described and never quoted."""
    return {
        "name": name,
        "kind": "pseudonymous" if name else "anonymous",
        "entity": "group" if plural else "person",
        "description": list(description),
        "mentions": [list(description)],
        "withheld": withheld,
    }


def _numbered(added: list[Plain], found: list[Plain]) -> list[Plain]:
    """The added speakers with keys that no other speaker has."""
    taken = {speaker["id"] for speaker in found}
    free = (key for n in range(1, len(taken) + len(added) + 1) if (key := f"W{n}") not in taken)
    return [{"id": key, **speaker} for key, speaker in zip(free, added, strict=False)]


class WithheldNames:
    """Sets `withheld`, and `kind` where a withheld name changes it, on `doc._.speakers`."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.speakers = withheld_names(doc.text, doc._.attributions, doc._.speakers)
        return doc


def create(nlp: Language, name: str) -> WithheldNames:
    return WithheldNames()
