"""How the article describes a speaker."""

import pytest

from quotes.attribution.components.speakers import find_speakers


@pytest.mark.parametrize(
    ("text", "source", "description"),
    [
        ("Ana Ruiz, the head of the clinic, said so.", "Ana Ruiz, the head of the clinic,", "the head of the clinic"),
        ("Ana Ruiz, 34, a nurse in Vardo, said so.", "Ana Ruiz, 34, a nurse in Vardo,", "a nurse in Vardo"),
        ("Foreign Minister Ana Ruiz said so.", "Foreign Minister Ana Ruiz", "Foreign Minister"),
        ("Ana Ruiz, who runs the clinic, said so.", "Ana Ruiz, who runs the clinic,", "who runs the clinic"),
        ("Ms. Ruiz left. Mr. Ode, a pilot, came. Ms. Ruiz said so.", "Ms. Ruiz", None),
        ("A man close to the board said so.", "A man close to the board", "A man close to the board"),
        ("A city engineer, who hid, said so.", "A city engineer, who", "A city engineer"),
        ("Two aides said so.", "Two aides", "Two aides"),
        ("The harbor’s spokesman Ben Ode said so.", "The harbor’s spokesman Ben Ode", "The harbor’s spokesman"),
        ("A Lisbon baker, Inês Tavares, said so.", "A Lisbon baker, Inês Tavares,", "A Lisbon baker"),
        ("Her aide, Maj. Gen. Bo Ek, said so.", "Her aide, Maj. Gen. Bo Ek,", "Her aide"),
        ("Ana Ruiz said so. Ben Ode left.", "Ana Ruiz", None),
        ("The officer surnamed Liang said so.", "The officer surnamed Liang", "The officer"),
        ("A woman who gave her name only as Nadia said so.", "A woman who gave her name only as Nadia", "A woman"),
        ("A man identified as Karim said so.", "A man identified as Karim", "A man"),
        ("A rebel using the alias Abu Selim said so.", "A rebel using the alias Abu Selim", "A rebel"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_description_is_the_nearest_role_or_the_whole_unnamed_source(
    text: str, source: str, description: str | None
) -> None:
    start = text.rindex(source)
    given = [{"source": [[start, start + len(source)]], "cue": [], "content": [[len(text) - 3, len(text) - 1]]}]
    _, [speaker] = find_speakers(text, given)
    found = speaker["description"]
    assert (found and text[slice(*found)]) == description
