"""What a program has to know about the programming interface, for the person who writes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.views.api import api
from quotes.views.checks import CHECK


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that is sent or answered: what it is, and of each of its fields the name, the type, whether a must."""

    name: str
    description: str
    fields: list[tuple[str, str, bool]]


@require_GET
@permission_required(CHECK, raise_exception=True)
def api_guide(request: PageRequest) -> HttpResponse:
    schema = api.get_openapi_schema()
    context = {"shapes": list(_shapes(schema["components"]["schemas"]))}
    return render_page(request, "quotes/api_guide.html", context)


def _shapes(schemas: Mapping[str, Mapping[str, Any]]) -> Iterator[Shape]:
    """The request first."""
    for name in sorted(schemas, key=lambda name: (name != "Draft", name != "Report", name)):
        required = schemas[name].get("required", ())
        fields = [(field, _type(each), field in required) for field, each in schemas[name]["properties"].items()]
        yield Shape(name, schemas[name].get("description", ""), fields)


def _type(field: Mapping[str, Any]) -> str:
    """A field's type in words: "list of ReportedQuote", "string or nothing"."""
    if "anyOf" in field:
        return " or ".join(_type(each) for each in field["anyOf"])
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if field.get("type") == "array":
        inner = field.get("items") or {}
        return f"list of {_type(inner)}" if inner else "list"
    return str(field.get("type", "anything")).replace("null", "nothing")
