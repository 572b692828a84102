"""Which speaker of the archive a speaker found in an article is, and on what evidence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.models import ArticleVersion
from quotes.attribution import results
from quotes.attribution.results import Reading
from quotes.identity.evidence import Evidence, compare, contradictions
from quotes.identity.facts import DatedRole, Facts, facts_in, facts_of, roles_found
from quotes.identity.known import facts_about
from quotes.identity.locks import hold_names
from quotes.identity.names import LONGEST_NAME, compared_name
from quotes.models import Decision, LearnedName, Speaker

MOST_NAMESAKES = 50
CLEAR_LEAD = 0.5
_SAME_ARTICLE = Evidence("article", 6.0, "this article was linked so before")
_LEARNED = Evidence("learned", 3.0, "a person corrected a quote of this name in this outlet so")
_GIVEN = Evidence("given", 2.0, "a person gave the speaker this name")
_NAME = Evidence("name", 1.0, "the same full name")

Key = tuple[str, str]  # entity and name key


@dataclass(frozen=True, slots=True)
class Link:
    """A speaker of the archive for one found in an article, with the rule that chose it and the evidence."""

    speaker: Speaker
    rule: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker of the archive who bears the name; `current` is who that is after all merges."""

    speaker: Speaker
    current: Speaker
    why: Evidence


def link_speakers(reading: Reading, version: ArticleVersion, before: Collection[int]) -> dict[str, Link]:
    """The archive's speaker for each that an article shows, made where there is none.

    Anonymous and pseudonymous speakers belong to their article. A named one is another of the same full name where
    nothing contradicts it. A name that several bear goes to the one with clearly more evidence, else to a new
    speaker; a person of whom one name alone is known is nobody else.

    Args:
        before: speakers that this article showed when it was last read.
    """
    named = {found.id: key_of(found) for found in reading.speakers if is_named(found)}
    hold_names(key for _, key in named.values())
    splits = Decision.objects.filter(speaker=OuterRef("pk"), action=Decision.Action.SPLIT)
    earlier = Speaker.objects.filter(pk__in=before, kind=Speaker.Kind.NAMED).annotate(was_split=Exists(splits))
    shown = list(earlier.order_by("pk"))
    # What a person split off from others stays theirs.
    pinned = {(speaker.entity, speaker.name_key): speaker for speaker in shown if getattr(speaker, "was_split", False)}
    candidates = _candidates(set(named.values()) - pinned.keys(), version, shown)
    known = facts_about({c.current.pk: c.current for found in candidates.values() for c in found}.values())
    links: dict[str, Link] = {}
    made: dict[Key, Link] = {}
    for found in sorted(reading.speakers, key=lambda each: (each.name or "", each.id)):
        key = named.get(found.id)
        if key is None:
            links[found.id] = Link(_own_speaker(found, version, before), "own")
        elif key in pinned:
            links[found.id] = Link(pinned[key], "pinned")
        else:
            facts = facts_found(reading, found, version)
            made[key] = links[found.id] = made.get(key) or _choose(found, candidates.get(key, []), facts, known)
    return links


def link_speaker(found: results.Speaker, version: ArticleVersion) -> Speaker:
    """The archive's speaker for one whom a person names in an article: one of the article's own, or as a reading would.

    A person decides at the same time as others; nothing of the article is asked beside the name.
    """
    shown = version.appearances.order_by().values_list("speaker", "merged_from")
    alone = Reading(version.body, (), (found,))
    return link_speakers(alone, version, [own or speaker for speaker, own in shown])[found.id].speaker


def is_named(found: results.Speaker) -> bool:
    return found.kind == Speaker.Kind.NAMED and bool(found.name)


def key_of(found: results.Speaker) -> Key:
    """Under what a found speaker is looked up."""
    return found.entity, compared_name(found.name or "")


def facts_found(reading: Reading, found: results.Speaker, version: ArticleVersion) -> Facts:
    """What the article at hand says about a speaker."""
    outlet = version.article.outlet
    on = version.published_on
    roles = (DatedRole(r.title, r.affiliation, r.key, r.former, on) for r in roles_found(reading, found))
    stored = facts_in(reading, found)
    return facts_of(found.name or "", stored, roles, outlet=outlet.pk, country=outlet.country, on=on)


def _choose(found: results.Speaker, candidates: Iterable[Candidate], facts: Facts, known: Mapping[int, Facts]) -> Link:
    """The candidate that nothing contradicts, if there is one or one clearly leads; else a new speaker."""
    weighed: dict[int, tuple[float, Candidate, tuple[Evidence, ...]]] = {}
    against: list[Evidence] = []
    for candidate in candidates:
        evidence = (candidate.why, *compare(facts, known[candidate.current.pk]))
        if contradicting := contradictions(evidence):
            against += contradicting
            continue
        weight = sum(each.weight for each in evidence)
        if candidate.current.pk not in weighed or weight > weighed[candidate.current.pk][0]:
            weighed[candidate.current.pk] = (weight, candidate, evidence)
    ranked = sorted(weighed.values(), key=lambda each: (-each[0], each[1].speaker.pk))
    if ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR_LEAD):
        _, candidate, evidence = ranked[0]
        return Link(candidate.speaker, candidate.why.rule, evidence)
    rule = "ambiguous" if ranked else "contradicted" if against else "new"
    return Link(_new_speaker(found), rule, tuple(against))


def _candidates(keys: Collection[Key], version: ArticleVersion, shown: Iterable[Speaker]) -> dict[Key, list[Candidate]]:
    """Who bears these names: those of this article's last reading, then by correction, by gift, by full name.

    One family name or first name alone is looked up in the article itself only.
    """
    full = [name for entity, name in keys if entity != Speaker.Entity.PERSON or " " in name]
    named = Speaker.objects.filter(kind=Speaker.Kind.NAMED)
    learned = LearnedName.objects.filter(name_key__in=full, outlet=version.article.outlet_id)
    given = named.given_a_name().filter(given_keys__overlap=full).order_by("pk")
    sources: list[tuple[str, Speaker, Evidence]] = [
        *((s.name_key, s, _SAME_ARTICLE) for s in shown),
        *((each.name_key, each.speaker, _LEARNED) for each in learned.select_related("speaker").order_by("pk")),
        *((key, speaker, _GIVEN) for speaker in given for key in speaker.given_keys if key in full),
        *((s.name_key, s, _NAME) for s in named.filter(name_key__in=full).order_by("pk")[:MOST_NAMESAKES]),
    ]
    found: dict[Key, list[Candidate]] = {}
    for name, speaker, why in sources:
        if (speaker.entity, name) in keys and name not in {compared_name(denied) for denied in speaker.denied_names}:
            found.setdefault((speaker.entity, name), []).append(Candidate(speaker, speaker.current, why))
    return found


def _new_speaker(found: results.Speaker) -> Speaker:
    name = (found.name or "")[:LONGEST_NAME]
    return Speaker.objects.create(kind=found.kind, entity=found.entity, name=name, name_key=compared_name(name))


def _own_speaker(found: results.Speaker, version: ArticleVersion, before: Collection[int]) -> Speaker:
    """A speaker of this article alone."""
    if found.kind == Speaker.Kind.ANONYMOUS or not found.name:
        return Speaker.objects.create(kind=Speaker.Kind.ANONYMOUS, entity=found.entity, article_id=version.article_id)
    name = found.name[:LONGEST_NAME]
    alike = Speaker.objects.filter(pk__in=before, kind=found.kind, entity=found.entity)
    same = alike.filter(name_key=compared_name(name)).order_by("pk").first()
    return same or Speaker.objects.create(
        kind=found.kind,
        entity=found.entity,
        name=name,
        name_key=compared_name(name),
        article_id=version.article_id,
    )
