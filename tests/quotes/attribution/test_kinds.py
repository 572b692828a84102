"""Named, pseudonymous or anonymous, as far as the naming itself tells."""

import pytest

from quotes.attribution.components.speakers import find_speakers


def kind_and_entity(text: str, source: str) -> tuple[str, str]:
    start = text.index(source)
    given = [{"source": [[start, start + len(source)]], "cue": [], "content": [[len(text) - 3, len(text) - 1]]}]
    _, [speaker] = find_speakers(text, given)
    return speaker["kind"], speaker["entity"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Abu Sakhr, a nom de guerre, said so.", "Abu Sakhr"),
        ("Abu Sakhr, who uses a nom de guerre, said so.", "Abu Sakhr"),
        ("Lina, not her real name, said so.", "Lina"),
        ("Lina (whose name has been changed) said so.", "Lina"),
        ("A fighter known only as Falcon said so.", "Falcon"),
        ("A man who identified himself as Hamdi said so.", "Hamdi"),
        ("The officer, surnamed Liu, said so.", "The officer, surnamed Liu,"),
        ("The user @stormwatcher9 said so.", "@stormwatcher9"),
        ("Nuria, a mother of two, said so.", "Nuria"),
        ("Deniz, 34, said so.", "Deniz"),
    ],
)
def test_assumed_and_partial_names_are_pseudonymous(text: str, source: str) -> None:
    assert kind_and_entity(text, source) == ("pseudonymous", "person")


@pytest.mark.parametrize(
    ("text", "source", "kind", "entity"),
    [
        ("President Torrijo said so.", "President Torrijo", "named", "person"),
        ("The mayor's daughter, Lina, said so.", "Lina", "named", "person"),
        ("Lina Haddad came. Lina said so.", "Lina said"[:4], "named", "person"),
        ("The Weaver campaign said so.", "The Weaver campaign", "named", "organization"),
        ("The Coastal Bank said so.", "The Coastal Bank", "named", "organization"),
        ("A Hillcrest University poll said so.", "A Hillcrest University poll", "named", "document"),
        ("Polls said so.", "Polls", "anonymous", "document"),
        ("A committee said so.", "A committee", "anonymous", "organization"),
        ("Two officials said so.", "Two officials", "anonymous", "group"),
        ("Critics said so.", "Critics", "anonymous", "group"),
        ("A nurse said so.", "A nurse", "anonymous", "person"),
        ("Republicans said so.", "Republicans", "anonymous", "group"),
    ],
)
def test_kind_and_entity(text: str, source: str, kind: str, entity: str) -> None:
    assert kind_and_entity(text, source) == (kind, entity)
