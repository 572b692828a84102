"""What the confidence is fitted on: the shipped component's findings, judged as they are shown in the end."""

import json
from pathlib import Path

import pytest

from quotes.attribution.components.network import Network
from quotes.attribution.pipeline import load_pipeline
from quotes.attribution.training.calibration import judge

pytestmark = pytest.mark.model

WHO = "The officials, who said the dam would hold, left the hall on Monday."
WITHIN = "“The engineers say the dyke will not hold another winter,” Mayor Ilse Vale told the council."


@pytest.fixture(scope="module")
def network() -> Network:
    component = load_pipeline().get_pipe("network")
    assert isinstance(component, Network)
    return component


def gold(folder: Path, text: str, source: str, content: str) -> Path:
    spans = {"source": source, "cue": "", "content": content}
    attribution = {part: [[text.index(s), text.index(s) + len(s)]] if s else [] for part, s in spans.items()}
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text, "attributions": [attribution]}) + "\n")
    return path


def test_what_who_goes_back_to_is_a_right_source(network: Network, tmp_path: Path) -> None:
    path = gold(tmp_path, WHO, "The officials", "the dam would hold")
    assert judge(network, [(path, True)]).right == [True]


@pytest.mark.parametrize(("nested", "right"), [(True, [True, False]), (False, [True])])
def test_attributions_inside_others_count_where_they_are_marked(
    network: Network, tmp_path: Path, *, nested: bool, right: list[bool]
) -> None:
    path = gold(tmp_path, WITHIN, "Mayor Ilse Vale", WITHIN[: WITHIN.index(" Mayor")])
    assert judge(network, [(path, nested)]).right == right
