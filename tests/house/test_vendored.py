"""What others made lies here unchanged: each vendored file has the checksum and the licence of its folder's list."""

import hashlib
import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
FOLDERS: Final = [
    ROOT / "marketplace" / "static" / "vendor",
    ROOT / "tests" / "browser" / "vendor",
    ROOT / "tests" / "procurement" / "ocds",
]
ROW: Final = re.compile(r"^\| `([^`]+)` \|.*\(`([^`]+)`\) \| `([0-9a-f]{64})` \|$", re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_every_vendored_file_is_the_one_of_its_list(folder: Path) -> None:
    listed = {name: (licence, checksum) for name, licence, checksum in ROW.findall((folder / "README.md").read_text())}
    licences = {licence for licence, _ in listed.values()}

    assert {path.name for path in folder.iterdir()} == {"README.md", *listed, *licences}
    for name, (_, checksum) in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum
