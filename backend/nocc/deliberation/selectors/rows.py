"""Who sees which rows. The patient conceals exams and documents, not the board's own deliberation on them."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from nocc.accounts.models import User
from nocc.cases.selectors import STAFF_ROLES, cases_visible_to, places_of
from nocc.cases.selectors.clearances import with_clearance
from nocc.cases.selectors.viewpoints import emergency_accesses_of

from ..models import Ballot, Decision, DecisionStatus, Investigation, Option, Round, RoundOption


def standing_options() -> QuerySet[Option]:
    return with_clearance(Option.objects.all(), kind="option").select_related("case", "proposed_by")


def standing_investigations() -> QuerySet[Investigation]:
    related = ("case", "owner__user", "requested_by", "settled_by")
    return with_clearance(Investigation.objects.all(), kind="investigation").select_related(*related)


def standing_rounds() -> QuerySet[Round]:
    paper = RoundOption.objects.select_related("option").order_by("position")
    related = ("case", "opened_by", "closed_by", "supersedes", "superseded_by")
    return Round.objects.select_related(*related).prefetch_related(
        Prefetch("paper", queryset=paper), "voters__participant__user__physician__facility", "investigations"
    )


def standing_decisions() -> QuerySet[Decision]:
    related = ("case", "round", "option", "drafted_by", "signed_by", "superseded_by")
    return with_clearance(Decision.objects.all(), kind="decision").select_related(*related)


def options_visible_to(user: User) -> QuerySet[Option]:
    return standing_options().filter(case__in=cases_visible_to(user).values("pk"))


def investigations_visible_to(user: User) -> QuerySet[Investigation]:
    return standing_investigations().filter(case__in=cases_visible_to(user).values("pk"))


def rounds_visible_to(user: User) -> QuerySet[Round]:
    return standing_rounds().filter(case__in=cases_visible_to(user).values("pk"))


def decisions_visible_to(user: User) -> QuerySet[Decision]:
    """Signed ones for everyone on the case; drafts for those who read as the board does."""
    rows = standing_decisions().filter(case__in=cases_visible_to(user).values("pk"))
    return rows.filter(Q(status=DecisionStatus.SIGNED) | _reads_all(user))


def records_visible_to(user: User) -> QuerySet[Decision]:
    """Decisions whose signed record this person may read: it names the patient, so observers never may."""
    return decisions_visible_to(user).filter(_reads_all(user), status=DecisionStatus.SIGNED)


def own_ballot(user: User, vote_round: Round) -> Ballot | None:
    rows = vote_round.ballots.filter(voter__user=user)
    return rows.select_related("round__case", "voter", "investigation").first()


def _reads_all(user: User) -> Q:
    """As `Viewpoint.is_staff`, for rows that have a case."""
    on_board = Exists(places_of(user).filter(role__in=STAFF_ROLES, case=OuterRef("case")))
    return Q(on_board) | Q(Exists(emergency_accesses_of(user).filter(case=OuterRef("case"))))
