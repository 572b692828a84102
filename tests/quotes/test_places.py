"""Words found again in another version of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.places import Passage

OLD = "Ana Bell spoke. “It is not safe,” she said.\n\nShe said the bridge would close. She said no more."


@pytest.mark.parametrize(
    ("words", "new", "found"),
    [
        pytest.param("the bridge would close", f"A new start.\n\n{OLD}", "the bridge would close", id="moved down"),
        pytest.param("“It is not safe,”", OLD.replace("“", '"').replace("”", '"'), '"It is not safe,"', id="marks"),
        pytest.param("bridge would close", OLD.replace("bridge w", "bridge\n w"), "bridge\n would close", id="breaks"),
        pytest.param("the bridge would close", OLD.replace("the bri", "The bri"), "The bridge would close", id="case"),
        pytest.param(
            "the bridge would close",
            OLD.replace("the bridge would", "the old bridge would"),
            "the old bridge would close",
            id="one more word",
        ),
        pytest.param("the bridge would close", OLD.replace("She said the bridge would close. ", ""), None, id="gone"),
        pytest.param("the bridge would close", "Nothing of it is left.", None, id="all gone"),
    ],
)
def test_words_are_found_again(words: str, new: str, found: str | None) -> None:
    start = OLD.index(words)

    place = Passage(OLD, new).place(start, start + len(words))

    assert (new[slice(*place)] if place else None) == found


@pytest.mark.parametrize(("number", "before"), [(0, "“It is not safe,” "), (1, "close. ")])
def test_of_several_places_the_one_that_the_text_around_moved_to_counts(number: int, before: str) -> None:
    new = f"She said hello. She said it twice. And then she went on for a good while. {OLD}"
    places = [OLD.index("he said."), OLD.index("She said no")]

    place = Passage(OLD, new).place(places[number], places[number] + 7)

    assert place is not None
    assert new[: place[0]].endswith(before + "s" * (number == 0))


def test_ranges_are_all_there_or_none() -> None:
    safe, close = OLD.index("It is"), OLD.index("would close")
    spans = [[safe, safe + 5], [close, close + 11]]
    new = OLD.replace("would close", "was fine")

    assert Passage(OLD, new).ranges(spans) is None
    assert [new[start:end] for start, end in Passage(OLD, new).found(spans)] == ["It is"]


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_what_is_still_there_is_found(before: str, after: str) -> None:
    new = before + OLD + after
    start = OLD.index("the bridge would close")

    place = Passage(OLD, new).place(start, start + 22)

    assert place is not None
    assert new[slice(*place)] == "the bridge would close"


@given(old=st.text(min_size=1, max_size=80), new=st.text(max_size=80), data=st.data())
def test_places_lie_inside_the_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))

    place = Passage(old, new).place(start, end)

    assert place is None or 0 <= place[0] < place[1] <= len(new)
