"""Policy values the ground begins with; an authority may set its own, each with the text it rests on."""

from ground.policy import Default
from ground.workday_files import bundled
from ground.workdays import KEYS

MANDATE = "orgs-and-volunteers 7.3, Mandate"
NOTICE = "shared-primitives, PublicNotice"
OWN = "Sanshe's own choice, to be settled by the city"

POLICIES: tuple[Default, ...] = (
    Default("forms.human_seconds", 2, "security.md row 12, human time"),
    Default("letters.quiet_hours", {"from": "21:00", "to": "08:00"}, f"orgs-and-volunteers 7.14. The hours: {OWN}"),
    Default("letters.price_fen", {"sms": 5, "voice": 12, "wechat": 0}, f"What a gateway asks a letter. {OWN}"),
    Default("letters.most_fen_a_day", 30_000, f"security.md row 12, the daily money cap. The figure: {OWN}"),
    Default("attachments.most_files_a_day", 40, f"security.md 1, ASVS 5.2.4. The figure: {OWN}"),
    Default("attachments.most_megabytes_a_day", 200, f"security.md 1, ASVS 5.2.4. The figure: {OWN}"),
    Default("lists.rows_on_ones_own", 500, "security.md row 16, second approval"),
    Default("lists.rows_for_alarm", 2_000, "security.md row 16, rows a day of one user"),
    Default("lists.hours_to_take", 24, "security.md row 5, export files"),
    Default("mandates.longest_days", 365, MANDATE),
    Default("mandates.most_principals", 30, "orgs-and-volunteers INV-34"),
    Default("mandates.most_family_agents", 2, "experience.md 6"),
    Default("mandates.invitation_hours", 72, OWN),
    Default("mandates.acts_a_worker_day", 200, f"shared-primitives M5. The figure: {OWN}"),
    Default("notices.working_days", 5, NOTICE),
    Default("notices.kept_days", 30, f"{NOTICE} N5. The figure: {OWN}"),
    Default("objections.working_days", 10, "shared-primitives, Objection"),
    Default("calendar.least_days_off", 13, "全国年节及纪念日放假办法 (2024), 第二条"),
    *(Default(f"{KEYS}{number}", year.value, year.citation) for number, year in bundled().items()),
)
