from procrastinate.contrib.django import app

from .services import rescan_waiting, sweep_quarantine


@app.periodic(cron="*/10 * * * *")
@app.task(name="rescan_quarantine", queueing_lock="rescan_quarantine")
def rescan_quarantine(timestamp: int) -> None:
    rescan_waiting()


@app.periodic(cron="41 3 * * *")
@app.task(name="sweep_quarantine", queueing_lock="sweep_quarantine")
def sweep_quarantined_bytes(timestamp: int) -> None:
    sweep_quarantine()
