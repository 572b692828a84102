"""What speaks for two speakers being one, and what against."""

from datetime import date
from typing import Any

import pytest

from quotes.attribution.titles import roles_in
from quotes.identity.evidence import compare, compare_names, contradictions, score
from quotes.identity.facts import DatedRole, Facts

DAY = date(2026, 3, 1)
LATER = date(2026, 6, 1)


def facts(described: str = "", on: date = DAY, **more: Any) -> Facts:
    roles = tuple(DatedRole(r.title, r.affiliation, r.key, r.former, on) for r in roles_in(described))
    return Facts(**({"names": frozenset(["Ana Bell"]), "roles": roles, "days": frozenset([on])} | more))


CONTRADICTIONS = {
    "sex": (facts(sexes=frozenset("m")), facts(sexes=frozenset("f"))),
    "age": (facts(births=frozenset([(1950, 1951)])), facts(births=frozenset([(1991, 1992)]))),
    "suffix": (facts(names=frozenset(["Al Bell Jr."])), facts(names=frozenset(["Al Bell Sr."]))),
    "initial": (facts(names=frozenset(["Ana B. Bell"])), facts(names=frozenset(["Ana K. Bell"]))),
    "death": (facts(dead_on=frozenset([DAY])), facts(alive_on=frozenset([LATER]))),
    "place": (facts("the mayor of Vardo"), facts("the mayor of Caldmere", LATER)),
    "role": (facts("a striker"), facts("a bishop")),
    "country": (facts(countries=frozenset(["ossara"])), facts(countries=frozenset(["caldia"]))),
}


@pytest.mark.parametrize("rule", CONTRADICTIONS)
def test_contradictions_keep_namesakes_apart_whichever_comes_first(rule: str) -> None:
    one, other = CONTRADICTIONS[rule]

    assert [evidence.rule for evidence in contradictions(compare(one, other))] == [rule]
    assert compare(one, other) == compare(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(facts("the mayor of Vardo"), facts("the former mayor of Caldmere"), id="an office that is over"),
        pytest.param(facts("the mayor of Vardo"), facts("the mayor of Caldmere", date(2020, 1, 1)), id="years apart"),
        pytest.param(facts("a minister"), facts("a lawyer"), id="occupations that go together"),
        pytest.param(facts("a striker"), facts("a neighbor"), id="an occupation and none"),
        pytest.param(facts(births=frozenset([(1990, 1991)])), facts(births=frozenset([(1991, 1992)])), id="one age"),
        pytest.param(facts(alive_on=frozenset([DAY])), facts(dead_on=frozenset([LATER])), id="died later"),
        pytest.param(facts(sexes=frozenset("mf")), facts(sexes=frozenset("f")), id="texts that disagree on sex"),
        pytest.param(facts(names=frozenset(["Ana B. Bell"])), facts(), id="an initial and none"),
        pytest.param(
            facts("the president of Ossara", countries=frozenset(["ossara"])),
            facts("the president of Ossara", countries=frozenset(["caldia"])),
            id="known abroad",
        ),
        pytest.param(facts(), facts(), id="nothing known"),
    ],
)
def test_what_may_be_one_person_is_no_contradiction(one: Facts, other: Facts) -> None:
    assert contradictions(compare(one, other)) == []


def test_evidence_for_one_person_adds_up() -> None:
    mayor = facts("the mayor of Vardo", outlets=frozenset([1]), companions=frozenset([7, 8]))
    alone = facts(outlets=frozenset([2]))

    assert [e.rule for e in compare(mayor, mayor)] == ["role", "outlet", "company", "time"]
    assert score(compare(mayor, mayor)) > score(compare(mayor, alone))


@pytest.mark.parametrize(
    ("name", "nearer", "further"),
    [
        ("Joan Hartwell", "Joan Hartwel", "Joan Harding"),
        ("Joan Hartwell", "J. Hartwell", "P. Hartwell"),
        ("Joan Hartwell", "Joan Hartwell", "J. Hartwell"),
    ],
)
def test_nearer_names_weigh_more(name: str, nearer: str, further: str) -> None:
    assert compare_names([name], [nearer]).weight > compare_names([name], [further]).weight
