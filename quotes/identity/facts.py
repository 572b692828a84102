"""What texts say about a speaker that tells people apart. Plain data; no database, no pipeline."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quotes.attribution.lexicon_people import FEMALE_PRONOUNS, MALE_PRONOUNS
from quotes.attribution.names import fold, is_initial, sex_of_title, split_name, tokens
from quotes.attribution.results import Attribution, Reading, Speaker
from quotes.attribution.titles import Role, roles_in, roles_of_label

_AGE_BEHIND = re.compile(r"\s*(?:,|\()\s*(?:aged\s+)?(\d{1,3})(?=\s*[,).;]|\s+and\b)")
_AGE_WITHIN = re.compile(r"\b(?:(\d{1,3})-year-old\b|who (?:is|was|turned|turns) (\d{1,3})(?=[,.;]| and\b|$))")
_DEAD = re.compile(r"\b(?:the late|who died|died (?:in|on|last)|was killed)\b", re.IGNORECASE)
_BEFORE_CHARACTERS = 12
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role with the day on which an article gave it; None where the article has no date."""

    title: str
    affiliation: str
    key: str
    former: bool
    on: date | None


@dataclass(frozen=True)
class Facts:
    """What is known of one speaker, from one article or from several.

    Args:
        sexes: "m" and "f" as titles and pronouns tell.
        births: first and last year of birth that an article allows, for each age that one prints.
        dead_on: days of articles that call the speaker dead.
        alive_on: days of articles that quote the speaker and don't.
        companions: the other named speakers of the same articles, by id.
    """

    names: frozenset[str]
    sexes: frozenset[str] = frozenset()
    births: frozenset[tuple[int, int]] = frozenset()
    dead_on: frozenset[date] = frozenset()
    alive_on: frozenset[date] = frozenset()
    roles: tuple[DatedRole, ...] = ()
    outlets: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    companions: frozenset[int] = field(default=frozenset())

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns of offices and occupations that are not over."""
        return frozenset(role.key.partition("|")[0] for role in self.roles if not role.former)

    @property
    def suffixes(self) -> frozenset[str]:
        return frozenset(fold(suffix).strip(".") for name in self.names if (suffix := split_name(name).suffix))

    @property
    def middle_initials(self) -> frozenset[str]:
        """First letters of what stands between given and family name."""
        given = (tokens(" ".join(split_name(name).given)) for name in self.names)
        return frozenset(word[0] for words in given for word in words[1:] if is_initial(word) or len(words) == 2)


def facts_in(reading: Reading, found: Speaker) -> dict[str, Any]:
    """What one reading says about one of its speakers, as it is stored: sex, age, dead, quoted."""
    own = [a for a in reading.attributions if a.speaker == found.id]
    sexes = {sex for a in own if (sex := _sex_of_source(reading.text, a))}
    sexes |= {sex for label in _labels(reading, found, own) if (sex := sex_of_title(split_name(label).titles))}
    facts: dict[str, Any] = {"sex": next(iter(sexes))} if len(sexes) == 1 else {}
    if age := _age(reading, found):
        facts["age"] = age
    if _is_dead(reading, found):
        facts["dead"] = True
    return facts | ({"quoted": True} if own else {})


def roles_found(reading: Reading, found: Speaker) -> list[Role]:
    """The roles that a reading gives a speaker, each once: from the description and from titles before the name."""
    start, end = found.description or (0, 0)
    roles = [
        Role(role.title, role.affiliation, role.former, role.start + start, role.end + start)
        for role in roles_in(reading.text[start:end])
    ]
    for start, end in found.mentions:
        label = reading.text[start:end]
        titles = roles_of_label(split_name(label).titles)
        roles += [Role(title, "", former=False, start=start, end=start + len(title)) for title in titles]
    nouns = {role.noun for role in roles if role.affiliation}
    kept = (role for role in roles if role.affiliation or role.noun not in nouns)
    return list({role.key: role for role in reversed(list(kept))}.values())[::-1]


def facts_of(
    name: str,
    stored: Mapping[str, Any],
    roles: Iterable[DatedRole],
    *,
    outlet: int,
    country: str,
    on: date | None,
    companions: Iterable[int] = (),
) -> Facts:
    """The facts of one article about one speaker, from what `facts_in` stored."""
    days = frozenset([on] if on else [])
    age, dead = stored.get("age"), stored.get("dead")
    return Facts(
        names=frozenset([name]),
        sexes=frozenset([stored["sex"]] if "sex" in stored else []),
        births=frozenset([(on.year - age - 1, on.year - age)] if age and on else []),
        dead_on=days if dead else frozenset(),
        alive_on=days if stored.get("quoted") and not dead else frozenset(),
        roles=tuple(roles),
        outlets=frozenset([outlet]),
        countries=frozenset([fold(country)] if country else []),
        days=days,
        companions=frozenset(companions),
    )


def together(many: Iterable[Facts]) -> Facts:
    """All that several articles say about one speaker."""
    found = list(many)
    return Facts(
        names=frozenset().union(*(f.names for f in found)),
        sexes=frozenset().union(*(f.sexes for f in found)),
        births=frozenset().union(*(f.births for f in found)),
        dead_on=frozenset().union(*(f.dead_on for f in found)),
        alive_on=frozenset().union(*(f.alive_on for f in found)),
        roles=tuple(role for f in found for role in f.roles),
        outlets=frozenset().union(*(f.outlets for f in found)),
        countries=frozenset().union(*(f.countries for f in found)),
        days=frozenset().union(*(f.days for f in found)),
        companions=frozenset().union(*(f.companions for f in found)),
    )


def _labels(reading: Reading, found: Speaker, own: Iterable[Attribution]) -> set[str]:
    spans = [*found.mentions, *(a.label for a in own if a.label)]
    return {reading.text[slice(*span)] for span in spans}


def _sex_of_source(text: str, attribution: Attribution) -> str | None:
    """What the pronoun of a source tells, where it is the speaker's beyond doubt."""
    sure = attribution.resolution is None or attribution.resolution.confidence >= _SURE
    words = {fold(text[slice(*span)]) for span in attribution.source} if sure else set()
    return "m" if words & MALE_PRONOUNS else "f" if words & FEMALE_PRONOUNS else None


def _age(reading: Reading, found: Speaker) -> int | None:
    """The age printed behind a name or in the description."""
    for _, end in found.mentions:
        if match := _AGE_BEHIND.match(reading.text, end):
            return int(match[1])
    start, end = found.description or (0, 0)
    within = _AGE_WITHIN.search(reading.text[start:end])
    return int(within[1] or within[2]) if within else None


def _is_dead(reading: Reading, found: Speaker) -> bool:
    start, end = found.description or (0, 0)
    before = (reading.text[max(0, at - _BEFORE_CHARACTERS) : at] for at, _ in found.mentions)
    return bool(_DEAD.search(reading.text[start:end])) or any(b.casefold().endswith("the late ") for b in before)
