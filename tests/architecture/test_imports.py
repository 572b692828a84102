"""Who may import whom, and what the web process must never load."""

import subprocess
import sys

from importlinter.cli import lint_imports

from onrecord.database import PROJECT


def test_dependency_rule() -> None:
    assert lint_imports(config_filename=str(PROJECT / "pyproject.toml"), no_cache=True) == 0


def test_web_process_does_not_load_spacy() -> None:
    program = (
        "import sys, onrecord.wsgi, onrecord.urls, quotes.views.articles;"
        "print([m for m in ('spacy', 'onnxruntime', 'tokenizers', 'torch') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
