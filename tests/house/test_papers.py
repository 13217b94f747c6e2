"""The papers in docs/ are what the code says today: states, rules, addresses, and which test shows which invariant."""

import ast
from pathlib import Path

import pytest

from ground import settings
from ground.language import reading
from marketplace import house, printing
from marketplace.models import Commitment
from marketplace.rules.activities import may_sign_up


@pytest.mark.parametrize("name", list(printing.PAPERS))
def test_a_paper_is_as_the_code_prints_it(name: str) -> None:
    """Print it anew with `./dev papers`."""
    kept = settings.CHECKOUT / "docs" / name
    with reading("en"):
        assert kept.exists()
        assert kept.read_text(encoding="utf-8") == printing.PAPERS[name]()


def test_every_move_of_a_commitment_stands_in_the_states() -> None:
    text = printing.states()

    assert "## marketplace.Commitment" in text
    for move in Commitment.MOVES.values():
        assert f"| {move.name} | {', '.join(sorted(move.sources))} | {move.target} |" in text


def test_every_address_stands_in_the_api_once() -> None:
    text = printing.addresses()

    for each in house.addresses():
        method = "POST" if "POST" in (each.methods or ()) else "GET"
        assert text.count(f"| {method} | `{each.path}` |") == 1, each.path


def test_a_rule_stands_with_its_question_and_its_no() -> None:
    with reading("en"):
        assert f"| {may_sign_up.name} | Whether the actor acts for themselves" in printing.rules()


def test_numbers_are_read_from_names_and_docstrings_alone() -> None:
    source = 'def test_inv_51_holds():\n    """EDGE-1, INV-60."""\n    assert "INV-99"\n'
    words = [words for _name, words in _read(source)]

    assert printing.NUMBER.findall(words[0]) == [("inv", "51"), ("EDGE", "1"), ("INV", "60")]


def _read(source: str) -> list[tuple[str, str]]:
    tree = ast.parse(source)
    return [
        (node.name, f"{node.name} {ast.get_docstring(node) or ''}")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]


def test_a_stale_paper_is_named_and_only_written_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(printing, "PAPERS", {"states.md": printing.states})
    monkeypatch.setattr(settings, "CHECKOUT", tmp_path)

    assert printing.print_all(check=True) == ["docs/states.md"]
    assert not (tmp_path / "docs" / "states.md").exists()
    assert printing.print_all(check=False) == ["docs/states.md"]
    assert printing.print_all(check=True) == []
