"""A reading laid out for a person."""

from quotes.attribution.printing import laid_out
from quotes.attribution.results import reading_from_plain

TEXT = "She hoped \x1b[31mit\nholds. He wrote it leaks."
HOPE = {"source": [[0, 3]], "cue": [[4, 9]], "content": [[10, 23]], "stance": "belief"}


def test_speaker_that_is_not_known_comes_last_and_control_characters_are_left_out() -> None:
    letter = {"source": [[25, 27]], "cue": [[28, 33]], "content": [[34, 42]], "speaker": "S1", "channel": "letter"}
    writer = {"id": "S1", "name": "Tomas Brandt", "kind": "named", "entity": "person"}

    assert laid_out(reading_from_plain(TEXT, [HOPE, letter], [writer]), "a\nfile").splitlines() == [
        "a file: 2 quotes, 1 speaker, 0 names withheld",
        "",
        "Tomas Brandt",
        "  - it leaks",
        "    He wrote; letter",
        "",
        "Speaker not known",
        "  - [31mit holds",
        "    She hoped; belief",
    ]


def test_styles_are_applied_to_headings_and_notes_alone() -> None:
    printed = laid_out(reading_from_plain(TEXT, [HOPE], []), "a.txt", heading=str.upper, note="<{}>".format)

    assert printed.splitlines()[2:] == ["SPEAKER NOT KNOWN", "  - [31mit holds", "    <She hoped; belief>"]
