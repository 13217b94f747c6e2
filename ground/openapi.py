"""OpenAPI: the description of every address for programs, made from the route table itself (decision 0014)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from inspect import getdoc
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue, models_json_schema
from pydantic_core.core_schema import (
    CoreSchema,
    DataclassField,
    IsInstanceSchema,
    ModelField,
    TupleSchema,
    TypedDictField,
)
from starlette.convertors import IntegerConvertor
from starlette.datastructures import UploadFile

from ground import errors
from ground.asked import Question
from ground.doors import OPEN, Address, NumberConvertor, PublicIdConvertor
from ground.errors import Refusal

Described = dict[str, Any]
Names = dict[type[BaseModel], Described]
RequirableField = ModelField | DataclassField | TypedDictField

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
PROBLEMS: Final[Sequence[type[Refusal]]] = (
    errors.NotSignedIn,
    errors.MayNot,
    errors.NotFound,
    errors.OutOfTurn,
    errors.TooLarge,
    errors.Unreadable,
    errors.TooMany,
    errors.Unavailable,
)
PROBLEM: Final[Described] = {
    "type": "object",
    "description": "Why an act is not done (RFC 9457); `detail` is a sentence for a person, in the reader's language.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "examples": ["/problems/out-of-turn"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "mistakes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "sentence", "against"],
                "properties": {
                    "field": {"type": "string"},
                    "sentence": {"type": "string"},
                    "against": {
                        "enum": ["shape", "meaning"],
                        "description": "What this document draws, or what no drawing tells: a day that is over.",
                    },
                },
            },
        },
    },
    "additionalProperties": True,
}
SAID: Final[Described] = {
    "type": "object",
    "description": "What was done, in a sentence.",
    "required": ["said"],
    "properties": {"said": {"type": ["string", "null"]}},
}
ABOUT: Final = (
    "Who accepts application/json is a program: it gets the page as JSON, and 422 with each mistake where its question"
    " is not as described here. To a person's browser the page opens without what was wrong in its address."
)
KEY: Final[Described] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Any text of up to 200 characters, new for each act: sent again, the act is answered as before and"
    " not done twice. Kept for 24 hours.",
    "schema": {"type": "string", "maxLength": 200},
}


def product_version() -> str:
    """Return the version of what is installed, "0" in a checkout that never was."""
    try:
        return version("sanshe-marketplace")
    except PackageNotFoundError:
        return "0"


def document(addresses: Sequence[Address], *, title: str) -> Described:
    """Return the OpenAPI 3.1 document of these addresses: one operation a route, one schema a shape or page."""
    names, schemas = _schemas(addresses)
    paths: defaultdict[str, Described] = defaultdict(dict)
    for address in addresses:
        item = paths[re.sub(r":\w+}", "}", address.path)]
        if address.param_convertors:
            item["parameters"] = _parameters(address)
        for method in sorted((address.methods or set()) - {"HEAD"}):
            item[method.lower()] = _operation(address, method, names)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "description": ABOUT,
            "version": product_version(),
            "license": {"name": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}, {"url": "/en"}],
        "paths": dict(paths),
        "components": {
            "schemas": {**schemas, "Problem": PROBLEM, "Said": SAID},
            "responses": {each.code: _problem(each) for each in PROBLEMS},
            "parameters": {"idempotency-key": KEY},
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "session"},
                "bearer": {"type": "http", "scheme": "bearer"},
            },
        },
        "security": [{"session": []}, {"bearer": []}],
    }


_IN: Final[JsonSchemaMode] = "validation"
_OUT: Final[JsonSchemaMode] = "serialization"


class _Schema(GenerateJsonSchema):
    """JSON Schema for our shapes: an upload is bytes, and a type that JSON does not know is anything."""

    def is_instance_schema(self, schema: IsInstanceSchema) -> JsonSchemaValue:
        if issubclass(schema["cls"], UploadFile):
            return {"type": "string", "format": "binary"}
        return {}

    def tuple_schema(self, schema: TupleSchema) -> JsonSchemaValue:
        """Draw a few values of one kind as a list of so many, which every reader of such documents knows."""
        told = super().tuple_schema(schema)
        parts = told.pop("prefixItems", [])
        if parts:
            told["items"] = parts[0] if all(each == parts[0] for each in parts) else {"anyOf": parts}
        return told

    def field_is_required(self, field: RequirableField, total: bool) -> bool:  # noqa: FBT001 - as overridden
        """Count as required what has an empty value of its own only so that better words are said for it."""
        inner: Any = field["schema"]
        judged = inner["type"] == "default" and bool(inner.get("validate_default")) and inner.get("default") == ""
        return judged or super().field_is_required(field, total)

    def handle_invalid_for_json_schema(self, schema: CoreSchema, error_info: str) -> JsonSchemaValue:  # noqa: ARG002
        return {}


def _schemas(addresses: Sequence[Address]) -> tuple[Names, Described]:
    """Return where each shape and page is described, and the descriptions."""
    taken = [(each.takes, _IN) for each in addresses if each.takes]
    shown = [(page, _OUT) for each in addresses for page in _pages(each)]
    asked = list(dict.fromkeys([*taken, *shown]))
    found, told = models_json_schema(asked, ref_template="#/components/schemas/{model}", schema_generator=_Schema)
    return {model: found[model, mode] for model, mode in asked}, told.get("$defs", {})


def _pages(address: Address) -> list[type[BaseModel]]:
    return [page for page in (address.shows, *address.instead) if page is not None]


def _body(shape: type[BaseModel], name: Described) -> Described:
    """Return how a shape is sent: as JSON or as a form, with files as a form alone, with lines of its own as JSON."""
    told = shape.model_json_schema(schema_generator=_Schema)
    parts = told.pop("$defs", {})
    asked = told.get("required", ())
    drawn = {name: _plain(part, parts) for name, part in told.get("properties", {}).items()}
    form = {
        **told,
        "properties": {name: _filled(each) if name in asked else _or_empty(each) for name, each in drawn.items()},
    }
    content: Described = {JSON: {"schema": name}}
    if _has_files(shape):
        content = {"multipart/form-data": {"schema": form}}
    elif not any("properties" in part for part in parts.values()):
        content[FORM] = {"schema": form}
    return {"required": bool(told.get("required")), "content": content}


def _filled(part: Described) -> Described:
    """Return a part of a form that has to be filled in: nothing typed is as if it were not there."""
    if "items" in part:
        return {**part, "items": _filled(part["items"])}
    return {"minLength": 1, **part} if part.get("type") == "string" and part.get("format") != "binary" else part


def _or_empty(part: Described) -> Described:
    """Return a part of a form that may be left empty, which is as if it were not there."""
    return part if part.get("format") == "binary" else {"anyOf": [part, {"type": "string", "maxLength": 0}]}


def _parameters(address: Address) -> list[Described]:
    return [
        {"name": name, "in": "path", "required": True, "schema": _schema_of(convertor)}
        for name, convertor in address.param_convertors.items()
    ]


def _schema_of(convertor: object) -> Described:
    if isinstance(convertor, PublicIdConvertor):
        return {"type": "string", "pattern": f"^{convertor.regex}$"}
    if isinstance(convertor, NumberConvertor):
        return {"type": "integer", "minimum": 1, "maximum": 999_999_999}
    return {"type": "integer", "minimum": 0} if isinstance(convertor, IntegerConvertor) else {"type": "string"}


def _questions(shape: type[Question] | None) -> list[Described]:
    """Return what an address may be asked after its mark, part by part; what is absent is no value of any."""
    if shape is None:
        return []
    told = shape.model_json_schema(schema_generator=_Schema)
    return [
        {"name": name, "in": "query", "required": False, "schema": _plain(part, told.get("$defs", {}))}
        for name, part in told["properties"].items()
    ]


def _plain(part: Described, parts: Described) -> Described:
    """Return the schema of a part in one piece: no reference, no null, no name that repeats its own."""
    if "items" in part:
        part = {**part, "items": _plain(part["items"], parts)}
    told = {key: value for key, value in part.items() if key != "title" and (key, value) != ("default", None)}
    some = [each for each in told.pop("anyOf", ()) if each != {"type": "null"}]
    for each in [*some, *([{"$ref": told.pop("$ref")}] if "$ref" in told else [])]:
        told |= parts[each["$ref"].rsplit("/", 1)[1]] if "$ref" in each else each
    told.pop("title", None)
    return told


def _operation(address: Address, method: str, names: Names) -> Described:
    told: Described = {
        "operationId": f"{address.name}.{method.lower()}",
        "summary": address.title or (getdoc(address.inner) or address.name).splitlines()[0],
        "tags": [address.name.split(":", maxsplit=1)[0]],
        "responses": _answers(address, method, names),
        "x-door": address.door.name,
    }
    if address.door.roles:
        told["x-roles"] = sorted(address.door.roles)
    if address.door == OPEN:
        told["security"] = [{}]
    if asked := _questions(address.asks):
        told["parameters"] = asked
    if method == "POST":
        told.setdefault("parameters", []).append({"$ref": "#/components/parameters/idempotency-key"})
    if address.takes is not None:
        told["requestBody"] = _body(address.takes, names[address.takes])
    return told


def _answers(address: Address, method: str, names: Names) -> Described:
    page = [names[each] for each in _pages(address)]
    files: Described = {kind: {} for kind in address.gives}
    if method == "GET":
        html = {"text/html": {"schema": {"type": "string"}}}
        drawn = {JSON: {"schema": page[0] if len(page) == 1 else {"anyOf": page}}, **html} if page else {}
        content = {**drawn, **files} or {"*/*": {}}
        told: Described = {"200": {"description": "The page, as JSON for who accepts JSON.", "content": content}}
    else:
        said = {"$ref": "#/components/schemas/Said"}
        location = {"Location": {"description": "Where it goes on.", "schema": {"type": "string"}}}
        schema = {"anyOf": [*page, said]} if page else said
        told = {
            "200": {"description": "Done.", "headers": location, "content": {JSON: {"schema": schema}, **files}},
            "303": {"description": "Done; a person goes on to this page.", "headers": location},
        }
    without: set[type[Refusal]] = {errors.NotSignedIn} if address.door == OPEN else set()
    without |= {errors.TooLarge} if method == "GET" else set()
    for each in PROBLEMS:
        if each not in without:
            told.setdefault(str(each.status), {"$ref": f"#/components/responses/{each.code}"})
    return dict(sorted(told.items()))


def _problem(refusal: type[Refusal]) -> Described:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    told: Described = {"description": (getdoc(refusal) or refusal.code).splitlines()[0], "content": content}
    if refusal is errors.TooMany:
        told["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return told


def _has_files(shape: type[BaseModel]) -> bool:
    return any("UploadFile" in str(field.annotation) for field in shape.model_fields.values())
