"""The gallery: every component in every state with invented content, rendered by plain Jinja2 without the product.

Run as a script it writes the scenes as files to look at: python tests/browser/gallery.py FOLDER [CATALOGUE.po ...].
"""

import datetime as dt
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Final

from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT: Final = Path(__file__).parents[2]
STATIC: Final = ROOT / "marketplace" / "static"
SCENES: Final = Path(__file__).parent / "scenes"
CHINESE: Final = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "messages.po"

Typed = str | list[str] | None


@dataclass
class Form:
    """What a page's form remembers, in the shape every template gets it: typed values, mistakes, one refusal."""

    typed: dict[str, Typed] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    problem: str | None = None
    key: str = "0b7f3f1c5f5e4c1f"

    @property
    def errors(self) -> list[SimpleNamespace]:
        """The mistakes in the order of the fields."""
        return [SimpleNamespace(field=name, sentence=sentence) for name, sentence in self.wrong.items()]

    def value(self, name: str) -> Typed:
        """What was typed into the field, or None."""
        return self.typed.get(name)

    def error(self, name: str) -> str | None:
        """What is wrong with the field, or None."""
        return self.wrong.get(name)

    def names(self, _name: str, _label: str) -> str:
        """What a field is called, which no sentence of the gallery needs."""
        return ""

    def line(self, mistake: SimpleNamespace) -> str:
        """A line of the summary of mistakes."""
        return str(mistake.sentence)


def reader(**changes: object) -> SimpleNamespace:
    """Make the one who reads: an elder who is not signed in, at the standard size, unless told otherwise."""
    someone: dict[str, object] = {
        "name": None,
        "signed_in": False,
        "size": "1",
        "contrast": False,
        "language": "zh-Hans",
        "desks": [],
        "here": "/",
        "other_language_href": "/en/",
        "city": "盘锦",
        "helpline": "12345",
        "demo": False,
        "said": None,
    }
    return SimpleNamespace(**(someone | changes))


def desks(current: int = 0) -> list[SimpleNamespace]:
    """Make the desks of somebody who works in an organisation."""
    labels = ["待办", "活动", "志愿者", "项目与合同", "机构资料"]
    return [SimpleNamespace(label=label, href=f"/org/{i}", current=i == current) for i, label in enumerate(labels)]


def scenes() -> list[str]:
    """Name the scenes there are to look at."""
    return [*sorted(path.stem for path in SCENES.glob("[!_]*.html")), "elder", "desk"]


def render(scene: str, me: SimpleNamespace, form: Form | None = None, catalogues: tuple[Path, ...] = (CHINESE,)) -> str:
    """Render one scene for `me`; "elder" and "desk" are the whole gallery in either frame."""
    template = f"scenes/{scene}.html" if scene not in {"elder", "desk"} else "gallery.html"
    frame = "layout/desk.html" if scene == "desk" else "layout/page.html"
    page = SimpleNamespace(title="没找到这一页", status=404, sentence="这场活动已经结束。", request_id="7f3a")
    return (
        environment(me.language, catalogues)
        .get_template(template)
        .render(
            page=page, me=me, form=form or Form(), frame=frame, Form=Form, thing=SimpleNamespace, dt=dt, desks=desks
        )
    )


@cache
def environment(language: str, catalogues: tuple[Path, ...]) -> Environment:
    """Build an environment of the contract that the product's own pages keep."""
    one, many = _sentences(catalogues) if language != "en" else ({}, {})
    env = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        loader=FileSystemLoader([ROOT / "templates", Path(__file__).parent]),
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda said: one.get(said) or said,
        lambda first, more, count: many.get(first) or (first if count == 1 else more),
        newstyle=True,
    )
    env.globals["static"] = "/static/{}".format
    env.globals["url_for"] = lambda name, **given: "/" + "/".join([*name.split(":"), *map(str, given.values())])
    env.filters.update(
        spoken_day=lambda on: f"{on.month}月{on.day}日 周{'一二三四五六日'[on.weekday()]}",
        short_weekday=lambda on: f"周{'一二三四五六日'[on.weekday()]}",
        short_month=lambda on: f"{on.month}月",
        spoken_span=lambda start, end: f"上午 {start.hour} 点到 {end.hour} 点",
        desk_time=lambda at: f"{at:%Y-%m-%d %H:%M}",
        hours=lambda minutes: f"{minutes / 60:.1f}",
        yuan=lambda fen: f"{fen / 100:,.2f}",
    )
    return env


def _sentences(catalogues: tuple[Path, ...]) -> tuple[dict[str, str], dict[str, str]]:
    one: dict[str, str] = {}
    many: dict[str, str] = {}
    for path in catalogues:
        if not path.is_file():
            continue
        with path.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str):
                    one[message.id] = str(message.string)
                else:
                    many[message.id[0]] = next(iter(message.string or [""]))
    return one, many


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in scenes():
        made = render(name, reader(desks=desks()), catalogues=(CHINESE, *map(Path, sys.argv[2:])))
        (folder / f"{name}.html").write_text(made, encoding="utf-8")
