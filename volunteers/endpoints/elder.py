"""One resident at a desk: the full record for a purpose, their word, limits, certificates and standing."""

from starlette.requests import Request
from starlette.responses import Response

from ground import mandates, privacy
from ground.answers import done, show
from ground.errors import NotFound, OutOfTurn
from ground.forms import Shape, submitted
from ground.identity import Person
from ground.language import _, lazy
from ground.mandates import Scope
from ground.pages import url_maker
from ground.typeset import MEDIA_TYPE
from orgs.models import Organisation
from volunteers import certificate_paper, certifying, enrolling, profiling, queries, residents, suspending, vouching
from volunteers.elder_page import elder_page
from volunteers.models import Certificate, RequestState, Suspension, Volunteer
from volunteers.schemas.elders import (
    AppealAnswerDraft,
    ElderLimitsDraft,
    ElderLimitsPage,
    FullShown,
    PermissionDraft,
    RevealDraft,
    SuspendDraft,
)
from volunteers.schemas.own_profile import Option
from volunteers.schemas.papers import WorkerDraft
from volunteers.words import LIMITS


async def _person(request: Request) -> Person:
    return await residents.resident(request.user, request.path_params["person"])


async def _volunteer(person: Person) -> Volunteer:
    volunteer = await queries.volunteer_of(person.id)
    if volunteer is None:
        raise OutOfTurn(lazy("This person is not a helper yet."))
    return volunteer


async def _back(request: Request, person: Person, said: str) -> Response:
    return await done(request, url_maker(request)("volunteers:elder", person=person.public_id), said=said)


async def show_elder(request: Request) -> Response:
    return await show(request, await elder_page(await _person(request), by=request.user))


async def reveal(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, RevealDraft, form=show_elder)
    record = await residents.reveal(person, purpose=draft.purpose, by=request.user)
    full = FullShown(phone=record.phone, id_number=record.id_number, born_on=record.born_on, purpose=draft.purpose)
    return await show(request, await elder_page(person, by=request.user, full=full))


async def vouch(request: Request) -> Response:
    person = await _person(request)
    await submitted(request, Shape, form=show_elder)
    await enrolling.vouch(await _volunteer(person), by=request.user)
    return await _back(request, person, _("Noted: you have seen who they are."))


async def record_permission(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, PermissionDraft, form=show_elder)
    if person.home is None:
        raise OutOfTurn(lazy("Nobody knows yet where this person lives."))
    await residents.let_desk_act(person, person.home, method=draft.method, proof=draft.proof, by=request.user)
    return await _back(request, person, _("Written down. It holds for a year, or until they end it."))


async def ask_limits(request: Request) -> Response:
    person = await _person(request)
    had = queries.limits_of(await _volunteer(person))
    page = ElderLimitsPage(
        title=_("What should nobody ask of %(name)s?", name=person.name),
        id=person.public_id,
        limits=[Option(value=str(limit), words=str(words)) for limit, words in LIMITS.items()],
        chosen=sorted(str(limit) for limit in had),
    )
    return await show(request, page)


async def keep_limits(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, ElderLimitsDraft, form=ask_limits)
    helping = await mandates.helping(request.user, person.id, Scope.ENROL)
    await profiling.set_limits(await _volunteer(person), draft.limits, by=helping)
    return await _back(request, person, _("Noted."))


async def ask_certificate(request: Request) -> Response:
    person = await _person(request)
    await submitted(request, Shape, form=show_elder)
    issuer = await Organisation.get_or_none(public_id=request.path_params["org"])
    if issuer is None:
        raise NotFound(lazy("We could not find this organisation."))
    helping = await mandates.helping(request.user, person.id, Scope.ASK_CERTIFICATE)
    made = await certifying.ask(person, issuer, by=helping)
    waits = made.state == RequestState.WAITING
    return await _back(request, person, _("Asked for.") if waits else _("The certificate is ready to print."))


async def certificate(request: Request) -> Response:
    person = await _person(request)
    await mandates.require(person.id, Scope.ASK_CERTIFICATE, by=request.user)
    found = await Certificate.get_or_none(public_id=request.path_params["certificate"], person_id=person.id)
    if found is None:
        raise NotFound(lazy("We could not find this certificate."))
    await privacy.log_look(person.id, "certificate", _("Printed for you"), by=request.user)
    headers = {"Content-Disposition": f'inline; filename="{certificate_paper.file_name(found)}"'}
    return Response(await certificate_paper.pdf_of(found), media_type=MEDIA_TYPE, headers=headers)


async def suspend(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, SuspendDraft, form=show_elder)
    await suspending.suspend(await _volunteer(person), because=draft.because, until_on=draft.until_on, by=request.user)
    return await _back(request, person, _("Stopped. The person reads why, and may object."))


async def answer_appeal(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, AppealAnswerDraft, form=show_elder)
    given = await Suspension.get_or_none(volunteer_id=(await _volunteer(person)).id, ended_at=None)
    if given is None:
        raise OutOfTurn(lazy("This was answered already."))
    await suspending.answer(given, words=draft.words, lift=draft.lift is not None, by=request.user)
    return await _back(request, person, _("The answer is on its way."))


async def register_worker(request: Request) -> Response:
    person = await _person(request)
    draft = await submitted(request, WorkerDraft, form=show_elder)
    await vouching.register(
        person,
        draft.level,
        certificate_no=draft.certificate_no,
        registered_on=draft.registered_on,
        by=request.user,
    )
    return await _back(request, person, _("Entered as a social worker."))
