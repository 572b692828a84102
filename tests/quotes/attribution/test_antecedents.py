"""What “who” goes back to stands beside it as a source."""

import pytest

from quotes.attribution.components.speakers import find_speakers


def sources_of(text: str, pronoun: str, *, given: bool = False) -> tuple[list[str], str | None]:
    """The words of the source, and the name of the speaker."""
    start = text.index(f" {pronoun} ") + 1
    found = [{"source": [[start, start + len(pronoun)]], "cue": [], "content": [[len(text) - 8, len(text) - 1]]}]
    attributions, speakers = find_speakers(text, found, given=given)
    names = {speaker["id"]: speaker["name"] for speaker in speakers}
    return [text[a:b] for a, b in attributions[0]["source"]], names[attributions[0]["speaker"]]


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        ("They asked the two officials, who said the road was shut.", "the two officials", None),
        ("Some praise those who said the road was shut.", "those", None),
        ("He met an aide of the senator who said the road was shut.", "an aide of the senator", None),
        ("Shops were shut by local farmers who said the road was shut.", "local farmers", None),
        ("The prize went to Dr. Ana Ruiz, who said the road was shut.", "Dr. Ana Ruiz", "Ana Ruiz"),
        ("It suits Ana Ruiz of Leva, who said the road was shut.", "Ana Ruiz of Leva", "Ana Ruiz"),
        (
            "Ana Ruiz, the head of the Leva Institute, who said the road was shut.",
            "Ana Ruiz, the head of the Leva Institute",
            "Ana Ruiz",
        ),
    ],
    ids=["article", "those", "noun of a noun", "adjective", "title", "place behind", "apposition"],
)
def test_source_of_a_relative_clause(text: str, before: str, name: str | None) -> None:
    assert sources_of(text, "who") == ([before, "who"], name)


def test_given_sources_stay_as_they_are() -> None:
    assert sources_of("They asked Ana Ruiz, who said the road was shut.", "who", given=True) == (["who"], "Ana Ruiz")


def test_place_before_who_is_nobodys_name_where_somebody_else_is_described() -> None:
    sources, name = sources_of("In Leva, a nurse who said the road was shut.", "who")
    assert (sources, name) == (["a nurse", "who"], None)
