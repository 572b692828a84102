import pytest

from quotes.attribution.components.mentions import find_names


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        pytest.param("THE DAM WILL HOLD, SAID LENA MAAR, A BAKER.", "LENA MAAR, A BAKER", ["LENA MAAR"], id="source"),
        pytest.param("POLICE SAID ON MONDAY THAT ROSE MAAR WAS SAFE.", "POLICE", ["ROSE MAAR"], id="given name"),
        pytest.param("THE WATER ROSE ALL NIGHT.", "", [], id="a verb like a given name"),
        pytest.param(
            "Leaders of NATO, OPEC, ECOWAS and UNESCO met.", "", ["NATO", "OPEC", "ECOWAS", "UNESCO"], id="row"
        ),
        pytest.param("It read “WE WILL NEVER LEAVE”, Ana Ruiz said.", "", ["Ana Ruiz"], id="part of a sentence"),
        pytest.param("I AM İN THE ŞİRKET OF ALİ", "", ["ŞİRKET OF ALİ"], id="letters that grow when made small"),
    ],
)
def test_capitals_alone_make_no_names(text: str, source: str, found: list[str]) -> None:
    names = find_names(text, sources=[(text.index(source), text.index(source) + len(source))] if source else [])

    assert [text[slice(*names.span(m.first, m.last))] for m in names.mentions] == found
