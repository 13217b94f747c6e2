"""The checklist: which conditions a file meets, each with its rule; meeting all approves nothing (INV-5)."""

import json
from dataclasses import asdict, dataclass

from ground import policy
from ground.language import DEFAULT_LANGUAGE, _, reading
from ground.money import Fen, wan
from ground.places import Place, PlaceKind
from orgs import areas, hosting, leaders, words
from orgs.models import CODED, HOSTED, Filing, FilingArea, Organisation, OrgKind, OrgState, Premises
from orgs.policies import LEAST_FUNDS_FEN, LEAST_MEMBERS, LEAST_STAFF, LEAST_UNITS, SHARED_ROOMS_DO

CODE_RULE = "GB 32100-2015"
HOST_RULE = "民发〔2017〕191 号：规模较小的由社区居民委员会等指导管理"
NAME_RULE = "登记和备案管理通例：同一县区内名称不重复"
LEADER_RULE = "《社会团体登记管理条例》（2016 年修订）第十二条"


@dataclass(frozen=True)
class Point:
    """One condition: what is asked, what the file says, whether that does, and the text it rests on."""

    name: str
    asked: str
    found: str
    met: bool
    citation: str
    checked: bool = False
    """Whether somebody has compared the citation with its text."""


async def points(filing: Filing) -> list[Point]:
    """Return every condition that applies to this file, thresholds first."""
    home = await Place.get(id=filing.place_id)
    found = [
        *await _members(filing, home),
        *await _least(filing, home, LEAST_STAFF, filing.staff, _("People who work full time")),
        *await _funds(filing, home),
        *await _rooms(filing, home),
        await _name(filing, home),
    ]
    if filing.kind in CODED:
        found += await _code(filing, home)
    if filing.kind in HOSTED:
        found.append(await _host(filing))
    if filing.kind == OrgKind.SHETUAN:
        found.append(await _leader(filing))
    return found


async def told(filing: Filing) -> tuple[bool, str]:
    """Return whether every point is met, and the list as JSON to be kept with the decision (law 9).

    A record is kept in the language of the place, whoever reads the page.
    """
    with reading(DEFAULT_LANGUAGE):
        found = await points(filing)
    return all(each.met for each in found), json.dumps([asdict(each) for each in found], ensure_ascii=False)


def read(kept: str) -> list[Point]:
    """Return the list as it stood at the decision."""
    return [Point(**each) for each in json.loads(kept)] if kept else []


async def _members(filing: Filing, home: Place) -> list[Point]:
    """Fifty people, or thirty units, or both together fifty (条例 art. 10)."""
    people = await policy.in_force(f"orgs.{LEAST_MEMBERS}.{filing.kind}", place=home)
    units = await policy.in_force(f"orgs.{LEAST_UNITS}.{filing.kind}", place=home)
    if people.value is None:
        return []
    have, have_units = filing.members or 0, filing.member_units or 0
    met = have >= people.value
    asked = _("At least %(count)s people", count=people.value)
    said = _("%(count)s people", count=have)
    if units.value is not None:
        met = met or have_units >= units.value or have + have_units >= people.value
        asked = _("At least %(people)s people or %(units)s units", people=people.value, units=units.value)
        said = _("%(people)s people, %(units)s units", people=have, units=have_units)
    return [Point(_("Members"), asked, said, met, people.citation, people.checked)]


async def _least(filing: Filing, home: Place, key: str, have: int | None, name: str) -> list[Point]:
    least = await policy.in_force(f"orgs.{key}.{filing.kind}", place=home)
    if least.value is None:
        return []
    met = (have or 0) >= least.value
    asked = _("At least %(count)s", count=least.value)
    return [Point(name, asked, str(have or 0), met, least.citation, least.checked)]


async def _funds(filing: Filing, home: Place) -> list[Point]:
    least = await policy.in_force(f"orgs.{LEAST_FUNDS_FEN}.{filing.kind}", place=home)
    if least.value is None:
        return []
    have = filing.funds_fen or 0
    asked = _("At least %(money)s", money=wan(Fen(least.value)))
    return [Point(_("Funds"), asked, wan(Fen(have)), have >= least.value, least.citation, least.checked)]


async def _rooms(filing: Filing, home: Place) -> list[Point]:
    shared = await policy.in_force(f"orgs.{SHARED_ROOMS_DO}.{filing.kind}", place=home)
    if shared.value is None:
        return []
    own = filing.premises in (Premises.OWN, Premises.RENTED, Premises.LENT)
    met = own or (bool(shared.value) and filing.premises == Premises.SHARED)
    asked = _("Rooms, shared ones do") if shared.value else _("Rooms of its own use")
    said = str(words.PREMISES[filing.premises or Premises.NONE])
    return [Point(_("Rooms"), asked, said, met, shared.citation, shared.checked)]


async def _name(filing: Filing, home: Place) -> Point:
    county = await areas.above(home, PlaceKind.COUNTY)
    same = (
        await Organisation.filter(name=filing.name, place__path__startswith=county.path)
        .exclude(state=OrgState.DISSOLVED)
        .exists()
    )
    said = _("Another body has it") if same else _("Nobody else has it")
    return Point(
        _("Name of the body"), _("No other body of %(county)s has it", county=county.name), said, not same, NAME_RULE
    )


async def _code(filing: Filing, home: Place) -> list[Point]:
    county = await areas.above(home, PlaceKind.COUNTY)
    code = filing.uscc or ""
    taken = bool(code) and await Organisation.filter(uscc=code).exclude(state=OrgState.DISSOLVED).exists()
    near = code[2:6] == county.code[:4]
    said = _("Another body has it") if taken else _("Nobody else has it")
    return [
        Point(_("Code is free"), _("No other body has it"), said, not taken, CODE_RULE),
        Point(
            _("Place of the code"),
            _("Begins as codes of this city do: %(code)s", code=county.code[:4]),
            _("The code says %(code)s", code=code[2:8]) if code else _("No code"),
            near,
            CODE_RULE,
        ),
    ]


async def _host(filing: Filing) -> Point:
    host = await Organisation.get(id=filing.host_id) if filing.host_id else None
    wanted = [each.place for each in await FilingArea.filter(filing_id=filing.id).select_related("place")]
    no = await hosting.why_not(host, OrgKind(filing.kind), wanted)
    said = str(no) if no else (host.name if host else "")
    return Point(_("Host"), _("A body at work that covers where it works"), said, no is None, HOST_RULE)


async def _leader(filing: Filing) -> Point:
    """INV-4."""
    other = await leaders.other_shetuan(filing)
    said = _("Already leads %(name)s", name=other.name) if other else _("Leads none")
    asked = _("Leads no other social association")
    return Point(_("Representative"), asked, said, other is None, LEADER_RULE)
