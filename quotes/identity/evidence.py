"""What speaks for two speakers being one, and what against. Plain data; no database, no pipeline.

Weights are estimates of how much each piece tells, on the scale of a logistic score: 1 makes it about 2.7 times as
likely. What contradicts is never linked by the machine.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import exp
from typing import Any

from rapidfuzz import fuzz

from quotes.attribution.names import fold, name_key, same_person
from quotes.identity.facts import DatedRole, Facts
from quotes.identity.occupations import SINGLE_OFFICES, exclude_one_another

OFFICE_DAYS = 400
NEAR_DAYS = 90
ALIKE = 80
CONTRADICTS = -2.0
START = -1.0
_SEXES = {"m": "he", "f": "she"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence. `weight` is above 0 for, below 0 against, -2 and lower a contradiction."""

    rule: str
    weight: float
    words: str

    @property
    def contradicts(self) -> bool:
        return self.weight <= CONTRADICTS

    def to_json(self) -> dict[str, Any]:
        return {"rule": self.rule, "weight": self.weight, "words": self.words}


def compare(one: Facts, other: Facts) -> tuple[Evidence, ...]:
    """All evidence for and against two being one, names apart; the same whichever comes first."""
    checks = (_sex, _age, _generation, _death, _roles, _countries, _outlets, _companions, _time)
    return tuple(found for check in checks for found in check(one, other))


def compare_names(names: Iterable[str], others: Iterable[str]) -> Evidence:
    """How near two speakers' names are at their nearest, by rapidfuzz and by what initials and short forms allow."""
    likeness, a, b = max((_likeness(a, b), a, b) for a, b in product(sorted(names), sorted(others)))
    weight = round((likeness - 0.75) * 8, 2)
    return Evidence("name", weight, f"“{a}” and “{b}” are {likeness:.0%} alike" if a != b else f"both “{a}”")


def contradictions(found: Iterable[Evidence]) -> list[Evidence]:
    return [evidence for evidence in found if evidence.contradicts]


def score(found: Iterable[Evidence]) -> float:
    """How likely two are one, 0 to 1."""
    return round(1 / (1 + exp(-START - sum(evidence.weight for evidence in found))), 4)


def plain(found: Iterable[Evidence]) -> list[Mapping[str, Any]]:
    """As it is stored, what weighs most first."""
    return [e.to_json() for e in sorted(found, key=lambda e: (-abs(e.weight), e.rule, e.words))]


def _likeness(a: str, b: str) -> float:
    if name_key(a) == name_key(b):
        return 1.0
    likeness = fuzz.token_sort_ratio(fold(a), fold(b)) / 100
    return max(likeness, 0.9) if same_person(a, b) else min(likeness, 0.95)


def _sex(one: Facts, other: Facts) -> Iterator[Evidence]:
    if len(one.sexes) == len(other.sexes) == 1:
        (a,), (b,) = one.sexes, other.sexes
        if a != b:
            yield Evidence("sex", -3.0, f"one is “{_SEXES[min(a, b)]}”, the other “{_SEXES[max(a, b)]}”")
        else:
            yield Evidence("sex", 0.2, f"both are “{_SEXES[a]}”")


def _age(one: Facts, other: Facts) -> Iterator[Evidence]:
    if one.births and other.births:
        apart = min(max(a[0] - b[1], b[0] - a[1], 0) for a, b in product(one.births, other.births))
        years = " and ".join(str(year) for year in sorted({max(b)[1] for b in (one.births, other.births)}))
        if apart > 1:
            yield Evidence("age", -3.0, f"born about {years}, by the ages printed")
        else:
            yield Evidence("age", 1.5, f"the ages printed agree: born about {years}")


def _generation(one: Facts, other: Facts) -> Iterator[Evidence]:
    if one.suffixes and other.suffixes and not one.suffixes & other.suffixes:
        yield Evidence("suffix", -3.0, f"{', '.join(sorted(one.suffixes | other.suffixes))}")
    if one.middle_initials and other.middle_initials and not one.middle_initials & other.middle_initials:
        letters = " and ".join(letter.upper() for letter in sorted(one.middle_initials | other.middle_initials))
        yield Evidence("initial", -2.5, f"middle names begin with {letters}")


def _death(one: Facts, other: Facts) -> Iterator[Evidence]:
    for dead, living in ((one, other), (other, one)):
        after = [day for day in living.alive_on if dead.dead_on and day > min(dead.dead_on)]
        if after:
            day = min(dead.dead_on)
            yield Evidence("death", -2.5, f"one is called dead on {day:%-d %b %Y}, the other speaks later")


def _roles(one: Facts, other: Facts) -> Iterator[Evidence]:
    shared = {role.key: role for role in one.roles if any(role.key == known.key for known in other.roles)}
    full = [role for key, role in shared.items() if not key.endswith("|")]
    office = _rival_offices(one.roles, other.roles)
    if full:
        yield Evidence("role", 2.5, f"both {full[0].title}, {full[0].affiliation}")
    elif office:
        a, b = sorted(office, key=lambda role: role.key)
        yield Evidence("place", -2.5, f"{a.title} of {a.affiliation}, and {b.title} of {b.affiliation}")
    elif exclude_one_another(one.nouns, other.nouns):
        titles = sorted({role.title for role in (*one.roles, *other.roles) if not role.former})
        yield Evidence("role", -2.0, f"different occupations: {', '.join(titles)}")
    elif shared:
        yield Evidence("role", 1.2, f"both {next(iter(shared.values())).title}")
    elif places := _affiliations(one) & _affiliations(other):
        yield Evidence("affiliation", 1.2, f"both of {min(places)}")


def _affiliations(facts: Facts) -> set[str]:
    return {role.key.partition("|")[2] for role in facts.roles} - {""}


def _rival_offices(roles: Iterable[DatedRole], others: Iterable[DatedRole]) -> tuple[DatedRole, DatedRole] | None:
    """Two offices of a kind in different places at about the same time, as one person seldom has them."""
    for a, b in product(roles, others):
        (noun, _, place), (other_noun, _, other_place) = a.key.partition("|"), b.key.partition("|")
        if noun != other_noun or noun not in SINGLE_OFFICES or not place or not other_place or a.former or b.former:
            continue
        near = a.on is None or b.on is None or abs((a.on - b.on).days) <= OFFICE_DAYS
        if near and fuzz.token_set_ratio(place, other_place) < ALIKE:
            return a, b
    return None


def _countries(one: Facts, other: Facts) -> Iterator[Evidence]:
    apart = one.countries and other.countries and not one.countries & other.countries
    if apart and not {role.key for role in one.roles} & {role.key for role in other.roles}:
        places = " and ".join(sorted(country.title() for country in one.countries | other.countries))
        yield Evidence("country", -2.0, f"papers of {places}, and no role in common")


def _outlets(one: Facts, other: Facts) -> Iterator[Evidence]:
    if one.outlets & other.outlets:
        yield Evidence("outlet", 0.8, "quoted by the same outlet")


def _companions(one: Facts, other: Facts) -> Iterator[Evidence]:
    if count := len(one.companions & other.companions):
        others = "speaker stands" if count == 1 else "speakers stand"
        yield Evidence("company", min(0.8 * count, 2.0), f"{count} other {others} in articles of both")


def _time(one: Facts, other: Facts) -> Iterator[Evidence]:
    if one.days and other.days:
        apart = min(abs((a - b).days) for a, b in product(one.days, other.days))
        if apart <= NEAR_DAYS:
            yield Evidence("time", 0.4, f"{apart} day{'' if apart == 1 else 's'} apart")
        elif apart > 20 * 365:
            yield Evidence("time", -1.0, f"{apart // 365} years apart")
