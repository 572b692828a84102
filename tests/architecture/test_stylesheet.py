"""The stylesheet: its layers stand side by side, so that each weighs what the first line says."""

import re

from onrecord.database import PROJECT


def test_every_layer_is_a_block_of_its_own() -> None:
    text = (PROJECT / "static" / "onrecord.css").read_text(encoding="utf-8")
    depth = 0
    nested = []
    for line in re.sub(r"/\*.*?\*/", "", text, flags=re.S).splitlines():
        if line.startswith("@layer") and depth:
            nested.append(line)
        depth += line.count("{") - line.count("}")

    assert (nested, depth) == ([], 0)
