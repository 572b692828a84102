"""Names: folding, splitting and comparing."""

import pytest

from quotes.attribution.names import (
    PersonName,
    acronyms,
    candidate_keys,
    fold,
    in_small_letters,
    name_key,
    same_person,
    split_name,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Ångström", "angstrom"),
        ("Łukasz Müller-Weiß", "lukasz muller-weiss"),
        ("Þóra Ægisdóttir", "thora aegisdottir"),
        ("Søren Đorđević", "soren dordevic"),
        ("D’Arcy", "d'arcy"),
        ("Yıldız", "yildiz"),
        ("Zo\u0308e\u00a0Na\u00adgy", "zoe nagy"),
    ],
)
def test_fold_drops_case_and_marks(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Dr. Walid al-Khatib", PersonName(("Dr.",), ("Walid",), ("al-Khatib",), "")),
        ("Mr. de Wit", PersonName(("Mr.",), (), ("de", "Wit"), "")),
        ("Abu Sakhr", PersonName((), (), ("Abu", "Sakhr"), "")),
        ("Dara Ó Conaill", PersonName((), ("Dara",), ("Ó", "Conaill"), "")),
        ("Nguyen Van An", PersonName((), ("Van", "An"), ("Nguyen",), "")),
        ("Kim Seo-yun", PersonName((), ("Seo-yun",), ("Kim",), "")),
        ("Harold B. Finch Jr.", PersonName((), ("Harold", "B."), ("Finch",), "Jr.")),
        ("Ms. Park’s", PersonName(("Ms.",), (), ("Park",), "")),
        ("José “Pepe” Albarran", PersonName((), ("José",), ("Albarran",), "")),
        ("Rear Admiral Jan van der Berg", PersonName((), ("Rear", "Admiral", "Jan"), ("van", "der", "Berg"), "")),
        ("Bono", PersonName((), (), ("Bono",), "")),
        ("", PersonName((), (), (), "")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_split_name_knows_titles_particles_and_order(printed: str, parts: PersonName) -> None:
    assert split_name(printed) == parts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mohamed Jaber", "Muhammad Jaber"),
        ("Kim Dae-ki", "Dae-ki Kim"),
        ("Mr. Walid al-Khatib", "Walid Khatib"),
        ("Harold B. Finch Jr.", "Harold Finch"),
        ("Volodymyr Hrynskyy", "Vladimir Hrynsky"),
        ("Zoë Nagy", "ZOE NAGY"),
        ("the Harbor Board", "Harbor Board"),
    ],
)
def test_name_key_unites_spellings(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("J. Hartwell", "Joan Hartwell", True),
        ("Bill Garrity", "William Garrity", True),
        ("Ms. Hartwell", "Joan Hartwell", True),
        ("Staffan de Wit", "Mr. de Wit", True),
        ("Joan Hartwell", "Peter Hartwell", False),
        ("K. Hartwell", "Joan Hartwell", False),
        ("Joan Hartwell", "Joan Hartman", False),
    ],
)
def test_same_person_needs_one_family_and_no_other_given_name(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        ("JOAN O'HARA", "Joan O'Hara"),
        ("JAN VAN DER BERG III", "Jan van der Berg III"),
        ("J.K. ROWE", "J.K. Rowe"),
        ("NG SIEW MEI", "Ng Siew Mei"),
        ("ALI AL-RASHI", "Ali al-Rashi"),
        ("ED MCDOVE", "Ed McDove"),
    ],
)
def test_names_in_capitals_are_written_as_usual(capitals: str, small: str) -> None:
    assert in_small_letters(capitals) == small


def test_acronyms_with_and_without_small_words() -> None:
    assert acronyms("the Office of Harbor Safety") == {"oohs", "ohs"}
    assert acronyms("Vessel") == set()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("J. Hartwell", "Joan Hartwell"),
        ("Bill Garrity", "William Garrity"),
        ("B. Garrity", "Bill Garrity"),
        ("Joan Hartwell", "Joan Hartwel"),
        ("Mohamed al-Jabbar", "Muhammad Jabar"),
        ("Nguyen Van An", "Van An Nguyen"),
    ],
)
def test_candidate_keys_are_shared_by_names_that_may_be_one_persons(a: str, b: str) -> None:
    assert candidate_keys(a, is_person=True) & candidate_keys(b, is_person=True)


def test_candidate_keys_of_strangers_differ() -> None:
    assert not candidate_keys("Joan Hartwell", is_person=True) & candidate_keys("Peter Hartwell", is_person=True)
    assert not candidate_keys("Joan Hartwell", is_person=True) & candidate_keys("Hartwell", is_person=True)


def test_acronyms_are_candidates_of_the_names_they_may_shorten() -> None:
    assert "#ohs" in candidate_keys("the Office of Harbor Safety", is_person=False)
    assert "#ohs" in candidate_keys("O.H.S.", is_person=False)
    assert not any(key.startswith("#") for key in candidate_keys("Caldmere", is_person=False))
