from django.urls import path

from .views.checklist import ChecklistView
from .views.decisions import DecisionListView, DecisionSignView, DecisionView, SignedRecordView, SignedReportView
from .views.investigations import (
    InvestigationAnswerView,
    InvestigationDismissView,
    InvestigationListView,
    InvestigationView,
)
from .views.letter import LetterView
from .views.options import OptionListView, OptionView, PlainOptionView
from .views.rounds import BallotView, RoundCloseView, RoundListView, RoundView, UnopenedView

urlpatterns = [
    path("cases/<uuid:case_id>/options/", OptionListView.as_view()),
    path("options/<uuid:pk>/", OptionView.as_view()),
    path("options/<uuid:pk>/plain-words/", PlainOptionView.as_view()),
    path("cases/<uuid:case_id>/investigations/", InvestigationListView.as_view()),
    path("investigations/<uuid:pk>/", InvestigationView.as_view()),
    path("investigations/<uuid:pk>/answer/", InvestigationAnswerView.as_view()),
    path("investigations/<uuid:pk>/dismiss/", InvestigationDismissView.as_view()),
    path("cases/<uuid:case_id>/rounds/", RoundListView.as_view()),
    path("rounds/<uuid:pk>/", RoundView.as_view()),
    path("rounds/<uuid:pk>/ballot/", BallotView.as_view()),
    path("rounds/<uuid:pk>/close/", RoundCloseView.as_view()),
    path("rounds/<uuid:pk>/unopened/", UnopenedView.as_view()),
    path("cases/<uuid:case_id>/decisions/", DecisionListView.as_view()),
    path("decisions/<uuid:pk>/", DecisionView.as_view()),
    path("decisions/<uuid:pk>/sign/", DecisionSignView.as_view()),
    path("decisions/<uuid:pk>/record.json", SignedRecordView.as_view()),
    path("decisions/<uuid:pk>/letter.pdf", LetterView.as_view()),
    path("decisions/<uuid:pk>/report.pdf", SignedReportView.as_view()),
    path("cases/<uuid:case_id>/checklist/", ChecklistView.as_view()),
]
