import { Injectable, computed, inject } from '@angular/core';

import type { IconName } from '../../../shared/icon/icons';
import type { Section } from '../../../shared/section-nav/section-nav';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { OptionsStore } from '../../../widgets/deliberation/options-store';
import { News } from '../attention/news';
import { DocumentsStore } from '../documents/documents-store';
import { StudiesStore } from '../imaging/studies-store';
import { ObservationsStore } from '../laboratory/observations-store';
import { ParticipantsStore } from '../participants/participants-store';
import { PathologyStore } from '../pathology/pathology-store';

interface Place {
  readonly name: string;
  readonly icon: IconName;
  readonly count?: () => number;
  /** Kinds of events that make it call. */
  readonly kinds?: readonly string[];
  readonly isForStaff?: boolean;
  readonly isForPhone?: boolean;
}

/** The sections of the case with what they hold and where something is new. */
@Injectable()
export class CaseSections {
  private readonly context = inject(CaseContext);
  private readonly news = inject(News);
  private readonly studies = inject(StudiesStore);
  private readonly observations = inject(ObservationsStore);
  private readonly documents = inject(DocumentsStore);
  private readonly pathology = inject(PathologyStore);
  private readonly options = inject(OptionsStore);
  private readonly participants = inject(ParticipantsStore);

  private readonly places: readonly Place[] = [
    {
      name: 'summary',
      icon: 'summarize',
      kinds: ['case.edit', 'diagnosis.', 'staging.', 'assessment.', 'priorities.'],
    },
    { name: 'timeline', icon: 'timeline' },
    { name: 'imaging', icon: 'radiology', count: () => this.studies.standing().length, kinds: ['study.'] },
    {
      name: 'laboratory',
      icon: 'labs',
      count: () => this.observations.tests().length,
      kinds: ['observation.'],
    },
    {
      name: 'pathology',
      icon: 'biotech',
      count: () => this.pathology.standing().length,
      kinds: ['pathology.'],
    },
    {
      name: 'documents',
      icon: 'description',
      count: () => this.documents.standing().length,
      kinds: ['document.'],
    },
    {
      name: 'vote',
      icon: 'how_to_vote',
      count: () => this.options.standing().length,
      kinds: ['option.', 'round.', 'investigation.'],
    },
    { name: 'decision', icon: 'gavel', kinds: ['decision.'] },
    { name: 'care', icon: 'medication', kinds: ['action.', 'treatment.', 'outcome.', 'visit.'] },
    {
      name: 'participants',
      icon: 'group',
      count: () => this.participants.all().length,
      kinds: ['participant.', 'lead.'],
    },
    { name: 'patient', icon: 'person', kinds: ['consent.'], isForStaff: true },
    { name: 'discussion', icon: 'forum', kinds: ['message.', 'question.'], isForPhone: true },
  ];

  readonly all = computed(() => this.placesFor(false).map((place) => this.section(place)));
  readonly onPhone = computed(() => this.placesFor(true).map((place) => this.section(place)));

  private placesFor(isPhone: boolean): readonly Place[] {
    return this.places.filter(
      ({ isForStaff, isForPhone }) => (!isForStaff || this.context.isStaff()) && (!isForPhone || isPhone),
    );
  }

  private section({ name, icon, count, kinds = [] }: Place): Section {
    return {
      link: ['/cases', this.context.id(), name],
      label: `case.sections.${name}`,
      icon,
      count: count?.() ?? 0,
      isCalling: this.news.hasKind(...kinds),
    };
  }
}
