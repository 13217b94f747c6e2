"""In strict mode a skip is a failure; otherwise, and for what a plain clone cannot have, it stays a skip."""

import pytest

from tests import strictness

pytest_plugins = ["pytester"]

SKIPS = {
    "a test that skips itself": "def test_it(): pytest.skip('no Chromium here')",
    "a test with a mark": "@pytest.mark.skip(reason='no Chromium here')\ndef test_it(): pass",
    "a fixture that skips": "@pytest.fixture\ndef page(): pytest.skip('no Chromium')\n\ndef test_it(page): pass",
    "a whole module": "pytest.skip('no Chromium here', allow_module_level=True)",
}


@pytest.fixture(params=[True, False], ids=["strict", "lenient"])
def strict(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Put the mode in force."""
    monkeypatch.setattr(strictness, "STRICT", request.param)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # the inner pytest need not import hypothesis each time
    return bool(request.param)


@pytest.mark.parametrize("source", SKIPS.values(), ids=SKIPS)
def test_a_skip_fails_in_strict_mode_alone_and_tells_its_reason(
    source: str, strict: bool, pytester: pytest.Pytester
) -> None:
    run = outcome(source, pytester)

    if strict:
        assert run.ret != 0
        run.stdout.fnmatch_lines("*nothing may be skipped in strict mode: no Chromium*")
    else:
        assert run.parseoutcomes() == {"skipped": 1}


@pytest.mark.usefixtures("strict")
def test_what_needs_the_design_folder_may_be_skipped_always(pytester: pytest.Pytester) -> None:
    run = outcome("def test_it(): pytest.skip('needs ../shared: the validator of OCDS')", pytester)

    assert run.parseoutcomes() == {"skipped": 1}


@pytest.mark.usefixtures("strict")
def test_an_expected_failure_is_no_skip(pytester: pytest.Pytester) -> None:
    run = outcome("@pytest.mark.xfail(strict=True)\ndef test_it(): assert False", pytester)

    assert run.parseoutcomes() == {"xfailed": 1}


def outcome(source: str, pytester: pytest.Pytester) -> pytest.RunResult:
    """Run one test file in a pytest of its own."""
    pytester.makepyfile("import pytest\n\n" + source)
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", plugins=[strictness])
