"""How well found speakers and withheld names agree with annotated ones, over whole articles.

The speaker of a gold attribution is right if the attribution was found and its speaker bears the same name; of those
without a name, if the source agrees and both are of one kind. A withheld name is found if it is the same speaker's: of
one who says the same, is called the same, or of whom the same words tell it. Names that an article says to withhold
(`withheld`) count apart from those it says nothing about (`unexplained`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from quotes.attribution.names import name_key, same_person
from quotes.attribution.training.scoring import Counts, Plain, figures, matches, percent, same_source

NONE_STATED = "none_stated"


def score_speakers(articles: Sequence[tuple[Plain, Plain]]) -> dict[str, dict[str, float]]:
    """Figures over articles given as (gold, found), in per cent; none where the gold says nothing of speakers.

    Both are in the format of `attribute --jsonl`; the gold ones have their "text".
    """
    counts: Counts = Counter()
    for gold, found in articles:
        if gold.get("speakers"):
            counts.update(speaker_counts(gold, found))
    if not counts:
        return {}
    said, stated, explained = (counts["all", of] for of in ("said", "stated", "explained"))
    return {
        "speaker": {"accuracy": percent(counts["right", "speaker"], said), "n": said},
        "kind": {"accuracy": percent(counts["right", "kind"], said), "n": said},
        "withheld": figures(counts, "withheld"),
        "withheld_reason": {"accuracy": percent(counts["right", "reason"], stated), "n": stated},
        "withheld_evidence": {"accuracy": percent(counts["right", "evidence"], explained), "n": explained},
        "unexplained": figures(counts, "unexplained"),
    }


def same_name(gold: Plain, found: Plain) -> bool:
    """Whether two speakers are called the same; nobody is without a name."""
    one, other = gold.get("name"), found.get("name")
    if not one or not other:
        return False
    return name_key(one) == name_key(other) or (gold["entity"] == "person" and same_person(one, other))


def speaker_counts(gold: Plain, found: Plain) -> Counts:
    """What `score_speakers` counts in one article; of several it adds up."""
    counts: Counts = Counter()
    text, wanted, got = gold["text"], gold["attributions"], found["attributions"]
    people, voices = ({each["id"]: each for each in side["speakers"]} for side in (gold, found))
    shared: Counter[tuple[str, str]] = Counter()
    pairs = matches(wanted, got, text)
    for i, attribution in enumerate(wanted):
        counts["all", "said"] += 1
        match = got[pairs[i]] if i in pairs else None
        person, voice = people.get(attribution["speaker"]), voices.get(match["speaker"]) if match else None
        if person is None or voice is None or match is None:
            nobody = match is not None and person is None and voice is None
            counts.update({("right", "speaker"): nobody, ("right", "kind"): nobody})
            continue
        shared[person["id"], voice["id"]] += 1
        is_kind = person["kind"] == voice["kind"]
        is_unnamed = is_kind and not person["name"] and not voice["name"]
        is_same = same_name(person, voice) or (is_unnamed and same_source(attribution, match, text))
        counts.update({("right", "speaker"): is_same, ("right", "kind"): is_kind})
    for name, is_stated in (("withheld", True), ("unexplained", False)):
        _count_withheld(counts, name, _withholding(people, is_stated), _withholding(voices, is_stated), shared)
    return counts


def _withholding(people: Mapping[str, Plain], is_stated: bool) -> list[Plain]:  # noqa: FBT001
    """Those whose name is withheld, where the article says so or where it does not."""
    withheld = (each for each in people.values() if each.get("withheld"))
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
    return 4 * shared.get((gold["id"], found["id"]), 0) + 3 * same_name(gold, found) + 2 * words + described


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two passages share at least half of the words of the shorter."""
    a, b = (set((words or "").casefold().split()) for words in (one, other))
    return bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))
