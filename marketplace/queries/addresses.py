"""Every address of the house as a reader finds it at /open/api, taken from the description for programs."""

from collections.abc import Mapping
from typing import Any

from ground.language import _, lazy
from marketplace.queries.supervision import ROLES
from marketplace.schemas.programs import ApiEntry, ApiGroup, ApiPart

DOMAINS: Mapping[str, object] = {
    "ground": lazy("Lists to take away"),
    "orgs": lazy("Organisations"),
    "volunteers": lazy("Helpers and their hours"),
    "procurement": lazy("Purchases of service"),
    "silver_steward": lazy("Silver stewards"),
    "governance": lazy("Community governance"),
    "marketplace": lazy("Needs, activities and the front door"),
}
METHODS = ("get", "post")


def groups_of(document: Mapping[str, Any], domain_of: Mapping[str, str]) -> list[ApiGroup]:
    """Return the operations of a description by domain, in the order of the floors; `domain_of` is by operation."""
    entries: dict[str, list[ApiEntry]] = {domain: [] for domain in DOMAINS}
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                told = item[method]
                entries[domain_of[told["operationId"]]].append(_entry(path, method, told))
    return [ApiGroup(title=str(DOMAINS[domain]), entries=found) for domain, found in entries.items() if found]


def _entry(path: str, method: str, told: Mapping[str, Any]) -> ApiEntry:
    asked = [each for each in told.get("parameters", ()) if each.get("in") == "query"]
    return ApiEntry(
        name=told["operationId"].rpartition(".")[0],
        method=method.upper(),
        path=path,
        about=told["summary"],
        who=_who(told),
        takes=_takes(told),
        asks=[ApiPart(name=each["name"], kind=_kind(each["schema"]), required=False) for each in asked],
        shows=_shows(told),
    )


def _who(told: Mapping[str, Any]) -> str:
    if told["x-door"] == "open":
        return _("Everyone")
    roles = told.get("x-roles", ())
    return _(", ").join(str(ROLES[role]) for role in roles) if roles else _("Whoever is signed in")


def _takes(told: Mapping[str, Any]) -> list[ApiPart]:
    content = told.get("requestBody", {}).get("content", {})
    form = next((each["schema"] for kind, each in content.items() if "properties" in each["schema"]), None)
    if form is None:
        return [ApiPart(name=_shape(each["schema"]), kind="object", required=True) for each in content.values()]
    needed = form.get("required", ())
    return [ApiPart(name=name, kind=_kind(part), required=name in needed) for name, part in form["properties"].items()]


def _shows(told: Mapping[str, Any]) -> list[str]:
    content = told["responses"]["200"].get("content", {})
    drawn = content.get("application/json", {}).get("schema", {})
    pages = [_shape(each) for each in drawn.get("anyOf", [drawn]) if "$ref" in each]
    return pages or [kind for kind in content if kind not in ("application/json", "*/*")]


def _shape(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _kind(part: Mapping[str, Any]) -> str:
    """Return what a part may be, in a few words for programmers."""
    if "enum" in part:
        return " | ".join(str(each) for each in part["enum"])
    if "anyOf" in part:
        return _kind(part["anyOf"][0])
    if part.get("type") == "array":
        return f"[{_kind(part.get('items', {}))}]"
    return str(part.get("format") or part.get("pattern") or part.get("type", "object"))
