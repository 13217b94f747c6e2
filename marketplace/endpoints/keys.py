"""My keys for programs: a list, one more with its secret shown once, an end."""

from starlette.requests import Request
from starlette.responses import Response

from ground import policy, program_keys
from ground.answers import done, show
from ground.forms import Shape, submitted
from ground.identity import ProgramKey
from ground.language import _
from ground.pages import url_maker
from ground.program_keys import KeyScope
from marketplace.schemas.keys import SCOPES, NewKeyPage, ProgramKeyDraft, ProgramKeyShown, ProgramKeysPage


async def show_keys(request: Request) -> Response:
    """Show my keys and the form for another."""
    return await show(request, await _page(request))


async def make_key(request: Request) -> Response:
    """Make a key; its secret is in this answer and nowhere else."""
    draft = await submitted(request, ProgramKeyDraft, form=show_keys)
    key, secret = await program_keys.make(draft.name, draft.scopes, draft.days, by=request.user)
    page = NewKeyPage(title=_("Your key"), id=key.public_id, name=key.name, secret=secret, ends_at=key.ends_at)
    return await show(request, page)


async def end_key(request: Request) -> Response:
    """End one of my keys at once."""
    await submitted(request, Shape, form=show_keys)
    await program_keys.end(request.path_params["program_key"], by=request.user)

    async def page() -> ProgramKeysPage:
        return await _page(request)

    return await done(request, url_maker(request)("keys:list"), page=page, said=_("This key opens nothing any more."))


async def _page(request: Request) -> ProgramKeysPage:
    return ProgramKeysPage(
        title=_("Keys for programs"),
        keys=[_shown(each) for each in await program_keys.keys_of(request.user.person_id)],
        choices=[(str(scope), str(words)) for scope, words in SCOPES.items()],
        longest_days=await policy.value("program_keys.longest_days"),
        may_make=program_keys.may_make.allows(request.user, None),
    )


def _shown(key: ProgramKey) -> ProgramKeyShown:
    scopes = [KeyScope(each) for each in key.scopes.split()]
    return ProgramKeyShown(
        id=key.public_id,
        name=key.name,
        scopes=scopes,
        words=[str(SCOPES[each]) for each in scopes],
        made_at=key.made_at,
        ends_at=key.ends_at,
        seen_at=key.seen_at,
    )
