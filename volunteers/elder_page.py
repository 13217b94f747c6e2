"""The page of a resident at a desk, put together from what the actor may see and do."""

from ground import clock, idnumbers, persons, privacy
from ground.actors import Actor
from ground.identity import Person
from ground.language import hours_text
from ground.letters import Way
from volunteers import guarding, ledger, minors, queries, residents
from volunteers.issuers import certificates_of, issuers_of, refused_of
from volunteers.models import SocialWorker, Suspension, VolunteerState
from volunteers.questions import WAYS
from volunteers.rules import papers as paper_rules
from volunteers.rules import profile as rules
from volunteers.rules.residents import may_enter
from volunteers.schemas.elders import ElderPage, FullShown, LookShown
from volunteers.schemas.own_profile import Option, SuspensionShown
from volunteers.showing_people import age_words, method_options
from volunteers.words import LEVELS, LIMITS, STATES

RUNNING = (VolunteerState.ENROLLED, VolunteerState.ACTIVE, VolunteerState.PAUSED)


async def elder_page(person: Person, *, by: Actor, full: FullShown | None = None) -> ElderPage:
    """Return a resident as the actor's desk reads them; the person comes with their home."""
    volunteer = await queries.volunteer_of(person.id)
    home = await queries.at_home(person.id)
    given = await Suspension.get_or_none(volunteer_id=volunteer.id, ended_at=None) if volunteer else None
    permissions = await residents.desk_mandates(by, person.id)
    limits = queries.limits_of(volunteer) if volunteer else frozenset()
    is_desk = person.home is not None and may_enter.allows(by, person.home)
    officer = rules.may_suspend.allows(by, home)
    return ElderPage(
        title=persons.name_shown(person),
        id=person.public_id,
        age=age_words(person),
        home=person.home.name if person.home else "",
        phone=persons.phone_shown(person),
        id_masked=idnumbers.masked(privacy.unseal("id", person.id_number_sealed)) if person.id_number_sealed else "",
        way=str(WAYS[Way(person.channels.split(",")[0])]),
        number=volunteer.number if volunteer else "",
        state=str(volunteer.state) if volunteer else "",
        state_words=str(STATES[volunteer.state]) if volunteer else "",
        hours=hours_text(await ledger.minutes_of(person.id)),
        limits=[str(LIMITS[limit]) for limit in sorted(limits)],
        full=full,
        minor=(await minors.ages()).is_minor(person.born_on, clock.today()),
        guardians=await guarding.names_of(person.id),
        may_vouch=volunteer is not None
        and volunteer.state == VolunteerState.ENROLLED
        and rules.may_vouch.allows(by, home),
        permission_until=max((each.ends_at for each in permissions), default=None),
        may_record_permission=is_desk and not permissions,
        methods=method_options(),
        wording=str(residents.WORDING),
        issuers=await issuers_of(person.id) if permissions else [],
        refused=await refused_of(person) if permissions else [],
        certificates=await certificates_of(person.id) if permissions else [],
        suspension=_suspension(given) if given and officer else None,
        suspension_id=given.public_id if given and officer else "",
        may_suspend=officer and volunteer is not None and volunteer.state in RUNNING,
        may_answer_appeal=officer
        and given is not None
        and given.appealed_at is not None
        and given.answered_at is None
        and given.given_by_id != by.person_id,
        may_register=paper_rules.may_verify.allows(by, home) and not await SocialWorker.exists(person_id=person.id),
        levels=[Option(value=str(level), words=str(words)) for level, words in LEVELS.items()],
        looks=[
            LookShown(at=look.at, who=look.who, what=look.what, purpose=look.purpose)
            for look in await residents.looks_at(person.id, most=20)
        ],
    )


def _suspension(given: Suspension) -> SuspensionShown:
    return SuspensionShown(
        because=given.because, until_on=given.until_on, appeal=given.appeal, answer=given.answer, may_appeal=False
    )
