"""How well found attributions agree with annotated ones.

An attribution is found if its contents share at least half of the characters that either covers (white space left
out), each gold and each found one used once, best overlap first. It counts if its source agrees too: the shorter one
shares at least half of its characters, or neither has any. Figures are micro-averaged over all articles.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

OVERLAP = 0.5
PARTS = ("content", "cue", "source")

Plain = Mapping[str, Any]
Spans = Sequence[Sequence[int]]
Counts = Counter[tuple[str, str]]


def characters(spans: Spans, text: str) -> set[int]:
    """Positions that the spans cover, white space left out."""
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def matches(gold: Sequence[Plain], found: Sequence[Plain], text: str) -> dict[int, int]:
    """Gold index to found index of every attribution that was found."""
    wanted = [characters(a["content"], text) for a in gold]
    got = [characters(a["content"], text) for a in found]
    pairs = sorted(
        ((len(g & f) / len(g | f), -i, -j) for i, g in enumerate(wanted) for j, f in enumerate(got) if g & f),
        reverse=True,
    )
    out: dict[int, int] = {}
    used: set[int] = set()
    for overlap, i, j in pairs:
        if overlap >= OVERLAP and -i not in out and -j not in used:
            out[-i] = -j
            used.add(-j)
    return out


def same_source(gold: Plain, found: Plain, text: str) -> bool:
    """Whether two attributions have the same source."""
    wanted, got = characters(gold["source"], text), characters(found["source"], text)
    return 2 * len(wanted & got) >= min(len(wanted), len(got)) > 0 or not (wanted or got)


def correct(gold: Sequence[Plain], found: Sequence[Plain], text: str) -> list[bool]:
    """Whether each found attribution is one of the gold, with its source."""
    right = {j for i, j in matches(gold, found, text).items() if same_source(gold[i], found[j], text)}
    return [j in right for j in range(len(found))]


def score(articles: Sequence[tuple[str, Sequence[Plain], Sequence[Plain]]]) -> dict[str, dict[str, float]]:
    """Figures over articles given as (text, gold, found), in per cent."""
    counts: Counts = Counter()
    for text, gold, found in articles:
        _count_attributions(counts, text, gold, found)
        for part in PARTS:
            _count_spans(counts, part, text, gold, found)
    out = {name: figures(counts, name) for name in ("attribution", "attribution_exact")}
    out |= {f"{part}_chars": figures(counts, f"{part}_chars") for part in PARTS}
    out |= {f"{part}_span_exact": figures(counts, f"{part}_exact") for part in PARTS}
    direct, formed = counts["direct", "gold"], counts["form", "found"]
    out["direct"] = {
        "found": percent(counts["direct", "found"], direct),
        "found_and_source": percent(counts["direct", "source"], direct),
        "n": direct,
    }
    if counts["form", "gold"]:
        out["form"] = {"accuracy": percent(counts["form", "right"], formed), "n": formed}
    return out


Entity = tuple[int, int, str]


def score_entities(articles: Sequence[tuple[Sequence[Entity], Sequence[Entity]]]) -> dict[str, dict[str, float]]:
    """Figures by label over articles given as (gold, found); an entity counts with both ends and label right."""
    counts: Counts = Counter()
    for gold, found in articles:
        for kind, entities in (("gold", gold), ("found", found), ("right", set(gold) & set(found))):
            counts.update((label, kind) for _, _, label in entities)
    return {label: figures(counts, label) for label in sorted({label for label, _ in counts})}


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: distance of confidence from share of right ones, over bins of equal width."""
    table = reliability(confidences, right, bins)
    return sum(count * abs(mean - share) for mean, share, count in table) / max(len(right), 1)


def reliability(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> list[tuple[float, float, int]]:
    """(mean confidence, share of right ones, count) of each bin that holds any."""
    out = []
    for low in range(bins):
        inside = [i for i, c in enumerate(confidences) if min(int(c * bins), bins - 1) == low]
        if inside:
            mean = sum(confidences[i] for i in inside) / len(inside)
            out.append((mean, sum(right[i] for i in inside) / len(inside), len(inside)))
    return out


def reliability_plot(table: Sequence[tuple[float, float, int]], width: int = 40) -> str:
    """The table of `reliability` as text: a bar as long as the share of right ones, and │ where it ought to end."""
    lines = ["confidence  right     n"]
    for mean, share, count in table:
        bar = list("█" * round(share * width) + "·" * (width - round(share * width)))
        bar[min(round(mean * width), width - 1)] = "│"
        lines.append(f"{mean:10.2f}  {share:5.2f}  {count:4d}  {''.join(bar)}")
    return "\n".join(lines)


def _count_attributions(counts: Counts, text: str, gold: Sequence[Plain], found: Sequence[Plain]) -> None:
    pairs = matches(gold, found, text)
    for name in ("attribution", "attribution_exact"):
        counts[name, "gold"] += len(gold)
        counts[name, "found"] += len(found)
    for i, wanted in enumerate(gold):
        got = found[pairs[i]] if i in pairs else None
        agrees = got is not None and same_source(wanted, got, text)
        counts["attribution", "right"] += agrees
        counts["attribution_exact", "right"] += got is not None and all(
            _bare(wanted[part], text) == _bare(got[part], text) for part in ("content", "source")
        )
        if is_direct(wanted, text):
            counts["direct", "gold"] += 1
            counts["direct", "found"] += got is not None
            counts["direct", "source"] += agrees
        if wanted.get("form"):
            counts["form", "gold"] += 1
            counts["form", "found"] += got is not None
            counts["form", "right"] += got is not None and wanted["form"] == got.get("form")


def _count_spans(counts: Counts, part: str, text: str, gold: Sequence[Plain], found: Sequence[Plain]) -> None:
    wanted, got = ([tuple(s) for a in side for s in a.get(part) or ()] for side in (gold, found))
    for name, take in (("chars", lambda s: characters(s, text)), ("exact", lambda s: {_trimmed(x, text) for x in s})):
        a, b = take(wanted), take(got)
        counts[f"{part}_{name}", "right"] += len(a & b)
        counts[f"{part}_{name}", "gold"] += len(a)
        counts[f"{part}_{name}", "found"] += len(b)


def is_direct(attribution: Plain, text: str) -> bool:
    """Whether all of the content stands in quotation marks; by its form if that is given."""
    if attribution.get("form"):
        return bool(attribution["form"] == "direct")
    return all(text[a] in "“\"‘'" and text[b - 1] in "”\"’'" for a, b in attribution["content"])


def _trimmed(span: tuple[int, int], text: str) -> tuple[int, int]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bare(spans: Spans, text: str) -> set[int]:
    """Characters of the spans without marks and punctuation at the ends of each."""
    out: set[int] = set()
    for span in spans:
        start, end = span
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        out |= characters([(start, end)], text)
    return out


def figures(counts: Counts, name: str) -> dict[str, float]:
    """Precision, recall and F1 in per cent, and how many there are in the gold."""
    right, found, gold = counts[name, "right"], counts[name, "found"], counts[name, "gold"]
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1), "n": gold}


def percent(part: int, whole: int) -> float:
    """A share; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0
