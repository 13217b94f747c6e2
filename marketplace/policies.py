"""Policy values the front door begins with (orgs-and-volunteers 7.5-7.7); an authority may set its own."""

from ground.policy import Default

DESIGN = "Sanshe's own choice, to be settled by the city (orgs-and-volunteers 7.6)"

REPLIES = "orgs-and-volunteers 7.4, INV-41"
SANSHE = "Sanshe's own choice, to be settled by the city"

POLICIES: tuple[Default, ...] = (
    Default("needs.acknowledge_workdays", 1, REPLIES),
    Default("needs.verify_workdays", 3, REPLIES),
    Default("needs.answer_workdays", 1, REPLIES),
    Default("needs.place_workdays", 2, SANSHE),
    Default("needs.arrange_workdays", 3, SANSHE),
    Default("needs.confirm_workdays", 3, SANSHE),
    Default("needs.today_hours", 4, SANSHE),
    Default("needs.close_days", 7, "INV-44: seven days for both sides' word"),
    Default("needs.reopen_days", 14, "orgs-and-volunteers 7.4: reopened within 14 days"),
    Default("needs.insured_from_level", 2, "INV-43"),
    Default("needs.contact_opens_hours", 24, "INV-46"),
    Default("needs.contact_closes_hours", 24, "INV-46"),
    Default("needs.fewest_marks", 5, "INV-44: below k = 5 no average is shown"),
    Default("needs.trouble_workdays", 3, SANSHE),
    Default("needs.longest_days", 180, SANSHE),
    Default("signing.reliability_days", 180, "INV-68: late withdrawals and no-shows are counted inside 180 days"),
    Default("shift.most_minutes", 720, DESIGN),
    Default("signing.most_minutes_a_day", 600, DESIGN),
    Default("signing.late_hours", 24, DESIGN),
    Default("signing.same_day_minutes_between", 20, DESIGN),
    Default("offer.most_minutes", 1440, "INV-61"),
    Default("offer.least_minutes", 30, "INV-61"),
    Default("offer.all_at_once_minutes", 120, "INV-61"),
    Default("offer.asked_at_once", 5, "INV-61: k people at once; the figure is Sanshe's own choice"),
    Default("signing.most_segments_a_day", 3, "INV-52 (i志愿)"),
    Default("shift.moved_minutes", 15, "INV-54"),
    Default("shift.most_weeks", 26, DESIGN),
    Default("reminder.from_hour", 15, DESIGN),
    Default("reminder.until_hour", 21, DESIGN),
    Default("cover.look_hours", 48, "orgs-and-volunteers 7.6, cover waves"),
    Default("roll.grace_minutes", 30, "security.md row 1: length at most the activity and 30 minutes"),
    Default("staff.key_hours", 24, f"security.md 1, ASVS 6.4.6. The figure: {SANSHE}"),
    Default("entering.most_at_a_telephone", 6, SANSHE),
    Default(
        "suggesting.weights",
        {"skill": 300, "near": 200, "known": 150, "time": 100, "seated": 100, "newcomer": 50},
        "orgs-and-volunteers 7.7, weights to be settled by the city",
    ),
)
