"""Titles and affiliations in descriptions."""

import pytest

from quotes.attribution.titles import roles_in, roles_of_label


@pytest.mark.parametrize(
    ("described", "roles"),
    [
        ("the head of the forensic facility", [("head", "the forensic facility", False)]),
        ("Foreign Minister", [("Foreign Minister", "", False)]),
        ("the mayor of Vardo and a former nurse", [("mayor", "Vardo", False), ("nurse", "", True)]),
        ("a 34-year-old nurse at St. Orrin’s", [("nurse", "St. Orrin’s", False)]),
        ("The harbor’s spokesman", [("spokesman", "harbor", False)]),
        ("the Vardo mayor", [("mayor", "Vardo", False)]),
        ("head of surgery at the Vardo Annex", [("head of surgery", "the Vardo Annex", False)]),
        ("chief of staff to Mayor Bell", [("chief of staff", "Mayor Bell", False)]),
        ("the late president of Ossara", [("president", "Ossara", True)]),
        ("an ex-minister", [("ex-minister", "", True)]),
        ("a spokeswoman for the Harbor Board, which runs the port", [("spokeswoman", "the Harbor Board", False)]),
        ("who resigned as chief executive in September", [("chief executive", "", False)]),
        ("who runs the clinic", []),
        ("a father of three", []),
        ("a resident of Vardo", []),
        ("Ms.", []),
        ("", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_roles_are_titles_with_their_affiliations(described: str, roles: list[tuple[str, str, bool]]) -> None:
    found = roles_in(described)

    assert [(role.title, role.affiliation, role.former) for role in found] == roles
    assert all(role.title.split()[0] in described[role.start : role.end] for role in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sen.", "senator"),
        ("mayor of Vardo", "the Vardo mayor"),
        ("head of the Harbor Board", "the Harbor Board’s head"),
    ],
)
def test_one_role_has_one_key_however_it_is_printed(one: str, other: str) -> None:
    assert roles_in(one)[0].key == roles_in(other)[0].key


def test_courtesy_titles_are_no_roles() -> None:
    assert roles_of_label(("Prime", "Minister")) == ("Prime Minister",)
    assert [roles_of_label((title,)) for title in ("Ms.", "Dr.", "Sir")] == [(), (), ()]
