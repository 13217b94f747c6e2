"""What an organisation still owes to those who served for it, before it may be dissolved (EDGE-20)."""

from collections.abc import Sequence

from ground.language import ngettext
from orgs.obligations import Obligation
from orgs.succeeding import kept_by
from volunteers.models import CertificateRequest, ClaimState, HourClaim, RequestState


async def unsettled_hours(org_id: int) -> Sequence[Obligation]:
    """Time that was recorded and waits for a word."""
    open_in = (ClaimState.PROPOSED, ClaimState.HELD)
    count = await HourClaim.filter(organisation_id=org_id, state__in=open_in).count()
    said = ngettext("%(count)d person's time is not confirmed", "%(count)d people's time is not confirmed", count)
    return [Obligation(said, count, "volunteers:org_hours")]


async def requested_certificates(org_id: int) -> Sequence[Obligation]:
    """Certificates that were asked for and are not issued, of the body and of those whose records passed to it."""
    asked = CertificateRequest.filter(issuer_id__in=await kept_by([org_id]), state=RequestState.WAITING)
    count = await asked.count()
    said = ngettext("%(count)d certificate is not issued", "%(count)d certificates are not issued", count)
    return [Obligation(said, count, "volunteers:org_certificates")]


OBLIGATIONS = (unsettled_hours, requested_certificates)
