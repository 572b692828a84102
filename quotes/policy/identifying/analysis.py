"""How far a description narrows its bearer down: which words do it, to about how many people, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.attribution.components.nouns import singular
from quotes.policy.facts import OtherArticle
from quotes.policy.identifying import groups, phrases
from quotes.policy.identifying.coarser import coarser_wording
from quotes.policy.identifying.groups import Group, group_of
from quotes.policy.identifying.phrases import Phrase

OFFICES = (groups.OFFICE, groups.CLERGY)
VAGUE = (groups.OFFICIAL, groups.PUBLIC)
A_CREW = 12
SHARE_BY_AGE = ((100, 100_000), (90, 500), (0, 30))  # one in so many is of that age
KINSHIP = (groups.CLOSE_KIN, groups.KIN, groups.WIDER_KIN)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a description gives away.

    Args:
        phrases: the words that narrow it, each with the reason; offsets into the description.
        crowd: about how many people it may fit; never less than one.
        reasoning: how that number came about, a plain sentence a step.
        coarser: a wording to consider that gives less away; empty where none is needed.
        elsewhere: what other articles add to it, where the same speaker is described again.
    """

    description: str
    phrases: tuple[Phrase, ...]
    crowd: int
    reasoning: tuple[str, ...]
    coarser: str
    elsewhere: tuple[OtherArticle, ...] = ()

    @property
    def people(self) -> str:
        """The crowd in words."""
        return "one person" if self.crowd == 1 else f"about {self.crowd:,} people"


def analyse(description: str, elsewhere: Sequence[OtherArticle] = ()) -> Analysis:
    """What a description gives away, alone or together with those in other articles (jigsaw identification)."""
    found, crowd, reasoning = _alone(description)
    adding = tuple(other for other in elsewhere if _adds(description, other.description))
    for other in adding:
        more, their_crowd, _ = _alone(other.description)
        crowd = max(1, min(crowd, their_crowd) // max(2, 5 * len(more)))
        reasoning.append(f"“{other.headline}” adds “{other.description}”: together about {crowd:,}.")
    coarser = coarser_wording(description, _group(description)) if found else ""
    return Analysis(description, tuple(found), crowd, tuple(reasoning), coarser, adding)


def _adds(description: str, other: str) -> bool:
    return bool(other) and other.casefold() not in description.casefold() and bool(_alone(other)[0])


def _alone(description: str) -> tuple[list[Phrase], int, list[str]]:
    """The narrowing phrases, the size of the crowd and the steps to it."""
    group = _group(description)
    found = list(_phrases(description, group))
    crowd, step = _start(description, group, {phrase.what for phrase in found})
    reasoning = [step]
    for phrase in found:
        smaller = _narrowed(crowd, phrase, description, group)
        if smaller < crowd:
            crowd = smaller
            reasoning.append(f"“{description[slice(*phrase.span)]}”: {phrase.why}; about {crowd:,} left.")
    if phrases.FORMER.search(description) and group not in KINSHIP and crowd < 5:
        crowd = 5
        reasoning.append("Former ones are several; about 5.")
    return found, crowd, reasoning


def _group(description: str) -> Group:
    """A mother of three is nobody's mother in particular, nor is one of whom it is not said whose."""
    group = group_of(phrases.noun_phrase(description))
    whose = _is_definite(description) or " of " in description or phrases.POSSESSOR.match(description)
    is_parent = phrases.OF_CHILDREN.search(description) or (group in KINSHIP and not whose)
    return groups.PUBLIC if is_parent else group


def _is_definite(description: str) -> bool:
    return description.casefold().startswith(("the ", "his ", "her ", "its ", "their "))


def _start(description: str, group: Group, what: set[str]) -> tuple[int, str]:
    """How many people are called so there, before anything else narrows it."""
    if "unit" in what:
        size, where = group.in_small, "in one unit"
    elif "small" in what:
        size, where = group.in_small, "in one small institution or street"
    elif "institution" in what:
        size, where = group.in_institution, "in one large institution"
    elif "place" in what:
        size, where = group.in_place, "in one place"
    else:
        size, where = group.anywhere, "anywhere"
    if group in OFFICES and what & {"small", "institution"} and not _is_definite(description):
        size = groups.HIGH.in_small
    return size, f"There may be about {size:,} {group.name} {where}."


def _phrases(description: str, group: Group) -> Iterator[Phrase]:
    """What narrows a description, the strongest first."""
    yield from _unique(description, group)
    alone = group in (*OFFICES, groups.HIGH, groups.PROFESSION) or group.broader == groups.ARMED_FORCES
    if _is_definite(description) and " of " in description and alone and not _are_several(description):
        yield Phrase((0, description.index(" of ")), "one", "“the … of” says that there is one")
    for what, pattern, why in (
        ("number", phrases.ONE_OF, "so few are counted"),
        ("number", phrases.COUNTED, "so few are counted"),
        ("number", phrases.PANEL, "so few are counted"),
        ("unit", phrases.UNIT, "a unit has few members"),
        ("crew", phrases.CREW, "a dozen people make one"),
        ("crew", phrases.SCENE, "few people were there"),
        ("small", phrases.SMALL, "a small institution or street"),
        ("institution", phrases.INSTITUTION, "one institution"),
        ("place", phrases.PLACE, "one place"),
        ("age", phrases.AGE, "few share the age"),
        ("time", phrases.TIME, "a time that can be looked up"),
        ("trait", phrases.TRAIT, "a trait that few share"),
    ):
        match = pattern.search(description)
        if match and not (what in ("small", "crew") and _is_loose(description[1 : match.start()])):
            yield Phrase(match.span(), what, why)
    if match := phrases.CLAUSE.search(description):
        if phrases.SPECIFIC.search(match[0]):
            yield Phrase(match.span(), "act", "something that can be looked up or that others saw")
        else:
            yield Phrase(match.span(), "clause", "something that not everybody did")


def _are_several(description: str) -> bool:
    last = "".join(phrases.noun_phrase(description)[-1:]).casefold()
    return not last.endswith("ss") and singular(last) != last


def _is_loose(before: str) -> bool:
    """Whether what stands before a place says that it is none in particular, or that one is not part of it."""
    return bool(phrases.NOT_A_CERTAIN.search(before) or phrases.NOT_INSIDE.search(before))


def _unique(description: str, group: Group) -> Iterator[Phrase]:
    """Words that leave one person, or next to nobody else."""
    for match in phrases.SUPERLATIVE.finditer(description):
        early = match["word"].casefold() in phrases.ALONE or not phrases.COMPLEMENT.search(
            description, 0, match.start()
        )
        complete = not phrases.NEEDS_MORE.fullmatch(match["word"]) or phrases.COMPLEMENT.search(
            description, match.end()
        )
        if early and complete and not phrases.ONE_OF.match(description):
            yield Phrase(match.span("word"), "one", "there is one of them")
    possessor = phrases.POSSESSOR.match(description)
    if possessor and group not in (groups.PUBLIC, groups.OFFICIAL):
        yield Phrase(possessor.span(), "possessor", "it says whose")
    if group in KINSHIP and (possessor or " of " in description):
        yield Phrase((0, len(description)), "kin", "a family tie leads to a family")
    if group is groups.CIRCLE or phrases.CIRCLE_OF.search(description):
        yield Phrase((0, len(description)), "circle", "few people serve one person or sit in one body")


def _narrowed(crowd: int, phrase: Phrase, description: str, group: Group) -> int:
    """The crowd after one phrase."""
    words = description[slice(*phrase.span)]
    if phrase.what == "one" or (phrase.what == "possessor" and group not in KINSHIP):
        return 1
    certain = {"act": (groups.OFFICIAL,), "clause": VAGUE, "time": VAGUE}.get(phrase.what)
    if certain is not None and _is_definite(description) and group not in certain:
        return 1
    if phrase.what == "number":
        counted = phrases.ONE_OF.match(words) or phrases.COUNTED.match(words) or phrases.PANEL.search(words)
        number = counted["number"] if counted else "few"
        return min(crowd, phrases.number_of(number))
    if phrase.what == "age":
        years = int("".join(filter(str.isdigit, words)) or 0)
        return max(1, crowd // next(share for least, share in SHARE_BY_AGE if years >= least))
    divisor = {"act": 25, "clause": 3, "time": 5, "trait": 10}.get(phrase.what, 1)
    most = {"kin": group.in_place, "circle": groups.CIRCLE.in_place, "crew": A_CREW}
    if phrase.what in most:
        return min(crowd, most[phrase.what])
    return max(1, crowd // divisor)
