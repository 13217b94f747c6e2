"""The sentences of code and templates on one side, the Chinese catalogue on the other, and what lies between."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

CHECKOUT: Final = Path(__file__).resolve().parents[2]
CHINESE: Final = CHECKOUT / "locale" / "zh_Hans" / "LC_MESSAGES" / "messages.po"

# Words of forms and machines, which frighten the people this is for (experience.md 9).
NOT_SAID: Final = ("提交", "无效", "非法", "失败", "验证", "激活", "token")

# The translator's comment on a sentence whose Chinese leaves a value out, or uses one that the English does not.
AS_MEANT: Final = "values as meant"

PLACEHOLDER: Final = re.compile(r"%\(\w+\)[a-z]|%%")
NOISE: Final = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By")


def main(words: list[str]) -> int:
    """Bring the catalogue up to date, filling gaps from PO files if any are named; or only `--check` it."""
    if words == ["--check"]:
        wrong = list(wrongs(kept(), said()))
        if not CHINESE.exists() or CHINESE.read_text() != printed(taken_in(said(), kept())):
            wrong.append(f"{CHINESE.relative_to(CHECKOUT)} is not as `./dev catalogue` writes it")
    else:
        fresh = taken_in(said(), kept(), *(read(Path(word)) for word in words))
        CHINESE.parent.mkdir(parents=True, exist_ok=True)
        CHINESE.write_text(printed(fresh))
        wrong = list(wrongs(fresh, said()))
    print("\n".join(wrong) or "every sentence has its Chinese")  # noqa: T201 - this is a command of ./dev
    return 1 if wrong else 0


@cache
def said() -> Catalog:
    """Collect every sentence of the product, with the files that say it."""
    with (CHECKOUT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, "lazy": None}
    found = Catalog(charset="utf-8")
    for file, _line, sentence, comments, context in extract_from_dir(CHECKOUT, methods, options, keywords):
        found.add(sentence, locations=[(Path(file).as_posix(), 0)], auto_comments=comments, context=context)
    return found


def kept() -> Catalog:
    """Read the Chinese catalogue."""
    return read(CHINESE) if CHINESE.exists() else Catalog(locale="zh_Hans")


def read(file: Path) -> Catalog:
    """Read a catalogue in PO format."""
    with file.open("rb") as opened:
        return read_po(opened, locale="zh_Hans")


def taken_in(sentences: Catalog, *answers: Catalog) -> Catalog:
    """Make a catalogue of exactly these sentences, each with the first answer that knows it."""
    fresh = Catalog(locale="zh_Hans", project="Sanshe", header_comment="# Simplified Chinese. See docs/glossary.md.")
    fresh.fuzzy = False
    for sentence in sentences:
        if sentence.id:
            known = (each.get(sentence.id, sentence.context) for each in answers)
            answer = next((each for each in known if each and each.string and any(each.string)), None)
            fresh.add(
                sentence.id,
                answer.string if answer else "",
                locations=sentence.locations,
                flags=sentence.flags | (answer.flags & {"fuzzy"} if answer else set()),
                user_comments=answer.user_comments if answer else (),
                context=sentence.context,
            )
    return fresh


def printed(catalogue: Catalog) -> str:
    """Print a catalogue so that the same sentences always give the same text: sorted, no line numbers, no dates."""
    out = BytesIO()
    write_po(out, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in NOISE)))


def wrongs(catalogue: Catalog, sentences: Catalog) -> Iterator[str]:
    """Say what an elder would stumble over: no Chinese, uncertain Chinese, lost values, words we do not use."""
    for sentence in sentences:
        if not sentence.id:
            continue
        where = ", ".join(sorted({file for file, _ in sentence.locations}))
        answer = catalogue.get(sentence.id, sentence.context)
        if answer is None or not all(strings(answer)):
            yield f"no Chinese: {sentence.id!r} ({where})"
        elif answer.fuzzy:
            yield f"fuzzy: {sentence.id!r} ({where})"
        else:
            yield from (f"{wrong}: {sentence.id!r} ({where})" for wrong in flaws(sentence, answer))


def flaws(sentence: Message, answer: Message) -> Iterator[str]:
    """Say what is wrong with an answer that is there."""
    ids = [sentence.id] if isinstance(sentence.id, str) else sentence.id
    asked = {value for each in ids for value in PLACEHOLDER.findall(each)}
    for string in strings(answer):
        given = set(PLACEHOLDER.findall(string))
        if given != asked and AS_MEANT not in answer.user_comments:
            yield f"other values, {', '.join(sorted(given ^ asked))}"
        yield from (f"{word} is not said" for word in NOT_SAID if word in string.lower())


def strings(answer: Message) -> list[str]:
    """Return the one string of an answer, or those of its plural forms."""
    return [answer.string] if isinstance(answer.string, str) else list(answer.string or ())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
