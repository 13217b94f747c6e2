"""The roll: called, handed in, put right; on paper: printed, signed, entered."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ground.answers import done, show
from ground.asked import asked
from ground.database import transaction
from ground.errors import Mistake, Unreadable
from ground.forms import Shape, submitted
from ground.language import _, lazy
from ground.pages import url_maker
from ground.persons import name_shown
from marketplace import attending, contesting, roll_sheets, walking_in
from marketplace.codes_on_paper import tidied
from marketplace.endpoints.attending import back_to_people
from marketplace.endpoints.roll_pages import (
    is_settled,
    moment,
    paper_page,
    planned,
    presences,
    receipt_page,
    roll_page,
    sheet_page,
)
from marketplace.models import CommitmentState, RollSheet, Shift
from marketplace.newcomers import look_for
from marketplace.queries import attendance
from marketplace.queries.shifts import own_shift
from marketplace.rules.activities import may_roll
from marketplace.schemas.attending import MarkDraft, PaperDraft, RightDraft, RollDraft
from marketplace.schemas.attending_pages import ReceiptPage, RightPage
from marketplace.schemas.questions import SheetQuestion


async def _shift(request: Request) -> Shift:
    return await own_shift(request.user, request.path_params["shift"])


async def show_roll(request: Request) -> Response:
    """Show the roll to call; one that was handed in shows its receipt."""
    shift = await _shift(request)
    may_roll.require(request.user, shift)
    if is_settled(shift):
        return RedirectResponse(url_maker(request)("attending:receipt", shift=shift.public_id), 303)
    return await show(request, await roll_page(shift, request))


async def hand_in(request: Request) -> Response:
    """Hand the roll in; a name that was typed and not yet written down is not lost."""
    shift = await _shift(request)
    draft = await submitted(request, RollDraft, form=show_roll)
    if draft.newcomer:
        sentence = _("Press “Write them down” first, or take the name out.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("newcomer", sentence)])
    lines = presences(shift, draft.lines, await attendance.on_the_roll(shift))
    await attending.hand_in(shift, lines, by=request.user, without_hours=draft.without_hours)
    return await _receipt(request, shift)


async def _receipt(request: Request, shift: Shift) -> Response:
    async def page() -> ReceiptPage:
        return await receipt_page(await own_shift(request.user, shift.public_id), request)

    return await done(request, url_maker(request)("attending:receipt", shift=shift.public_id), page=page)


async def write_in(request: Request) -> Response:
    """Write someone down who just came, and show the roll again with all that was ticked and typed."""
    shift = await _shift(request)
    draft = await submitted(request, RollDraft, form=show_roll)
    if not draft.newcomer:
        sentence = _("Please write the name.")
        raise Unreadable(lazy("Please look at these again."), [Mistake("newcomer", sentence)])
    may_roll.require(request.user, shift)
    newcomer = await look_for(draft.newcomer, draft.newcomer_phone, by=request.user)
    async with transaction():
        await walking_in.write_in(shift, await newcomer.entered(by=request.user), by=request.user)
    request.state.form.typed = {**request.state.form.typed, "newcomer": "", "newcomer_phone": ""}
    return await show(request, await roll_page(shift, request))


async def strike_out(request: Request) -> Response:
    """Take off who was written down by mistake, and show the roll again with all that was ticked and typed."""
    shift = await _shift(request)
    await submitted(request, RollDraft, form=show_roll)
    place = await attendance.place_in_shift(shift, request.path_params["commitment"])
    await walking_in.strike_out(place, by=request.user)
    return await show(request, await roll_page(shift, request))


async def show_receipt(request: Request) -> Response:
    shift = await _shift(request)
    if not is_settled(shift):
        return RedirectResponse(url_maker(request)("attending:people", shift=shift.public_id), 303)
    return await show(request, await receipt_page(shift, request))


async def show_right(request: Request) -> Response:
    """Ask how one knows that someone came after all."""
    shift = await _shift(request)
    place = await attendance.place_in_shift(shift, request.path_params["commitment"])
    start, end = planned(shift)
    page = RightPage(
        title=_("They came after all"),
        shift_id=shift.public_id,
        commitment_id=place.public_id,
        activity=shift.activity.title,
        name=name_shown(place.person),
        said=place.reason if place.state == CommitmentState.DISPUTED else "",
        came_at=start,
        left_at=end,
    )
    return await show(request, page)


async def put_right(request: Request) -> Response:
    shift = await _shift(request)
    draft = await submitted(request, RightDraft, form=show_right)
    place = await attendance.place_in_shift(shift, request.path_params["commitment"])
    line = attending.Presence(
        place.id, came=True, came_at=moment(shift, draft.came_at), left_at=moment(shift, draft.left_at)
    )
    await attending.put_right(place, line, by=request.user, because=draft.because)
    return await back_to_people(request, shift, _("Put right. The first mark stays in the record."))


async def leave_mark(request: Request) -> Response:
    """Answer someone who says that they were there that the mark stays."""
    shift = await _shift(request)
    draft = await submitted(request, MarkDraft, form=show_right)
    place = await attendance.place_in_shift(shift, request.path_params["commitment"])
    await contesting.leave_mark(place, because=draft.why_not, by=request.user)
    return await back_to_people(request, shift, _("Noted. They read why, and can still ask the community."))


async def print_sheet(request: Request) -> Response:
    """Give the list a number, and show it as it is printed."""
    shift = await _shift(request)
    await submitted(request, Shape, form=show_roll)
    sheet = await roll_sheets.print_sheet(shift, by=request.user)
    at = url_maker(request)("attending:sheet", shift=shift.public_id)
    return await done(request, f"{at}?code={sheet.code}")


async def show_sheet(request: Request) -> Response:
    """Show a sheet as it was printed; without letters, the newest one, or the bare list where none was printed."""
    shift = await _shift(request)
    code = tidied(asked(request, SheetQuestion).code)
    newest = await RollSheet.filter(shift_id=shift.id, used_at=None).order_by("-id").first()
    sheet = await roll_sheets.sheet_of(shift, code) if code else newest
    people = await attendance.printed_on(sheet) if sheet else await attendance.to_print(shift)
    link = str(request.app.url_path_for("attending:paper", shift=shift.public_id))
    return await show(request, await sheet_page(shift, sheet, people, link))


async def show_paper(request: Request) -> Response:
    """Show a sheet's rows to enter them; without its letters, ask for them."""
    shift = await _shift(request)
    may_roll.require(request.user, shift)
    code = tidied(asked(request, SheetQuestion).code)
    sheet = await roll_sheets.sheet_of(shift, code) if code else None
    return await show(request, await paper_page(shift, sheet, request))


async def enter_paper(request: Request) -> Response:
    """Enter a sheet with its picture; who was written on it by hand is found or entered first."""
    shift = await _shift(request)
    may_roll.require(request.user, shift)
    draft = await submitted(request, PaperDraft, form=show_paper)
    sheet = await roll_sheets.sheet_of(shift, draft.code)
    extras = [
        roll_sheets.WrittenIn(
            await look_for(each.name, each.phone, by=request.user, field=f"extras.{at}.phone"),
            moment(shift, each.came_at),
            moment(shift, each.left_at),
        )
        for at, each in enumerate(draft.extras)
    ]
    lines = presences(shift, draft.lines, await attendance.on_the_roll(shift), on_paper=True)
    await roll_sheets.enter(sheet, shift, lines, extras, picture=draft.picture, by=request.user)
    return await _receipt(request, shift)
