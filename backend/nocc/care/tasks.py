from procrastinate.contrib.django import app

from .services import remind_of_overdue, remind_patients


@app.periodic(cron="17 4 * * *")
@app.task(name="remind_of_overdue", queueing_lock="remind_of_overdue")
def remind_of_overdue_care(timestamp: int) -> None:
    remind_of_overdue()


# By day in Italy, and again while a day lasts: what was planned in the morning for tomorrow is told today.
@app.periodic(cron="41 6-16 * * *")
@app.task(name="remind_patients", queueing_lock="remind_patients")
def remind_patients_of_appointments(timestamp: int) -> None:
    remind_patients()
