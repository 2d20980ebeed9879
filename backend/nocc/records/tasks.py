from uuid import UUID

from procrastinate.contrib.django import app

from .services import rescan_waiting, sweep_quarantine
from .services.laboratory_import import (
    STORE_PREVIEW,
    STORE_VALUES,
    forget_old_previews,
    make_preview,
    store_values,
    take_up_lost_imports,
)


@app.periodic(cron="*/10 * * * *")
@app.task(name="rescan_quarantine", queueing_lock="rescan_quarantine")
def rescan_quarantine(timestamp: int) -> None:
    rescan_waiting()


@app.periodic(cron="41 3 * * *")
@app.task(name="sweep_quarantine", queueing_lock="sweep_quarantine")
def sweep_quarantined_bytes(timestamp: int) -> None:
    sweep_quarantine()


@app.task(name=STORE_PREVIEW, retry=3)
def preview_laboratory_import(*, import_id: str) -> None:
    make_preview(import_id=UUID(import_id))


@app.task(name=STORE_VALUES, retry=3)
def store_laboratory_import(*, import_id: str) -> None:
    store_values(import_id=UUID(import_id))


@app.periodic(cron="23 * * * *")
@app.task(name="tidy_laboratory_imports", queueing_lock="tidy_laboratory_imports")
def tidy_laboratory_imports(timestamp: int) -> None:
    """Texts that were never confirmed do not stay, and those that were are not left half way."""
    forget_old_previews()
    take_up_lost_imports()
