import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { FilterSelect } from '../../../shared/filter-select/filter-select';
import { Icon } from '../../../shared/icon/icon';
import { Moment } from '../../../shared/moment/moment';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { CaseStatus } from '../../../widgets/case-status/case-status';
import { News } from '../attention/news';
import { dayOf } from '../dossier/days';
import { topicOf, topics } from './event-topics';
import { TimelineStore } from './timeline-store';
import { localeOf } from '../../../shared/moment/time-words';

/** Everything that happened in the case, in words, the newest first. */
@Component({
  selector: 'nocc-timeline',
  imports: [
    CaseStatus,
    ErrorState,
    FilterSelect,
    Icon,
    Moment,
    RouterLink,
    Skeleton,
    StateMessage,
    TranslocoPipe,
  ],
  providers: [TimelineStore],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
})
export class Timeline {
  private readonly transloco = inject(TranslocoService);
  private readonly context = inject(CaseContext);
  private readonly news = inject(News);
  protected readonly store = inject(TimelineStore);
  protected readonly topic = signal('');

  protected readonly choices = computed(() => {
    this.transloco.activeLang();
    return topics.map(({ key }) => ({ value: key, label: this.transloco.translate(`case.topics.${key}`) }));
  });
  /** Observers are shown the dossier of today only. */
  protected readonly hasThen = this.context.isStaff;
  protected readonly thenLink = computed(() => ['/cases', this.context.id(), 'then']);
  /** By day, so that the day is said once. */
  protected readonly days = computed(() => {
    const lines = this.store.events().map((event) => ({
      event,
      topic: topicOf(event.kind),
      link: ['/cases', this.context.id(), topicOf(event.kind).section],
      time: this.timeOf(event.at ?? ''),
      to: this.store.stateAfter(event.seq),
      isNew: this.news.isNewEvent(event.seq),
    }));
    const wanted = lines.filter(({ topic }) => !this.topic() || topic.key === this.topic());
    const byDay = new Map<string, typeof wanted>();
    for (const line of wanted) {
      const day = dayOf(new Date(line.event.at ?? 0));
      byDay.set(day, [...(byDay.get(day) ?? []), line]);
    }
    return [...byDay].map(([day, found]) => ({ day, lines: found }));
  });

  private timeOf(at: string): string {
    const format = new Intl.DateTimeFormat(localeOf(this.transloco.activeLang()), {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    return format.format(new Date(at));
  }
}
