"""Text in, attributions out.

`import spacy` would import spaCy's command line as well, with a web client and a template engine: a third of the time
that spaCy takes to load. Its one name in spaCy's own, `spacy.info`, is loaded when somebody calls it.
"""

import sys
from types import ModuleType
from typing import Any

_INFO = "spacy.cli.info"


def _info(*args: Any, **options: Any) -> Any:
    sys.modules.pop(_INFO, None)
    from spacy.cli.info import info  # noqa: PLC0415

    return info(*args, **options)


def _leave_out_command_line() -> None:
    if "spacy" not in sys.modules:
        stand_in = ModuleType(_INFO)
        stand_in.__dict__["info"] = _info
        sys.modules[_INFO] = stand_in


_leave_out_command_line()
