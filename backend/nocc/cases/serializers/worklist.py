"""Rows of the worklist: declared for the schema, built as plain dictionaries because a page must cost little."""

import json
from datetime import date, datetime

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.common.clinic import today
from nocc.oncology.vocabularies import topographies

from ..models import CaseState, ParticipantRole
from ..models.dossier import Classification
from ..selectors.rows import Row
from ..selectors.summary import Clock, age_in_years, clocks_of
from .cases import (
    ClockSerializer,
    GroupReferenceSerializer,
    PatientSummarySerializer,
    RoundProgressSerializer,
    WaitingSerializer,
)
from .people import PersonSerializer


class TumourSummarySerializer(serializers.Serializer):
    topography = serializers.CharField()
    site_group = serializers.CharField()
    morphology = serializers.CharField()
    laterality = serializers.CharField()
    p16_status = serializers.CharField()


class StagingSummarySerializer(serializers.Serializer):
    classification = serializers.ChoiceField(Classification.choices)
    edition = serializers.CharField()
    prefixes = serializers.ListField(child=serializers.CharField())
    t = serializers.CharField()
    n = serializers.CharField()
    m = serializers.CharField()
    stage = serializers.CharField()


class CaseRowSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    reference = serializers.CharField()
    state = serializers.ChoiceField(CaseState.choices)
    role = serializers.ChoiceField(ParticipantRole.choices)
    group = GroupReferenceSerializer()
    patient = PatientSummarySerializer()
    diagnosis = TumourSummarySerializer(allow_null=True)
    staging = StagingSummarySerializer(allow_null=True)
    lead = PersonSerializer()
    clocks = ClockSerializer(many=True)
    round = RoundProgressSerializer(allow_null=True)
    waiting = WaitingSerializer(allow_null=True)
    unseen = serializers.IntegerField(allow_null=True, help_text="Events since the reader last looked")
    seq = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    active_at = serializers.DateTimeField()


class CoordinatedCaseSerializer(serializers.Serializer):
    """What a coordinator sees of a case without taking part: nothing clinical."""

    id = serializers.UUIDField()
    reference = serializers.CharField()
    state = serializers.ChoiceField(CaseState.choices)
    lead = serializers.SerializerMethodField()
    clocks = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    active_at = serializers.DateTimeField()

    @extend_schema_field(PersonSerializer)
    def get_lead(self, case) -> dict:
        return PersonSerializer(case.leads[0].user).data

    @extend_schema_field(ClockSerializer(many=True))
    def get_clocks(self, case) -> list[dict]:
        milestones = {milestone.kind: milestone.at for milestone in case.milestones.all()}
        return ClockSerializer(clocks_of(case.state, milestones), many=True).data


TUMOUR = ("topography", "morphology", "laterality", "p16_status")
STAGING = ("classification", "edition", "prefixes", "t", "n", "m", "stage")


def case_row(row: Row) -> dict:
    """A row of the worklist as `CaseRowSerializer` declares it. Who observes gets no identity."""
    is_observer = row["role"] in (None, ParticipantRole.OBSERVER)
    milestones = {kind: datetime.fromisoformat(at) for kind, at in json.loads(row["milestones"] or "{}").items()}
    return {
        "id": row["id"],
        "reference": row["reference"],
        "state": row["state"],
        "role": row["role"] or ParticipantRole.OBSERVER,
        "group": {"id": row["group_id"], "name": row["group_name"]},
        "patient": _patient(row, today(), is_observer=is_observer),
        "diagnosis": _tumour(row) if row["topography"] else None,
        "staging": {name: row[name] for name in STAGING} if row["t"] else None,
        "lead": {"id": row["lead_id"], "name": f"{row['lead_given_name']} {row['lead_family_name']}".strip()},
        "clocks": [clock_row(clock) for clock in clocks_of(row["state"], milestones)],
        "round": _round(row) if row["votes_expected"] is not None else None,
        "waiting": {"kind": row["waiting_kind"], "due": row["waiting_due"]} if row["waiting_kind"] else None,
        "unseen": row["seq"] - row["seen_seq"] if row["seen_seq"] is not None else None,
        "seq": row["seq"],
        "created_at": row["created_at"],
        "active_at": row["active_at"],
    }


def clock_row(clock: Clock) -> dict:
    return {
        "kind": clock.kind,
        "from": clock.started,
        "to": clock.stopped,
        "days": clock.days,
        "limit_days": clock.limit_days,
        "is_over": clock.is_over,
    }


def _patient(row: Row, day: date, *, is_observer: bool) -> dict:
    return {
        "id": None if is_observer else row["patient_id"],
        "pseudonym": row["reference"],
        "family_name": None if is_observer else row["family_name"],
        "given_name": None if is_observer else row["given_name"],
        "birth_date": None if is_observer else row["birth_date"],
        "birth_year": row["birth_date"].year,
        "age": age_in_years(row["birth_date"], day),
        "sex": row["sex"],
        "is_synthetic": None if is_observer else row["is_synthetic"],
    }


def _tumour(row: Row) -> dict:
    known, code = topographies(), row["topography"]
    return {"site_group": known[code].site_group if code in known else "", **{name: row[name] for name in TUMOUR}}


def _round(row: Row) -> dict:
    return {"deadline": row["round_deadline"], "cast": row["votes_cast"], "expected": row["votes_expected"]}
