"""What everyone may see of the silver stewards."""

from typing import Any

from ground import clock
from ground.errors import NotFound
from ground.language import _, hours_figure, lazy
from ground.notices import PublicNotice
from silver_steward import hall
from silver_steward.certificate_paper import wording_to_others
from silver_steward.freezing import rules_of
from silver_steward.models import PUBLIC, Honour, Level, Season, SeasonRules, StewardConsent
from silver_steward.schemas.public import (
    CertificateCheckPage,
    Condition,
    HonoursPage,
    SeasonPage,
    SeasonShown,
    SeasonsPage,
    Story,
)
from silver_steward.seasons import takes_nominations
from silver_steward.words import BASES, SEASONS


async def season_seen(public_id: str) -> Season:
    """Return a season that was announced; a draft is not there (404)."""
    found = await Season.get_or_none(public_id=public_id, state__in=list(PUBLIC))
    if found is None:
        raise NotFound(lazy("We could not find this page."))
    return found


async def seasons_page() -> SeasonsPage:
    """Return all seasons that were announced."""
    found = await Season.filter(state__in=list(PUBLIC)).order_by("-year", "-id")
    return SeasonsPage(title=_("Silver stewards"), seasons=[season_shown(each) for each in found])


def season_shown(season: Season) -> SeasonShown:
    """Return a season as lists show it."""
    return SeasonShown(
        id=season.public_id,
        title=season.title,
        year=season.year,
        state=season.state,
        state_words=str(SEASONS[season.state]),
        nominate_from=season.nominate_from,
        nominate_until=season.nominate_until,
    )


async def season_page(public_id: str) -> SeasonPage:
    """Return one season with its frozen conditions."""
    season = await season_seen(public_id)
    frozen = await SeasonRules.filter(season_id=season.id).order_by("-version").first()
    hung = await PublicNotice.get_or_none(public_id=season.notice_ref) if season.notice_ref else None
    return SeasonPage(
        title=season.title,
        season=season_shown(season),
        basis_words=str(BASES[season.basis]),
        document_number=season.document_number,
        issuer=season.issuer,
        seats=season.seats,
        window_from=season.window_from,
        window_until=season.window_until,
        cutoff_on=season.cutoff_on,
        conditions=conditions(await rules_of(season.id)),
        rules_sha256=frozen.sha256 if frozen else "",
        notice=await readable_notice(season),
        honoured=season.last_number,
        notice_until=clock.city_day(hung.closes_at) if hung and clock.now() <= hung.closes_at else None,
        may_name=takes_nominations(season),
        ended_because=season.ended_because,
    )


async def readable_notice(season: Season) -> str:
    """Return the public id of a season's notice while its page is there; after its time it is taken down (N5)."""
    hung = await PublicNotice.get_or_none(public_id=season.notice_ref) if season.notice_ref else None
    return hung.public_id if hung and clock.now() <= hung.taken_down_at else ""


def conditions(frozen: dict[str, Any]) -> list[Condition]:
    """Return the conditions in words, each with its frozen figure."""
    if not frozen:
        return []
    said = [
        _("%(age)s years old or more on the day that counts", age=frozen["least_age"]),
        _("living here for %(months)s months", months=frozen["residence_months"]),
        _("holding a post for %(days)s days", days=frozen["post_days"]),
        _("%(hours)s hours of confirmed service", hours=hours_figure(frozen["least_minutes"])),
        _("serving in %(months)s different months", months=frozen["least_months"]),
        _("at most %(hours)s hours a day count", hours=hours_figure(frozen["most_minutes_a_day"])),
        _("not chosen in the last %(seasons)s seasons", seasons=frozen["no_repeat_seasons"]),
    ]
    return [Condition(words=each) for each in said]


async def honours_page(year: int | None) -> HonoursPage:
    """Return the stories of the hall."""
    entries = await hall.hanging(year)
    years = await Season.filter(last_number__gt=0).order_by("-year").values_list("year", flat=True)
    title = _("Silver stewards of %(year)s", year=year) if year else _("Hall of honour")
    return HonoursPage(
        title=title,
        year=year,
        years=sorted({int(str(each)) for each in years}, reverse=True),
        stories=[
            Story(
                name=each.award.name, community=each.award.community, year=each.award.season.year,
                story=each.story,
            )
            for each in entries
        ],
    )  # fmt: skip


async def check_page(number: str) -> CertificateCheckPage:
    """Return whether a number is a certificate's; without the consent to the notice it tells no name any more."""
    award = await Honour.get_or_none(number=number.strip().upper()).select_related("season")
    title = _("Check a certificate")
    if award is None:
        return CertificateCheckPage(
            title=title, number=number[:16], found=False, name="", statement="", issuer="", basis="", basis_words="",
            document_number="", awarded_on=None,
        )  # fmt: skip
    named = await StewardConsent.exists(nomination_id=award.nomination_id, level=Level.NOTICE, withdrawn_at=None)
    return CertificateCheckPage(
        title=title,
        number=award.number,
        found=True,
        name=award.name if named else "",
        statement=wording_to_others(award.basis, award.season),
        issuer=award.season.issuer,
        basis=award.basis,
        basis_words=str(BASES[award.basis]),
        document_number=award.season.document_number,
        awarded_on=clock.city_day(award.awarded_at),
    )
