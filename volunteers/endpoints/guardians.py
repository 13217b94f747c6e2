"""Guardians of minors: at the desk of the child's home, and on the pages of child and guardian."""

from starlette.requests import Request
from starlette.responses import Response

from ground import clock, persons
from ground.answers import done, show
from ground.errors import OutOfTurn
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _
from ground.pages import url_maker
from volunteers import guarding, minors, queries, residents
from volunteers.models import Guardianship
from volunteers.rules.guardians import may_take_word
from volunteers.schemas.guardians import (
    ChildShown,
    GuardianDraft,
    GuardiansPage,
    OwnGuardianPage,
    TakeBackPage,
    WordShown,
)
from volunteers.showing_people import METHODS, method_options


async def _child(request: Request) -> Person:
    return await residents.resident(request.user, request.path_params["person"])


async def show_guardians(request: Request) -> Response:
    child = await _child(request)
    why_not, wording = "", ""
    try:
        wording = await guarding.wording_for(child)
    except OutOfTurn as no:
        why_not = str(no)
    page = GuardiansPage(
        title=_("Guardians of %(name)s", name=persons.name_shown(child)),
        id=child.public_id,
        words=[_shown(each, with_phone=True) for each in await guarding.words_for(child.id)],
        why_not=why_not,
        wording=wording,
        methods=method_options(),
        may_take_down=may_take_word.allows(request.user, await queries.at_home(child.id)),
    )
    return await show(request, page)


def _shown(given: Guardianship, *, with_phone: bool) -> WordShown:
    return WordShown(
        id=given.public_id,
        guardian=persons.name_shown(given.guardian),
        phone=persons.phone_shown(given.guardian) if with_phone else "",
        how=str(METHODS[given.method]),
        given_at=given.given_at,
        ended_at=given.ended_at,
    )


async def take_down(request: Request) -> Response:
    child = await _child(request)
    draft = await submitted(request, GuardianDraft, form=show_guardians)
    word = guarding.Word(name=draft.name, phone=draft.phone, method=draft.method, proof=draft.proof)
    await guarding.take_down(child, word, by=request.user)
    here = url_maker(request)("volunteers:guardians", person=child.public_id)
    return await done(request, here, said=_("Noted: the guardian agrees."))


async def end_at_desk(request: Request) -> Response:
    child = await _child(request)
    given = await guarding.word_of(child.id, request.path_params["guardianship"])
    await submitted(request, Shape, form=show_guardians)
    await guarding.take_back(given, by=request.user)
    here = url_maker(request)("volunteers:guardians", person=child.public_id)
    return await done(request, here, said=_("Noted: the guardian does not agree any more."))


async def show_own(request: Request) -> Response:
    me = await Person.get(id=request.user.person_id)
    minor = (await minors.ages()).is_minor(me.born_on, clock.today())
    page = OwnGuardianPage(
        title=_("Guardians and children"),
        minor=minor,
        words=[_shown(each, with_phone=False) for each in await guarding.words_for(me.id)] if minor else [],
        children=[
            ChildShown(id=each.public_id, name=persons.name_shown(each.child), given_at=each.given_at)
            for each in await guarding.given_by(me.id)
        ],
    )
    return await show(request, page)


async def ask_end(request: Request) -> Response:
    given = await guarding.own_word(request.user.person_id, request.path_params["guardianship"])
    title = _("Do you not agree any more?")
    return await show(request, TakeBackPage(title=title, id=given.public_id, child=persons.name_shown(given.child)))


async def end_own(request: Request) -> Response:
    given = await guarding.own_word(request.user.person_id, request.path_params["guardianship"])
    await submitted(request, Shape, form=ask_end)
    await guarding.take_back(given, by=request.user)
    return await done(request, url_maker(request)("volunteers:own_guardian"), said=_("Noted. You need not say why."))
