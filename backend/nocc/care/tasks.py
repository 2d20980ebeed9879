from procrastinate.contrib.django import app

from .services import remind_of_overdue


@app.periodic(cron="17 4 * * *")
@app.task(name="remind_of_overdue", queueing_lock="remind_of_overdue")
def remind_of_overdue_care(timestamp: int) -> None:
    remind_of_overdue()
