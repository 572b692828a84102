"""A reading laid out for a person at a terminal. Standard library only."""

from collections.abc import Callable, Iterator
from textwrap import wrap

from quotes.attribution.results import Attribution, Reading, Span, Speaker

Paint = Callable[[str], str]

UNKNOWN = "Speaker not known"
REASON_LABELS = {
    "safety": "fears for safety",
    "retaliation": "fears retaliation",
    "privacy": "privacy",
    "minor": "a minor",
    "legal": "legal reasons",
    "security": "security",
    "not_authorized": "not authorized to speak",
    "ground_rules": "ground rules",
    "candor": "to speak frankly",
    "other": "another reason",
    "declined": "asked not to be named, no reason given",
    "none_stated": "nothing said about why",
}
_INDENT = 4


def laid_out(reading: Reading, title: str, width: int = 80, heading: Paint = str, note: Paint = str) -> str:
    """Who said what, speaker by speaker, then who withheld a name and why.

    Args:
        width: of the terminal, in columns.
        heading: styles the title and the speakers' names.
        note: styles what is said about speakers and quotes.
    """
    lines = [heading(line) for line in wrap(f"{_printable(title)}: {_summary(reading)}", width)]
    for speaker, spoken in _by_speaker(reading):
        lines += ["", *_speaker_lines(reading, speaker, width, heading, note)]
        for attribution in spoken:
            lines += _quote_lines(reading, attribution, width, note)
    withheld = [speaker for speaker in reading.speakers if speaker.withheld]
    if withheld:
        lines += ["", heading("Names withheld")]
    for speaker in withheld:
        lines += _withheld_lines(reading, speaker, width, note)
    return "\n".join(lines)


def _summary(reading: Reading) -> str:
    if not reading.text.strip():
        return "the text is empty"
    spoken = {attribution.speaker for attribution in reading.attributions}
    withheld = sum(speaker.withheld is not None for speaker in reading.speakers)
    return ", ".join(
        f"{count} {word if count == 1 else plural}"
        for count, word, plural in (
            (len(reading.attributions), "quote", "quotes"),
            (len(spoken - {None}), "speaker", "speakers"),
            (withheld, "name withheld", "names withheld"),
        )
    )


def _by_speaker(reading: Reading) -> Iterator[tuple[Speaker | None, list[Attribution]]]:
    """Speakers by their first quote, those without one left out; last the quotes whose speaker is not known."""
    speakers = {speaker.id: speaker for speaker in reading.speakers}
    spoken: dict[str | None, list[Attribution]] = {}
    for attribution in reading.attributions:
        spoken.setdefault(attribution.speaker, []).append(attribution)
    unknown = spoken.pop(None, [])
    for key, attributions in spoken.items():
        yield speakers.get(key or ""), attributions
    if unknown:
        yield None, unknown


def _speaker_lines(reading: Reading, speaker: Speaker | None, width: int, heading: Paint, note: Paint) -> Iterator[str]:
    if speaker is None:
        yield heading(UNKNOWN)
        return
    yield from (heading(line) for line in wrap(_title(reading, speaker), width))
    traits = [speaker.kind if speaker.kind != "named" else "", speaker.entity if speaker.entity != "person" else ""]
    if speaker.name and speaker.description:
        traits.append(_words(reading, speaker.description))
    yield from _note_lines(", ".join(filter(None, traits)), width, note, indent=2)


def _quote_lines(reading: Reading, attribution: Attribution, width: int, note: Paint) -> Iterator[str]:
    content = " … ".join(_words(reading, span) for span in attribution.content)
    margin = " " * _INDENT
    yield from wrap(content, width, initial_indent="  - ", subsequent_indent=margin)
    printed = (attribution.label,) if attribution.label else attribution.source
    by = " ".join(_words(reading, span) for span in sorted((*printed, *attribution.cue)))
    said = [by, attribution.channel, attribution.via and "via " + _words(reading, attribution.via)]
    if attribution.stance == "belief":
        said.append("belief")
    yield from _note_lines("; ".join(filter(None, said)), width, note, _INDENT)


def _withheld_lines(reading: Reading, speaker: Speaker, width: int, note: Paint) -> Iterator[str]:
    withheld = speaker.withheld
    if withheld is None:
        return
    line = f"{_title(reading, speaker)}: {REASON_LABELS[withheld.reason]} ({withheld.reason})"
    yield from wrap(line, width, initial_indent="  - ", subsequent_indent=" " * _INDENT)
    for label, span in (("says so", withheld.trigger), ("reason", withheld.evidence)):
        if span is not None:
            yield from _note_lines(f"{label}: {_words(reading, span)}", width, note, _INDENT)


def _note_lines(words: str, width: int, note: Paint, indent: int) -> Iterator[str]:
    margin = " " * indent
    yield from (margin + note(line) for line in wrap(words, max(20, width - indent)))


def _title(reading: Reading, speaker: Speaker) -> str:
    """Name or, without one, description; failing both, the first mention."""
    if speaker.name:
        return speaker.name
    span = speaker.description or (speaker.mentions[0] if speaker.mentions else None)
    words = _words(reading, span) if span else "unnamed"
    return words[:1].upper() + words[1:]


def _words(reading: Reading, span: Span) -> str:
    return _printable(reading.text[slice(*span)])


def _printable(words: str) -> str:
    """The words on one line, without characters that would steer the terminal."""
    return "".join(char for char in " ".join(words.split()) if char.isprintable())
