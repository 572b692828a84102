"""Names in running text: where they are and what kind they are."""

import pytest

from quotes.attribution.components.mentions import find_names
from quotes.attribution.components.words import split_words


def names_in(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    names = find_names(text)
    return [(text[slice(*names.span(m.first, m.last))], m.entity, m.titles) for m in names.mentions]


def test_words_carry_sentence_and_paragraph() -> None:
    text = "Mr. Osman left. “Why?” she asked.\nAt 3.5 percent, the U.S. rate rose. It’s high."
    words = split_words(text)
    assert [w.text for w in words if w.opens] == ["Mr.", "Why", "At", "It"]
    assert {w.text: (w.sentence, w.paragraph) for w in words if w.text in {"left", "asked", "U.S.", "high"}} == {
        "left": (0, 0),
        "asked": (1, 0),
        "U.S.": (2, 1),
        "high": (3, 1),
    }
    assert all(text[w.start : w.end] == w.text for w in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Finance Minister Jorge Albán left.", [("Jorge Albán", "person", ("finance", "minister"))]),
        ("Yesterday the Prime Minister left.", []),
        ("We met Salim bin Rashid Al Nuaimi there.", [("Salim bin Rashid Al Nuaimi", "person", ())]),
        ("He joined the Ministry of Culture and Tourism.", [("Ministry of Culture and Tourism", "organization", ())]),
        ("It is the Harbor Workers’ Federation.", [("Harbor Workers’ Federation", "organization", ())]),
        ("It is the Attorney General’s Office.", [("Attorney General’s Office", "organization", ())]),
        ("We saw José “Pepe” Albarran today.", [("José “Pepe” Albarran", "person", ())]),
        ("They went from Kenya to South Africa.", [("Kenya", "place", ()), ("South Africa", "place", ())]),
        ("Some Vardanians and Bolivians came.", [("Vardanians", "unknown", ()), ("Bolivians", "people", ())]),
        ("Director of Public Prosecutions Naledi Khumalo left.",
         [("Naledi Khumalo", "person", ("director", "of", "public", "prosecutions"))]),
        ("We read The Economist and a Delhi-based paper.", [("Economist", "organization", ())]),
        ("Police said no. Residents left. However, Ana Ruiz stayed.", [("Ana Ruiz", "person", ())]),
        ("He wrote on the messaging service Plover that it was fair.", [("Plover", "organization", ())]),
        ("The messaging service Plover founded is closed.", [("Plover", "unknown", ())]),
        ("He worked Thursdays. Thursdays were quiet.", []),
        ("The N.R.O. and WFTX said so.", [("N.R.O.", "organization", ()), ("WFTX", "organization", ())]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_names_with_roles_links_and_kinds(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert names_in(text) == expected
