"""A walk through the pages without JavaScript: what a browser does with links and forms, and nothing more."""

import datetime as dt
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self
from urllib.parse import urljoin

import httpx

from ground import clock

SPACE = re.compile(r"\s+")
SILENT = ("script", "style", "title")


@dataclass
class Form:
    """A form of a page: where it goes, and what stands in it."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Of all that can be typed or chosen, also where nothing stands in it yet."""


@dataclass
class Pressable:
    """A button of a form, or a link."""

    words: str = ""
    href: str | None = None
    form: Form | None = None
    value: tuple[str, str] | None = None


class Read(HTMLParser):
    """A page as its reader has it: its words, and what can be pressed."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.pressables: list[Pressable] = []
        self.words: list[str] = []
        self._form: Form | None = None
        self._open: Pressable | None = None
        self._chosen: str | None = None
        self._area: str | None = None
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a form, a field, a button or a link."""
        given = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self._silent += 1
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
        elif tag == "button" and self._form:
            value = (given["name"], given.get("value", "")) if "name" in given else None
            self._open = Pressable(form=self._form, value=value)
        elif tag == "a" and "href" in given:
            self._open = Pressable(href=given["href"])
        elif self._form:
            self._take_field(self._form, tag, given)

    def _take_field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag in ("input", "select", "textarea"):
            form.names.add(name)
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            form.fields.append((name, value))
        elif tag == "select":
            self._chosen = name
        elif tag == "option" and self._chosen and "selected" in given:
            form.fields.append((self._chosen, value))
        elif tag == "textarea":
            self._area = name
            form.fields.append((name, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag in SILENT:
            self._silent -= 1
        elif tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._chosen = None
        elif tag in ("button", "a") and self._open:
            self._open.words = SPACE.sub(" ", self._open.words).strip()
            self.pressables.append(self._open)
            self._open = None

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self._area and self._form:
            name, before = self._form.fields.pop()
            self._form.fields.append((name, before + data.removeprefix("\n")))
        if not self._silent:
            self.words.append(data)
            if self._open:
                self._open.words += data

    @property
    def text(self) -> str:
        """Return the words of the page in one line."""
        return SPACE.sub(" ", " ".join(self.words)).strip()


PAUSED = ("/sign-in", "/en/sign-in")
"""Where the house asks for the time that a person takes to read (security 12)."""
READING = dt.timedelta(seconds=2)


def carry(client: httpx.AsyncClient, cookies: dict[str, str]) -> None:
    """Put cookies into a browser as if our site had set them."""
    for name, value in cookies.items():
        client.cookies.set(name, value, domain="testserver.local")


def in_boxes(name: str, day: dt.date) -> dict[str, str]:
    """Return a day as it is typed into the three boxes of a field."""
    return {f"{name}_year": str(day.year), f"{name}_month": str(day.month), f"{name}_day": str(day.day)}


async def key_of_a_form_read(client: httpx.AsyncClient) -> str:
    """Return the key of the entrance's form, as someone has it who began to read it three seconds ago."""
    with clock.stopped(clock.now() - dt.timedelta(seconds=3)):
        page = await client.get("/sign-in", headers={"accept": "application/json"})
    return str(page.json()["key"])


class Walker:
    """Someone with a browser without JavaScript, who follows links and presses buttons by their words."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        """Take a client; its cookies are the browser's."""
        self.client = client
        self.answer = httpx.Response(0)
        self.trail: list[tuple[str, int, str]] = []
        self.shown_at = clock.now()

    async def open(self, path: str) -> Self:
        """Write an address into the bar."""
        return await self._go("GET", path)

    async def press(self, words: str, **typed: str | list[str]) -> Self:
        """Press what bears these words, after typing into the fields of its form."""
        chosen = self.find(words)
        if chosen.form is None:
            return await self._go("GET", chosen.href or "")
        values = self.filled(chosen, typed)
        if chosen.form.method == "get":
            return await self._go("GET", f"{chosen.form.action}?{httpx.QueryParams(values)}")
        if chosen.form.action in PAUSED:
            with clock.stopped(max(clock.now(), self.shown_at + READING)):
                return await self._go("POST", chosen.form.action, values)
        return await self._go("POST", chosen.form.action, values)

    def find(self, words: str) -> Pressable:
        """Return what bears exactly these words, else what begins with them; a button before a link."""
        found = sorted(self.page.pressables, key=lambda each: each.form is None)
        for fits in (str.__eq__, str.startswith):
            for each in found:
                if fits(each.words, words):
                    return each
        message = f"nothing to press says {words!r} on {self.path}:\n{self.page.text}"
        raise AssertionError(message)

    def filled(self, chosen: Pressable, typed: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
        """Return what the form of a button sends, with what was typed."""
        form = chosen.form or Form("", "get")
        unknown = set(typed) - form.names
        assert not unknown, f"no field is named {unknown} on {self.path}"
        return {**dict(form.fields), **dict([chosen.value] if chosen.value else []), **typed}

    async def _go(self, method: str, path: str, values: dict[str, str | list[str]] | None = None) -> Self:
        for _ in range(6):
            address = urljoin(str(self.client.base_url.join(self.path)), path)
            self.answer = await self.client.request(method, address, data=values)
            self.trail.append((method, self.answer.status_code, self.answer.request.url.path))
            if not self.answer.is_redirect:
                self.shown_at = clock.now()
                return self
            assert self.answer.status_code == 303, "an act is answered by 303, see other"
            method, path, values = "GET", self.answer.headers["location"], None
        message = f"led in a circle: {self.trail[-6:]}"
        raise AssertionError(message)

    @property
    def path(self) -> str:
        """Return where the browser stands."""
        return self.answer.request.url.raw_path.decode() if self.trail else "/"

    @property
    def page(self) -> Read:
        """Return the page as it is read."""
        return Read(self.answer.text)

    @property
    def text(self) -> str:
        """Return the words of the page."""
        return self.page.text
