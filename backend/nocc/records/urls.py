from django.urls import path

from .views import documents, laboratory_imports, observations, pathology, quarantine, symptoms

urlpatterns = [
    path("cases/<uuid:case_id>/observations/", observations.ObservationListView.as_view()),
    path("cases/<uuid:case_id>/observations.csv", observations.ObservationTableView.as_view()),
    path("cases/<uuid:case_id>/observations/tests/", observations.TestHistoryView.as_view()),
    path("cases/<uuid:case_id>/observations/import/", laboratory_imports.LaboratoryImportListView.as_view()),
    path("cases/<uuid:case_id>/observations/import/<uuid:pk>/", laboratory_imports.LaboratoryImportView.as_view()),
    path(
        "cases/<uuid:case_id>/observations/import/<uuid:pk>/confirm/",
        laboratory_imports.LaboratoryImportConfirmView.as_view(),
    ),
    path(
        "cases/<uuid:case_id>/observations/import/<uuid:pk>/withdraw/",
        laboratory_imports.LaboratoryImportWithdrawView.as_view(),
    ),
    path("observations/<uuid:pk>/correct/", observations.ObservationCorrectView.as_view()),
    path("observations/<uuid:pk>/withdraw/", observations.ObservationWithdrawView.as_view()),
    path("cases/<uuid:case_id>/documents/", documents.DocumentListView.as_view()),
    path("documents/<uuid:pk>/", documents.DocumentView.as_view()),
    path("documents/<uuid:pk>/content/", documents.DocumentContentView.as_view()),
    path("documents/<uuid:pk>/preview/", documents.DocumentPreviewView.as_view()),
    path("documents/<uuid:pk>/versions/", documents.DocumentVersionView.as_view()),
    path("documents/<uuid:pk>/release/", documents.DocumentReleaseView.as_view()),
    path("documents/<uuid:pk>/withdraw/", documents.DocumentWithdrawView.as_view()),
    path("documents/quarantine/", quarantine.QuarantineListView.as_view()),
    path("documents/quarantine/<uuid:pk>/rescan/", quarantine.QuarantineRescanView.as_view()),
    path("documents/quarantine/<uuid:pk>/discard/", quarantine.QuarantineDiscardView.as_view()),
    path("cases/<uuid:case_id>/pathology/", pathology.PathologyListView.as_view()),
    path("cases/<uuid:case_id>/pathology/form/", pathology.PathologyFormView.as_view()),
    path("pathology/<uuid:pk>/", pathology.PathologyView.as_view()),
    path("pathology/<uuid:pk>/versions/", pathology.PathologyVersionsView.as_view()),
    path("pathology/<uuid:pk>/staging/", pathology.PathologyStagingView.as_view()),
    path("pathology/<uuid:pk>/release/", pathology.PathologyReleaseView.as_view()),
    path("pathology/<uuid:pk>/withdraw/", pathology.PathologyWithdrawView.as_view()),
    path("cases/<uuid:case_id>/diary/", symptoms.DiaryView.as_view()),
]
