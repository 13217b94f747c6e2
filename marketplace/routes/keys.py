"""Addresses of keys for programs, which their holder alone sees."""

from ground.actors import Role
from ground.doors import act, page, staff
from ground.forms import Shape
from marketplace.endpoints import keys as on
from marketplace.schemas.keys import NewKeyPage, ProgramKeyDraft, ProgramKeysPage

STAFF = staff(*Role)

routes = [
    page("/me/keys", on.show_keys, name="keys:list", shows=ProgramKeysPage, door=STAFF),
    act("/me/keys", on.make_key, name="keys:make", takes=ProgramKeyDraft, shows=NewKeyPage, door=STAFF),
    act(
        "/me/keys/{program_key:pid}/end",
        on.end_key,
        name="keys:end",
        takes=Shape,
        shows=ProgramKeysPage,
        door=STAFF,
    ),
]
