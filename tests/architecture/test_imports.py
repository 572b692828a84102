"""Who may import whom, and what the web process must never load."""

import subprocess
import sys
from pathlib import Path

from onrecord.database import PROJECT


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_dependency_rule() -> None:
    done = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")

    assert done.returncode == 0, done.stdout


def test_web_process_does_not_load_spacy() -> None:
    program = (
        "import sys, onrecord.wsgi, onrecord.urls, quotes.views.articles;"
        "print([m for m in ('spacy', 'onnxruntime', 'tokenizers', 'torch') if m in sys.modules])"
    )

    assert run(sys.executable, "-c", program).stdout == "[]\n"
