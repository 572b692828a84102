"""Sources that describe an organization, a document or a group: "the ministry", "the letter", "two officials"."""

from collections.abc import Sequence, Set
from dataclasses import replace

from quotes.attribution.components.figures import Figure
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.scene import Answer, Resolve, Scene
from quotes.attribution.components.source_phrases import read_phrase
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import ANY_ORGANIZATION, INSTITUTIONS, NUMBERS, UTTERANCES

_LINKS = frozenset({"of", "for", "at"})
_BY = frozenset({"by"})
_ISSUES = word_set(
    """in through via sent wrote issued posted published circulated drafted mailed released signed delivered submitted
    penned addressed send sends writes issues"""
)
_NOT_AUTHORS = word_set("seen obtained reviewed viewed taken received")
_SENT = word_set("sent wrote issued posted published circulated drafted mailed")
_ARTICLES = word_set("the a an this that its their his her")
_OF_LAST_SPEAKER = word_set("statement letter tweet post email e-mail message release memo communique petition")
# Sentences over which "the letter" may go back to whoever sent it.
_ISSUED = 25
_MOST = 60
_PAIRS = word_set("couple pair duo twins sibling")


def resolve_organization(scene: Scene, phrase: Phrase, resolve: Resolve) -> Answer:
    """An organization named before, one that its phrase names ("the Clinton campaign"), or an unnamed one."""
    owned = _owned(scene, phrase, resolve)
    if owned is not None:
        return owned
    proper = _proper_words(scene, phrase)
    definite = phrase.determiner != "indefinite"
    if definite and scene.names.words[phrase.first].folded != "this":
        holder = _holder(scene, phrase, proper)
        if holder is not None:
            return holder
    if proper or (definite and (_complement(scene, phrase) or phrase.head in INSTITUTIONS)):
        return _named_by_phrase(scene, phrase, "organization")
    return scene.unnamed(phrase, "organization")


def _owned(scene: Scene, phrase: Phrase, resolve: Resolve) -> Answer | None:
    """“her campaign” is the campaign that bears her name."""
    words, i = scene.names.words, phrase.owner
    if (
        i is None
        or words[i].folded not in {"his", "her"}
        or phrase.head not in {"campaign", "administration", "government"}
    ):
        return None
    owner = resolve(scene, Phrase("pronoun", i, i + 1, words[i].folded, core=i + 1), []).figure
    if owner is None or not owner.name:
        return None
    figure = next((f for f in scene.cast.by_role[phrase.head][-_MOST:] if owner.name[-1] in f.name), None)
    if figure is None:
        name = f"{owner.printed.split()[-1]} {phrase.head}"
        figure = scene.cast.new((owner.name[-1], phrase.head), name, "organization")
        figure.phrase = (phrase.first, phrase.last)
        scene.cast.by_role[phrase.head].append(figure)
    scene.note(phrase, figure, phrase.first)
    return Answer(figure, "owner", 0.65, scene.last_place(owner, i))


def organization_of_team(scene: Scene, phrase: Phrase) -> Answer | None:
    """“the PPP leadership”, "the HSE team": the organization itself."""
    mention = scene.names.at.get(phrase.core - 2)
    if phrase.head not in {"leadership", "team", "side"} or mention is None or mention.entity == "person":
        return None
    return Answer(scene.cast.of[mention], "description", 0.7, mention.first)


def _holder(scene: Scene, phrase: Phrase, proper: list[str]) -> Answer | None:
    """The organization mentioned last whose name or description has this noun."""
    place = phrase.first
    holders = [f for f in scene.cast.by_role[phrase.head][-_MOST:] if f.entity == "organization"]
    holders = [f for f in holders if set(proper) <= set(f.name)]
    found = [(phrase.head in f.name, at, f) for f in holders if (at := scene.last_place(f, place)) is not None]
    if phrase.head in ANY_ORGANIZATION and not proper and (subject := _subject(scene, phrase, found)):
        return subject
    if not any(exact for exact, _, _ in found) and phrase.head in ANY_ORGANIZATION and not proper:
        for turn in reversed(scene.turns[-4:]):
            if turn.figure.entity == "organization" and scene.distance(turn.place, place) <= 5:
                return Answer(turn.figure, "description", 0.55, turn.place)
    if found:
        _, at, figure = max(found, key=lambda f: (f[0], scene.names.words[f[1]].sentence, -f[1]))
        return Answer(figure, "description", 0.75, at)
    if len(holders) == 1 and holders[0].places:
        return Answer(holders[0], "named-later", 0.6, holders[0].places[0])
    return None


def _subject(scene: Scene, phrase: Phrase, found: Sequence[tuple[bool, int, Figure]]) -> Answer | None:
    """“The Greens met. The party ...”: what opens the sentence before, where nothing named by the noun is as near."""
    before = [m for m in scene.mentions_before(phrase.first, 8) if scene.distance(m.first, phrase.first) == 1]
    if not before or any(exact and scene.distance(at, phrase.first) <= 1 for exact, at, _ in found):
        return None
    mention, figure = before[0], scene.cast.of[before[0]]
    words = scene.names.words
    opens = words[mention.first].opens or (mention.first > 0 and words[mention.first - 1].opens)
    unlike = {n for n in figure.name if head_noun(n)[1] == "organization"}
    may_be = figure.entity == "unknown" and len(figure.name) > 1 and figure.sex is None
    if not opens or unlike or not (may_be or figure.entity == "organization") or "country" in figure.roles:
        return None
    figure.entity = "organization"
    return Answer(figure, "description", 0.6, mention.first)


def _proper_words(scene: Scene, phrase: Phrase) -> list[str]:
    """Names before the head: "Clinton" in "the Clinton campaign"; a people only before an institution."""
    words, found = scene.names.words, []
    for i in range(phrase.first, phrase.core - 1):
        mention = scene.mention_at(i)
        if mention is None or words[i].folded == phrase.head:
            continue
        if mention.entity != "people" or phrase.head in INSTITUTIONS:
            found.append(words[i].folded)
    return found


def _complement(scene: Scene, phrase: Phrase, links: Set[str] = _LINKS) -> int:
    """Index behind "of the Central African Republic" that makes a name of a noun, 0 where there is none."""
    words, i = scene.names.words, phrase.core
    if i + 1 >= phrase.last or words[i].folded not in links:
        return 0
    i += 1 + (words[i + 1].folded in {"the", "its"})
    while links is _BY and i < phrase.last - 1 and scene.mention_at(i) is None and words[i].text.isalpha():
        i += 1
    mention = scene.mention_at(i)
    if mention is None or (mention.last < phrase.last and head_noun(words[mention.last].folded)[1]):
        return 0  # "an army of Vessel workers"
    return min(mention.last, phrase.last)


def _named_by_phrase(scene: Scene, phrase: Phrase, entity: str) -> Answer:
    """A name that ends in a common noun: "the Clinton campaign", "a Marquette Law School poll"."""
    words, first = scene.names.words, phrase.first
    while first < phrase.core - 1 and words[first].folded in _ARTICLES:
        first += 1
    last = _complement(scene, phrase) or (entity == "document" and _complement(scene, phrase, _BY)) or phrase.core
    while (last - 1 > first and not words[last - 1].text[0].isalnum()) or words[last - 1].text in ("'s", "’s"):
        last -= 1
    key = " ".join(w.folded for w in words[first:last])
    if key not in scene.phrases:
        figure = scene.cast.new(tuple(key.split()), scene.printed(first, last), entity)
        figure.phrase = (phrase.first, phrase.last)
        scene.phrases[key] = figure
        scene.cast.by_role[phrase.head].append(figure)
    figure = scene.phrases[key]
    scene.note(phrase, figure, phrase.first)
    return Answer(figure, "name", 0.8, phrase.first)


def resolve_document(scene: Scene, phrase: Phrase, resolve: Resolve) -> Answer:
    """A document: whoever issued it where the text tells, one named by its phrase, or an unnamed one."""
    author = _author(scene, phrase, resolve)
    if author is not None:
        return author
    proper = _proper_words(scene, phrase)
    if phrase.determiner == "definite":
        known = scene.known_under(phrase)
        issued = _issued(scene, phrase) if not proper else None
        if issued is not None and (known is None or known.place < (issued.place or 0)):
            return issued
        if known is not None:
            return Answer(known.figure, "description", 0.75, known.place)
        if phrase.head in _OF_LAST_SPEAKER and scene.turns and not proper:
            turn = scene.turns[-1]
            if scene.distance(turn.place, phrase.first) <= 6 and turn.figure.entity != "document":
                return Answer(turn.figure, "statement-of", 0.6, turn.place)
    if proper or (phrase.head == "article" and _complement(scene, phrase)):
        return _named_by_phrase(scene, phrase, "document")
    return scene.unnamed(phrase, "document")


def _issued(scene: Scene, phrase: Phrase) -> Answer | None:
    """“The letter” is of whoever "sent a letter" before, "the statement" of whoever said something "in a statement"."""
    words, place = scene.names.words, phrase.first
    if phrase.head not in _OF_LAST_SPEAKER:
        return None
    for i in range(place - 1, 0, -1):
        if scene.distance(i, place) > _ISSUED:
            return None
        if words[i].folded == phrase.head and i not in scene.sources:
            return _issuer(scene, i)
    return None


def _issuer(scene: Scene, noun: int) -> Answer | None:
    """Who speaks, or else is named first, in the sentence that tells of a letter."""
    words = scene.names.words
    turn = next((t for t in reversed(scene.turns_before(noun)) if not scene.distance(t.place, noun)), None)
    if turn is not None:
        return Answer(turn.figure, "statement-of", 0.65, turn.place) if turn.figure.entity != "document" else None
    inside = [m for m in scene.mentions_before(noun, 8) if not scene.distance(m.first, noun)]
    if not inside or scene.cast.of[inside[0]].entity == "document":
        return None
    between = {w.folded for w in words[inside[0].last : noun]}
    return Answer(scene.cast.of[inside[0]], "statement-of", 0.6, inside[0].first) if between & _ISSUES else None


def _author(scene: Scene, phrase: Phrase, resolve: Resolve) -> Answer | None:
    """“A statement issued by Mr. Dame”, "Fontaine's letter" are what those people say; a probe by X keeps its name."""
    words, utterance = scene.names.words, phrase.head in UTTERANCES
    before = scene.names.at.get(phrase.core - 2)
    if before is not None and (utterance or phrase.head == "quote"):
        figure = scene.cast.of[before]
        single = phrase.head in _OF_LAST_SPEAKER and not _is_plural(scene, phrase)
        if before.entity == "person" or (single and figure.entity in {"organization", "unknown"}):
            return Answer(figure, "statement-of", 0.8, before.first)
    stops = (i for i in range(phrase.core, phrase.last) if words[i].text == "," or words[i].folded in {"which", "that"})
    inside = range(phrase.core, next(stops, phrase.last))
    by = next(
        (
            i
            for i in range(phrase.core, phrase.last)
            if words[i].folded in {"by", "from"}
            and words[i - 1].folded not in _NOT_AUTHORS
            and (i in inside or words[i - 1].folded in _ISSUES)
        ),
        None,
    )
    if utterance and by is None and (sender := _sender(scene, phrase)):
        return replace(resolve(scene, sender, []), rule="statement-of")
    if by is not None:
        if not utterance and words[by].folded == "by" and (by + 1 in scene.names.at or _complement(scene, phrase, _BY)):
            return _named_by_phrase(scene, phrase, "document")
        inner = read_phrase(scene.names, by + 1, phrase.last)
        if inner.form == "name":
            return replace(resolve(scene, inner, []), rule="statement-of")
    return _owner(scene, phrase, resolve) if phrase.owner is not None and utterance else None


def _is_plural(scene: Scene, phrase: Phrase) -> bool:
    return scene.names.words[phrase.core - 1].folded != phrase.head


def _sender(scene: Scene, phrase: Phrase) -> Phrase | None:
    """Whose "a letter that she sent to lawmakers" is, as a phrase."""
    words = scene.names.words
    first = phrase.core + (phrase.core < phrase.last and words[phrase.core].folded in {"that", "which"})
    for i in range(first + 1, min(phrase.last, first + 8)):
        if words[i].folded in _SENT:
            sender = read_phrase(scene.names, first, i)
            return sender if sender.form in {"name", "pronoun"} else None
    return None


def _owner(scene: Scene, phrase: Phrase, resolve: Resolve) -> Answer | None:
    mention = scene.names.at.get(phrase.owner or 0)
    if mention is not None:
        return Answer(scene.cast.of[mention], "statement-of", 0.8, mention.first)
    inner = read_phrase(scene.names, phrase.first, (phrase.owner or 0) + 1)
    return None if inner.form == "missing" else resolve(scene, inner, [])


def resolve_group(scene: Scene, phrase: Phrase) -> Answer:
    """Several: the last two of "the two men", the office of "prosecutors", a group described before, or a new one."""
    place, definite = phrase.first, phrase.determiner == "definite"
    numbers = {w.folded for w in scene.names.words[place : phrase.core]} & (NUMBERS | {"both"})
    if definite and (numbers & {"two", "both"} or (phrase.head in _PAIRS and phrase.owner is None)):
        spoke = scene.turns_before(place)[-1:]
        if spoke and len(spoke[0].figure.members) == 2:
            return Answer(spoke[0].figure, "pair", 0.7, spoke[0].place)
        pair = scene.last_two(place, countries=phrase.head in {"country", "nation", "government", "side", "capital"})
        if pair:
            return Answer(scene.joint(pair), "pair", 0.6, scene.last_place(pair[1], place))
    if phrase.head in {"police", "prosecutor", "gardai"} and phrase.determiner != "indefinite":
        answer = _force(scene, phrase)
        if answer is not None:
            return answer
    if phrase.head in {"government", "country", "ministry", "party"} and _proper_words(scene, phrase):
        return _named_by_phrase(scene, phrase, "group")
    bare_sources = phrase.head == "source" and phrase.determiner == "bare" and phrase.core == phrase.last
    known = scene.known_under(phrase) if definite or (bare_sources and not phrase.modifiers) else None
    if known is not None and (definite or known.figure.entity == "group"):
        return Answer(known.figure, "description", 0.7, known.place)
    return scene.unnamed(phrase, "group")


def _force(scene: Scene, phrase: Phrase) -> Answer | None:
    """“police” and "prosecutors" without more are the force or office the article names."""
    found = [
        f
        for noun in (phrase.head, "office")
        for f in scene.cast.by_role[noun][-_MOST:]
        if f.entity == "organization" and any(n.startswith(phrase.head) for n in f.name)
    ]
    if found:
        figure = max(found, key=lambda f: (scene.last_place(f, phrase.first) or -1, len(f.places)))
        return Answer(figure, "description", 0.7, scene.last_place(figure, phrase.first))
    if _proper_words(scene, phrase) or (phrase.head in {"police", "gardai"} and phrase.core - phrase.first == 1):
        return _named_by_phrase(scene, phrase, "organization")
    return None
