"""What `pip install .` gives elsewhere serves the same pages: nothing that the product needs stays in the checkout."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from marketplace.seeding import cast
from tests.outside.checkout import CHECKOUT, script

pytestmark = pytest.mark.slow

FOLDERS = {"templates": "marketplace/templates", "locale": "marketplace/locale"}
PACKAGES = ("ground", "orgs", "volunteers", "procurement", "silver_steward", "governance", "marketplace")
PLACES = CHECKOUT / "marketplace/places/panjin.csv"
MOST_SECONDS = 180


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the tools at hand: no network, no environment of its own."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


def test_everything_that_is_kept_under_version_travels(wheel: Path) -> None:
    kept = subprocess.check_output(["git", "ls-files", *PACKAGES, *FOLDERS], cwd=CHECKOUT, text=True)  # noqa: S607
    wanted = {in_the_wheel(name) for name in kept.splitlines() if (CHECKOUT / name).exists()}

    assert wanted
    assert wanted - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_what_is_not_the_product_stays_home(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} <= set(PACKAGES)


def test_the_licence_travels(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if name.endswith("dist-info/licenses/LICENSE")]


def test_what_is_installed_in_an_empty_environment_seeds_a_new_folder_and_serves_it(
    wheel: Path, tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    elsewhere.mkdir()
    marketplace = installed(wheel, tmp_path / "environment")

    begun = time.monotonic()
    with served(marketplace, data, elsewhere) as client:
        record_testsuite_property("first_start_seconds", round(time.monotonic() - begun, 1))
        home = client.get("/")
        sheet = re.search(r'href="(/static/[^"]+\.css[^"]*)"', home.text)

        assert home.status_code == httpx.codes.OK
        assert "盘锦" in home.text  # places were in it, and the catalogue
        assert "无障碍" in home.text
        assert sheet
        assert client.get(sheet[1]).headers["content-type"].startswith("text/css")
        assert "给邻居老人送午饭" in client.get("/a").text
        assert [client.get(path).status_code for path in ("/en/", "/demo/phone", "/sign-in", "/orgs")] == [200] * 4

    log = (tmp_path / "said.txt").read_text()
    assert cast.PASSWORD in log
    assert all(each.username in log for each in cast.STAFF)
    run(str(marketplace), "migrate", "--data", str(data), cwd=elsewhere)
    run(str(marketplace), "verify-audit", "--data", str(data), cwd=elsewhere)
    run(str(marketplace), "import", "places", str(PLACES), "--data", str(data), cwd=elsewhere)
    run(str(marketplace), "relay", "--help", cwd=elsewhere)
    assert (data / "marketplace.sqlite3").exists()
    assert list(elsewhere.iterdir()) == []


def in_the_wheel(name: str) -> str:
    """Return where a file of the checkout lies in the wheel."""
    top, _, rest = name.partition("/")
    return f"{FOLDERS.get(top, top)}/{rest}"


def installed(wheel: Path, environment: Path) -> Path:
    """Install the wheel and what the lock names, and no more, in an environment of its own; return its command."""
    dev = script()
    python = environment / "bin/python"
    dev.uv(["venv", "--quiet", "--python", sys.executable, str(environment)])
    dev.uv(["pip", "sync", "--quiet", "--python", str(python), "--require-hashes", str(CHECKOUT / "requirements.lock")])
    dev.uv(["pip", "install", "--quiet", "--python", str(python), "--no-deps", "--no-index", str(wheel)])
    dev.uv(["pip", "check", "--quiet", "--python", str(python)])
    return environment / "bin/marketplace"


@contextmanager
def served(marketplace: Path, data: Path, elsewhere: Path) -> Iterator[httpx.Client]:
    """Serve from the installed product, which cannot see the checkout, and stop it afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = elsewhere.parent / "said.txt"
    words = [str(marketplace), "serve", "--port", str(port), "--data", str(data)]
    with said.open("w") as out:
        server = subprocess.Popen(words, cwd=elsewhere, env=surroundings(), stdout=out, stderr=out)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as client:
            deadline = time.monotonic() + MOST_SECONDS
            while not answers(client):
                assert server.poll() is None, said.read_text()
                assert time.monotonic() < deadline, said.read_text()
                time.sleep(0.2)
            yield client
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def answers(client: httpx.Client) -> bool:
    """Whether somebody listens."""
    try:
        client.get("/")
    except httpx.TransportError:
        return False
    return True


def surroundings() -> dict[str, str]:
    """Return an environment in which only the installed product can be imported, set up as by default."""
    ours = ("MARKETPLACE_", "TEST_", "PYTHONP")  # where to find modules, and where to keep them compiled
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def run(*words: str, cwd: Path) -> None:
    """Run a tool; where it fails, its own words are the message."""
    done = subprocess.run(words, cwd=cwd, env=surroundings(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
