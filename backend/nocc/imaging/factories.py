from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from nocc.cases.factories import CaseFactory
from nocc.common.clinic import today

from .models import Study


class StudyFactory(DjangoModelFactory):
    class Meta:
        model = Study

    case = factory.SubFactory(CaseFactory)
    modality = "CT"
    performed_on = factory.LazyFunction(lambda: today() - timedelta(days=3))
    description = "TC collo"
    facility_name = "Ospedale di Bari"
    report = "Lesione di 32 mm"
    added_by = factory.LazyAttribute(lambda row: row.case.opened_by)
