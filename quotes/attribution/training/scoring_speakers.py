"""How well found speakers and withheld names agree with annotated ones, over whole articles.

The speaker of a gold attribution is right if the attribution was found and its speaker bears the same name; one who is
anonymous, if the source agrees and the one found is anonymous too, or nobody where the article names no source. A
withheld name is found if it is the same speaker's: of one who says the same, is called the same, or of whom the same
words tell it. Names that an article says to withhold (`withheld`) count apart from those it says nothing about
(`unexplained`); an article whose speakers have no "withheld" says nothing of either, and is left out of both.
Attributions that were found are grouped by speaker: `speaker_b3` says how well the groups agree.
Source: Bagga and Baldwin, 1998 (B³).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from quotes.attribution.names import SUFFIXES, TITLES, fold
from quotes.attribution.training.scoring import Counts, Plain, figures, is_direct, matches, percent, same_source

ANONYMOUS, NONE_STATED = "anonymous", "none_stated"
_WORD = re.compile(r"\w+")
_NOT_NAMING = TITLES | SUFFIXES | {"a", "an", "the"}


def score_speakers(articles: Sequence[tuple[Plain, Plain]]) -> dict[str, dict[str, float]]:
    """Figures over articles given as (gold, found), in per cent; none where the gold says nothing of speakers.

    Both are in the format of `attribute --jsonl`; the gold ones have their "text".
    """
    counts: Counts = Counter()
    groups: list[tuple[float, float]] = []
    for gold, found in articles:
        if gold.get("speakers"):
            counts.update(speaker_counts(gold, found))
            groups += _groups(gold, found)
    if not counts:
        return {}
    stated, explained = counts["all", "stated"], counts["all", "explained"]
    speakers = {
        name: {"accuracy": percent(counts["right", name], counts["all", name]), "n": counts["all", name]}
        for name in ("speaker", "speaker_named", "speaker_direct", "speaker_kind")
    }
    return speakers | {
        "speaker_b3": _b_cubed(groups),
        "withheld": figures(counts, "withheld"),
        "withheld_reason": {"accuracy": percent(counts["right", "reason"], stated), "n": stated},
        "withheld_evidence": {"accuracy": percent(counts["right", "evidence"], explained), "n": explained},
        "unexplained": figures(counts, "unexplained"),
    }


def same_name(gold: str | None, found: str | None) -> bool:
    """Whether two names call somebody the same: in the same words, titles aside, or in all of them and more; found may
    also be the initials, or a part that ends with the same word.
    """
    wanted, got = _words(gold), _words(found)
    if not wanted or not got:
        return False
    initials = "".join(word[0] for word in wanted)
    if "".join(wanted) == "".join(got) or (len(wanted) > 1 and got == [initials]):
        return True
    return set(wanted) <= set(got) or (set(got) <= set(wanted) and got[-1] == wanted[-1])


def _words(name: str | None) -> list[str]:
    return [word for word in _WORD.findall(fold(name or "").replace("'s", "")) if word not in _NOT_NAMING]


def speaker_counts(gold: Plain, found: Plain) -> Counts:
    """What `score_speakers` counts in one article, groups aside; of several it adds up."""
    counts: Counts = Counter()
    text = gold["text"]
    for attribution, match, person, voice in _voices(gold, found):
        is_named = person is not None and person["kind"] != ANONYMOUS
        is_kind = match is not None and _is_kind(attribution, person, voice)
        if person is not None and is_named:
            is_right = voice is not None and same_name(person["name"], voice["name"])
        else:
            is_right = is_kind and match is not None and same_source(attribution, match, text)
        _tally(counts, "speaker", is_right)
        _tally(counts, "speaker_kind", is_kind)
        if is_named:
            _tally(counts, "speaker_named", is_right)
        if is_direct(attribution, text):
            _tally(counts, "speaker_direct", is_right)
    if not any("withheld" in each for each in gold["speakers"]):
        return counts
    shared = _shared(gold, found)
    for name, is_stated in (("withheld", True), ("unexplained", False)):
        wanted, got = (_withholding(side["speakers"], is_stated) for side in (gold, found))
        _count_withheld(counts, name, wanted, got, shared)
    return counts


def _voices(gold: Plain, found: Plain) -> Iterator[tuple[Plain, Plain | None, Plain | None, Plain | None]]:
    """Every attribution of the gold, the one found for it, and the speakers of both."""
    people, voices = ({each["id"]: each for each in side["speakers"]} for side in (gold, found))
    pairs = matches(gold["attributions"], found["attributions"], gold["text"])
    for i, attribution in enumerate(gold["attributions"]):
        match = found["attributions"][pairs[i]] if i in pairs else None
        yield attribution, match, people.get(attribution["speaker"]), voices.get(match["speaker"]) if match else None


def _shared(gold: Plain, found: Plain) -> Counter[tuple[str, str]]:
    """How many attributions each speaker of the gold has in common with each one found."""
    return Counter((p["id"], v["id"]) for _, _, p, v in _voices(gold, found) if p is not None and v is not None)


def _is_kind(attribution: Plain, person: Plain | None, voice: Plain | None) -> bool:
    """Whether one found is of the kind of the one annotated; nobody is an anonymous one without a source."""
    if voice is None:
        return person is None or (person["kind"] == ANONYMOUS and not attribution["source"])
    return person is not None and bool(person["kind"] == voice["kind"])


def _tally(counts: Counts, name: str, is_right: bool) -> None:  # noqa: FBT001
    counts.update({("all", name): 1, ("right", name): is_right})


def _groups(gold: Plain, found: Plain) -> list[tuple[float, float]]:
    """Of each attribution found, how much of its speaker's group is right, and how much of the right group is there."""
    shared = _shared(gold, found)
    wanted: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for (person, voice), both in shared.items():
        wanted[person] += both
        got[voice] += both
    return [(both / got[v], both / wanted[p]) for (p, v), both in shared.items() for _ in range(both)]


def _b_cubed(groups: Sequence[tuple[float, float]]) -> dict[str, float]:
    precision, recall = (fmean(each[at] for each in groups) if groups else 0.0 for at in (0, 1))
    f1 = 2 * precision * recall / (precision + recall) if groups else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1), "n": len(groups)}


def _withholding(speakers: Sequence[Plain], is_stated: bool) -> list[Plain]:  # noqa: FBT001
    """Those whose name is withheld, where the article says so or where it does not."""
    withheld = (each for each in speakers if each.get("withheld"))
    return [each for each in withheld if (each["withheld"]["reason"] != NONE_STATED) == is_stated]


def _count_withheld(
    counts: Counts, name: str, gold: Sequence[Plain], found: Sequence[Plain], shared: Mapping[tuple[str, str], int]
) -> None:
    counts.update({(name, "gold"): len(gold), (name, "found"): len(found)})
    alike = [(_likeness(a, b, shared), -i, -j) for i, a in enumerate(gold) for j, b in enumerate(found)]
    left, right = set(range(len(gold))), set(range(len(found)))
    for likeness, i, j in sorted(alike, reverse=True):
        if not likeness or -i not in left or -j not in right:
            continue
        left.remove(-i)
        right.remove(-j)
        counts[name, "right"] += 1
        if name == "withheld":
            _count_reason(counts, gold[-i]["withheld"], found[-j]["withheld"])


def _count_reason(counts: Counts, gold: Plain, found: Plain) -> None:
    counts["all", "stated"] += 1
    counts["right", "reason"] += gold["reason"] == found["reason"]
    if gold["evidence"]:
        counts["all", "explained"] += 1
        counts["right", "evidence"] += _same_words(gold["evidence"], found["evidence"])


def _likeness(gold: Plain, found: Plain, shared: Mapping[tuple[str, str], int]) -> int:
    """How much two speakers have in common: attributions, name, and the words that say that the name is withheld."""
    words = any(_same_words(gold["withheld"][part], found["withheld"][part]) for part in ("trigger", "evidence"))
    described = _same_words(gold.get("description"), found.get("description"))
    named = same_name(gold["name"], found["name"])
    return 4 * shared.get((gold["id"], found["id"]), 0) + 3 * named + 2 * words + described


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two passages share at least half of the words of the shorter."""
    a, b = (set((words or "").casefold().split()) for words in (one, other))
    return bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))
