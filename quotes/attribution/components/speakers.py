"""Gives every attribution its speaker, and lists the speakers of the text."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.antecedents import antecedent
from quotes.attribution.components.cast import gather_cast
from quotes.attribution.components.coreference import resolve_source
from quotes.attribution.components.descriptions import describe
from quotes.attribution.components.figures import Cast, Figure
from quotes.attribution.components.grants import find_grants
from quotes.attribution.components.kinds import kind_of
from quotes.attribution.components.mentions import Names, find_names
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.pronouns import WEIGHTS
from quotes.attribution.components.scene import Answer, Scene
from quotes.attribution.components.source_phrases import label_of, phrase_of
from quotes.attribution.components.unsourced import carried_back, goes_on_below, who_goes_unsaid
from quotes.attribution.lexicon_people import FEMALE_PRONOUNS, MALE_PRONOUNS, OWN_PRONOUNS, RELATIVE_PRONOUNS
from quotes.attribution.names import in_small_letters

Plain = dict[str, Any]

# Quotes that are looked back at for the one around a word.
_NEAR = 40


def create(
    nlp: Language, name: str, *, weights: Mapping[str, float] = WEIGHTS, use_entities: bool = False
) -> Callable[[Doc], Doc]:
    """The component `speakers`.

    Args:
        weights: rank the antecedents of a pronoun; what a pipeline saved earlier does not weigh is weighed as here.
        use_entities: let `doc.ents` decide what a name stands for where the rules leave it open. Off, as the shipped
            network's entities cost 0.8 points of speaker accuracy on the world articles and change nothing elsewhere.
    """

    ranking = {**WEIGHTS, **weights}

    def speakers(doc: Doc) -> Doc:
        entities = [(e.start_char, e.end_char, e.label_) for e in doc.ents] if use_entities else []
        doc._.attributions, doc._.speakers = find_speakers(
            doc.text, doc._.attributions, entities, ranking, given=doc._.given
        )
        return doc

    return speakers


def find_speakers(
    text: str,
    attributions: Sequence[Mapping[str, Any]],
    entities: Sequence[tuple[int, int, str]] = (),
    weights: Mapping[str, float] = WEIGHTS,
    *,
    given: bool = True,
) -> tuple[list[Plain], list[Plain]]:
    """The attributions with speaker, label and resolution, and the speakers they refer to.

    Args:
        attributions: with the spans `source`, `cue` and `content`; their order is kept.
        entities: names that a trained recognizer found, as (start, end, label).
        given: leave the spans as they are; else a source that is "who" is joined by what it goes back to.
    """
    names = find_names(text, entities, [tuple(span) for a in attributions for span in a["source"]])
    cast = gather_cast(text, names)
    sources = frozenset(i for a in attributions for span in a["source"] for i in names.between(*span))
    scene = Scene(cast, _quoted(text, attributions), sources, weights, [g.start for g in find_grants(text)])
    answers = [_told(scene, answer) for answer in _answers(scene, names, attributions)]
    keys = _number(cast, answers)
    done = [_attribution(names, a, answers[i], keys) for i, a in enumerate(attributions)]
    done = done if given else [_with_antecedent(names, a, answer) for a, answer in zip(done, answers, strict=True)]
    listed = sorted(((int(k[1:]), f) for f, k in keys.items()), key=lambda pair: pair[0])
    spans: dict[Figure, list[tuple[int, int]]] = defaultdict(list)
    for attribution, answer in zip(attributions, answers, strict=True):
        if answer.figure is not None:
            spans[answer.figure] += [(start, end) for start, end in attribution["source"]]
    return done, [_speaker(cast, figure, f"S{n}", spans[figure]) for n, figure in listed]


def _quoted(text: str, attributions: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Content that opens with a quotation mark, in text order."""
    return sorted({(a, b) for x in attributions for a, b in x["content"] if text[a : a + 1] in "“”\"‘'`«"})


def _answers(scene: Scene, names: Names, attributions: Sequence[Mapping[str, Any]]) -> list[Answer]:
    answers: list[Answer] = [Answer(None, "missing", 0.0)] * len(attributions)
    later: list[int] = []
    for i in sorted(range(len(attributions)), key=lambda i: _position(attributions[i])):
        phrase = _phrase(names, attributions[i])
        if _speaks_within_quote(scene, phrase) or goes_on_below(scene.cast.text, attributions[i]):
            later.append(i)
        elif phrase.form == "missing":
            answers[i] = who_goes_unsaid(scene, attributions[i])
        else:
            answers[i] = resolve_source(scene, phrase, _said(names, attributions[i]))
            if answers[i].rule == "own-words":
                later.append(i)
    quotes = sorted((a, b, i) for i, x in enumerate(attributions) for a, b in x["content"])
    for i in later:
        around = _quoting(quotes, attributions, answers, i)
        answers[i] = _settled(scene, names, attributions[i], answers[i], around)
    return answers


def _told(scene: Scene, answer: Answer) -> Answer:
    """The answer with the name that the text gives below to whoever was unnamed."""
    named = scene.named_later.get(answer.figure) if answer.figure is not None else None
    return replace(answer, figure=named, rule="named-later", place=named.places[0]) if named else answer


def _speaks_within_quote(scene: Scene, phrase: Phrase) -> bool:
    """“He” inside a quote is not whoever is quoted, so that one has to be known first."""
    third = phrase.form == "pronoun" and phrase.head in MALE_PRONOUNS | FEMALE_PRONOUNS
    return third and scene.is_quoted(phrase.first)


def _settled(
    scene: Scene, names: Names, attribution: Mapping[str, Any], answer: Answer, around: Figure | None
) -> Answer:
    """The answer that had to wait for those of the quotes around and below."""
    phrase = _phrase(names, attribution)
    if phrase.form == "missing":
        return carried_back(scene, attribution)
    if answer.rule == "own-words":
        return _own_words(scene, phrase, around)
    if around is not None:
        scene.quoting[phrase.first] = around
    return resolve_source(scene, phrase, _said(names, attribution))


def _said(names: Names, attribution: Mapping[str, Any]) -> list[range]:
    return [names.between(a, b) for a, b in attribution["content"]]


def _position(attribution: Mapping[str, Any]) -> int:
    spans = attribution["source"] or attribution["cue"] or attribution["content"]
    return int(spans[0][0])


def _phrase(names: Names, attribution: Mapping[str, Any]) -> Phrase:
    return phrase_of(names, attribution["source"])


def _quoting(
    quotes: Sequence[tuple[int, int, int]],
    attributions: Sequence[Mapping[str, Any]],
    answers: Sequence[Answer],
    i: int,
) -> Figure | None:
    """Who speaks the narrowest quote around the source of attribution `i`; `quotes` are (start, end, attribution)."""
    at = _position(attributions[i])
    before = bisect_right(quotes, at, key=lambda quote: quote[0])
    around = [
        (b - a, j) for a, b, j in quotes[max(0, before - _NEAR) : before] if j != i and at < b and answers[j].figure
    ]
    return answers[min(around)[1]].figure if around else None


def _own_words(scene: Scene, phrase: Phrase, speaker: Figure | None) -> Answer:
    """“I” within a quote is whoever is quoted, "we" if that is a group or organization, else people without a name."""
    if phrase.form == "joint" and speaker is not None:
        others = [scene.cast.of[part.mention] for part in phrase.parts if part.mention is not None]
        return Answer(scene.joint([*others, speaker]), "own-words", 0.7)
    single = phrase.head in OWN_PRONOUNS
    if speaker is not None and (single or speaker.entity in {"group", "organization"}):
        return Answer(speaker, "own-words", 0.85)
    return scene.unnamed(phrase, "person" if single else "group")


def _number(cast: Cast, answers: Sequence[Answer]) -> dict[Figure, str]:
    """Keys S1, S2 ... in the order in which the speakers appear."""
    speaking = {a.figure for a in answers if a.figure is not None}
    ordered = sorted(speaking, key=lambda f: (f.places[0] if f.places else len(cast.names.words), f.number))
    return {figure: f"S{n}" for n, figure in enumerate(ordered, 1)}


def _attribution(names: Names, attribution: Mapping[str, Any], answer: Answer, keys: Mapping[Figure, str]) -> Plain:
    phrase = _phrase(names, attribution)
    before = None
    if answer.place is not None and not phrase.first <= answer.place < phrase.last:
        mention = names.at.get(answer.place)
        before = list(names.span(mention.lead, mention.last) if mention else names.span(answer.place, answer.place + 1))
    resolution = {"rule": answer.rule, "antecedent": before, "confidence": answer.confidence}
    return {
        **attribution,
        "speaker": keys[answer.figure] if answer.figure is not None else None,
        "label": label_of(names, phrase),
        "resolution": resolution,
    }


def _with_antecedent(names: Names, attribution: Plain, answer: Answer) -> Plain:
    """“the officials, who said”: both are the source."""
    inside = names.between(*attribution["source"][0]) if len(attribution["source"]) == 1 else range(0)
    if len(inside) != 1 or names.words[inside.start].folded not in RELATIVE_PRONOUNS:
        return attribution
    found = antecedent(names, inside.start, answer.place if answer.rule == "relative" else None)
    return {**attribution, "source": [found, *attribution["source"]]} if found else attribution


def _speaker(cast: Cast, figure: Figure, key: str, sources: Sequence[tuple[int, int]]) -> Plain:
    kind = kind_of(cast, figure)
    described = describe(cast, figure, sources)
    entity = "person" if figure.entity == "unknown" else figure.entity
    return {
        "id": key,
        "name": None if kind == "anonymous" else _name(cast, figure),
        "kind": kind,
        "entity": entity,
        "description": list(described) if described else None,
        "withheld": None,
        "mentions": [list(span) for span in sorted(set(figure.spans))],
    }


def _name(cast: Cast, figure: Figure) -> str:
    """The fullest name printed; a person's in capitals in small letters, where they are no acronym ("FDR")."""
    printed = figure.printed
    if figure.entity != "person" or not printed.isupper():
        return printed
    told = (cast.text[start:end] for start, end in figure.spans)
    sure = " " in printed or any(printed not in name or (name.isupper() and name != printed) for name in told)
    return in_small_letters(printed) if sure else printed
