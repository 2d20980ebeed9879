"""What the rows of a worklist page say, in one statement."""

from typing import Any
from uuid import UUID

from django.db import connection

from nocc.accounts.models import User

Row = dict[str, Any]

# Identifiers and moments come as the text that the answer holds: nothing is parsed only to be written again. The
# parts are materialized because planning nine tables at once takes longer than reading them.
CONTENT = """
WITH page AS MATERIALIZED (
    SELECT wanted.line, "case".*
    FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS wanted (id, line)
    JOIN cases_case AS "case" ON "case".id = wanted.id
),
leads AS MATERIALIZED (
    SELECT page.id, leader.id::text AS lead_id, leader.given_name AS lead_given_name,
        leader.family_name AS lead_family_name
    FROM page
    JOIN cases_participant AS lead ON lead.case_id = page.id AND lead.role = 'lead' AND lead.removed_at IS NULL
    JOIN accounts_user AS leader ON leader.id = lead.user_id
),
tumours AS MATERIALIZED (
    SELECT page.id, topography, morphology, laterality, p16_status,
        classification, edition, prefixes, t, n, m, stage
    FROM page
    LEFT JOIN cases_diagnosis AS tumour ON tumour.case_id = page.id
    LEFT JOIN cases_staging AS staging ON staging.id = page.current_staging_id
)
SELECT page.id::text, reference, state, seq, votes_cast, votes_expected,
    to_char(page.active_at AT TIME ZONE 'UTC', %(moment)s) AS active_at,
    to_char(page.created_at AT TIME ZONE 'UTC', %(moment)s) AS created_at,
    to_char(page.round_deadline AT TIME ZONE 'UTC', %(moment)s) AS round_deadline,
    board.id::text AS group_id, board.name AS group_name,
    patient.id::text AS patient_id, patient.family_name, patient.given_name, patient.birth_date, patient.sex,
    patient.is_synthetic,
    topography, morphology, laterality, p16_status, classification, edition, prefixes, t, n, m, stage,
    lead_id, lead_given_name, lead_family_name,
    place.role, place.seen_seq, place.waiting_kind,
    to_char(place.waiting_due AT TIME ZONE 'UTC', %(moment)s) AS waiting_due,
    (SELECT jsonb_object_agg(kind, at) FROM cases_milestone WHERE case_id = page.id) AS milestones
FROM page
JOIN leads USING (id)
JOIN tumours USING (id)
JOIN directory_workgroup AS board ON board.id = page.group_id
JOIN patients_patient AS patient ON patient.id = page.patient_id
LEFT JOIN cases_participant AS place
    ON place.case_id = page.id AND place.user_id = %(user)s AND place.removed_at IS NULL
ORDER BY page.line
"""
MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'


def rows_of(user: User, ids: list[UUID]) -> list[Row]:
    """The rows of these cases, in this order. The caller has found them through visibility."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CONTENT, {"ids": ids, "user": user.pk, "moment": MOMENT})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
