"""The pages about staff, made from rows."""

import datetime as dt

from ground import clock, persons
from ground.actors import Actor, Role
from ground.granting import ABOVE
from ground.language import _
from marketplace.models import StaffKey, StaffKeyState
from marketplace.queries import staff as queries
from marketplace.queries.supervision import ROLES
from marketplace.schemas.staff import AppointPage, StaffLine, StaffPage, StaffPersonPage, StaffRole
from marketplace.schemas.staff_drafts import OF_DESKS
from marketplace.staff_keys import open_key
from marketplace.staffing import HeldRole, Staffer, may_look_after


async def staff_page(actor: Actor) -> StaffPage:
    """Return everyone whom the actor oversees."""
    found = await queries.staff_of(actor)
    waiting = await queries.keys_asked([each.person.id for each in found])
    return StaffPage(title=_("Staff"), lines=[_line(each, waiting) for each in found])


def _line(staff: Staffer, waiting: set[int]) -> StaffLine:
    words, kind = _account(staff)
    held = [each for each in staff.held if _in_force(each)]
    roles = _("; ").join(_("%(role)s, %(place)s", role=_role(each), place=each.over or _("the city")) for each in held)
    return StaffLine(
        id=staff.person.public_id,
        name=persons.name_shown(staff.person),
        roles=roles or _("no role any more"),
        account=words,
        kind=kind,
        key_waits=staff.person.id in waiting,
    )


def _account(staff: Staffer) -> tuple[str, str]:
    if staff.account is None:
        return _("no account yet"), "plain"
    return (_("locked"), "bad") if staff.account.locked_at else (_("open"), "good")


async def person_page(staff: Staffer, actor: Actor) -> StaffPersonPage:
    """Return one member of staff, with what the actor may do."""
    account, key = staff.account, await open_key(staff.person.id)
    words, kind = _account(staff)
    may = may_look_after.allows(actor, staff)
    asked = key is not None and key.state == StaffKeyState.ASKED
    return StaffPersonPage(
        title=persons.name_shown(staff.person),
        id=staff.person.public_id,
        roles=[_staff_role(each, staff, actor) for each in staff.held],
        ended=not any(_in_force(each) for each in staff.held),
        username=account.username if account else "",
        account=words,
        kind=kind,
        key=_key_words(key),
        may_lock=may and account is not None and account.locked_at is None,
        may_unlock=may and account is not None and account.locked_at is not None,
        may_ask_key=may and key is None,
        may_give_key=may and asked and key is not None and key.asked_by_id != actor.person_id,
        may_drop_key=may and key is not None,
    )


def _key_words(key: StaffKey | None) -> str:
    if key is None:
        return ""
    if key.state == StaffKeyState.ASKED:
        return _("Asked for. A second person hands it over.")
    if key.ends_at is not None and key.ends_at <= clock.now():
        return _("Handed over and too old. Please take it back first.")
    return _("Handed over, not used yet.")


def _staff_role(each: HeldRole, staff: Staffer, actor: Actor) -> StaffRole:
    last = each.given.until_on - dt.timedelta(days=1) if each.given.until_on else None
    return StaffRole(
        id=each.given.public_id,
        role=_role(each),
        over=each.over or _("the city"),
        since=each.given.from_on,
        last=each.given.ended_at.astimezone(clock.CITY_ZONE).date() if each.given.ended_at else last,
        basis=each.given.basis,
        may_end=_in_force(each) and each.given.org_id is None and may_end(actor, staff, each),
    )


def may_end(actor: Actor, staff: Staffer, each: HeldRole) -> bool:
    """Whether the actor holds a role above this one, which is not their own."""
    if staff.person.id == actor.person_id:
        return False
    above = tuple(ABOVE[each.given.role])
    over = each.path is not None and actor.holds_over_place(each.path, *above)
    return over or (Role.ADMINISTRATOR in above and actor.holds(Role.ADMINISTRATOR))


def _in_force(each: HeldRole) -> bool:
    return each.given.ended_at is None and (each.given.until_on is None or each.given.until_on > clock.today())


def _role(each: HeldRole) -> str:
    return str(ROLES[each.given.role])


def appoint_page(actor: Actor) -> AppointPage:
    """Return the form, with the roles that the actor may give at all."""
    roles = [(str(role), str(ROLES[role])) for role in OF_DESKS if actor.holds(*ABOVE[role])]
    return AppointPage(title=_("Appoint someone"), roles=roles)
