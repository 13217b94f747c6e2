"""A link leads where the router would lead it: its path is found by name, not by asking every address."""

from pathlib import Path

import pytest
from starlette.routing import NoMatchFound, Route

from ground import settings
from ground.pages import path_of
from marketplace.app import application


def test_every_address_is_found_by_its_name_as_the_router_finds_it(tmp_path: Path) -> None:
    with settings.using(settings.Settings(data=tmp_path)):
        app = application()
    routes = [each for each in app.routes if isinstance(each, Route)]
    asked = {each.name: dict.fromkeys(each.param_convertors, 7) for each in routes}

    assert asked
    assert {name: path_of(app, name, **more) for name, more in asked.items()} == {
        name: str(app.url_path_for(name, **more)) for name, more in asked.items()
    }


def test_a_link_to_nowhere_and_one_that_lacks_something_are_faults(tmp_path: Path) -> None:
    with settings.using(settings.Settings(data=tmp_path)):
        app = application()

    for name, more in (("nowhere", {}), ("entering:sign_in", {"too": "much"})):
        with pytest.raises(NoMatchFound):
            path_of(app, name, **more)
