import {
  Component,
  DestroyRef,
  type OnInit,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatBottomSheet } from '@angular/material/bottom-sheet';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { filter } from 'rxjs';

import { Commands } from '../../../core/commands/commands';
import { OpenCases } from '../../../core/shell/open-cases';
import { Icon } from '../../../shared/icon/icon';
import { SectionNav } from '../../../shared/section-nav/section-nav';
import { SplitPane } from '../../../shared/split-pane/split-pane';
import { ErrorState } from '../../../shared/state/error-state';
import { Skeleton } from '../../../shared/state/skeleton';
import { StateMessage } from '../../../shared/state/state-message';
import { narrowWindow } from '../../../shared/viewport/narrow';
import { Board } from '../../../widgets/board/board';
import { CaseContext } from '../../../widgets/case-context/case-context';
import { CaseHeader } from '../../../widgets/case-header/case-header';
import { shortIdentity } from '../../../widgets/case-labels/identity';
import { ChecklistStore } from '../../../widgets/checklist/checklist-store';
import { SectionGaps } from '../../../widgets/checklist/section-gaps';
import { InvestigationsStore } from '../../../widgets/deliberation/investigations-store';
import { OptionsStore } from '../../../widgets/deliberation/options-store';
import { Clearances } from '../attention/clearances';
import { Explanations } from '../attention/explanations';
import { News } from '../attention/news';
import { Presence } from '../attention/presence';
import { Receipts } from '../attention/receipts';
import { MessagesStore } from '../discussion/messages-store';
import { DocumentsStore } from '../documents/documents-store';
import { Quarantine } from '../documents/quarantine';
import { StudiesStore } from '../imaging/studies-store';
import { ObservationsStore } from '../laboratory/observations-store';
import { ParticipantsStore } from '../participants/participants-store';
import { PathologyStore } from '../pathology/pathology-store';
import { PatientStore } from '../patient/patient-store';
import { CaseActions } from './case-actions';
import { CaseSections } from './case-sections';
import { CaseSide } from './case-side';
import { SectionSheet } from './section-sheet';

/** One case: its head, its sections, and beside them the people and the discussion. */
@Component({
  selector: 'nocc-case-workspace',
  imports: [
    CaseActions,
    CaseHeader,
    CaseSide,
    ErrorState,
    Icon,
    MatButton,
    RouterLink,
    RouterOutlet,
    SectionGaps,
    SectionNav,
    Skeleton,
    SplitPane,
    StateMessage,
    TranslocoPipe,
  ],
  providers: [
    Board,
    CaseContext,
    CaseSections,
    ChecklistStore,
    Clearances,
    DocumentsStore,
    Explanations,
    Quarantine,
    InvestigationsStore,
    MessagesStore,
    News,
    ObservationsStore,
    OptionsStore,
    ParticipantsStore,
    PathologyStore,
    PatientStore,
    Presence,
    Receipts,
    StudiesStore,
  ],
  templateUrl: './case-workspace.html',
  styleUrl: './case-workspace.scss',
})
export class CaseWorkspace implements OnInit {
  private readonly openCases = inject(OpenCases);
  private readonly router = inject(Router);
  private readonly sheet = inject(MatBottomSheet);
  protected readonly context = inject(CaseContext);
  protected readonly sections = inject(CaseSections);
  private readonly messages = inject(MessagesStore);
  readonly caseId = input.required<string>();
  protected readonly isNarrow = narrowWindow();
  private readonly arrived = toSignal(
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)),
  );
  /** The part of the address behind the case. */
  protected readonly section = computed(() => {
    const address = this.arrived()?.urlAfterRedirects ?? this.router.url;
    return /^\/cases\/[^/]+\/(\w+)/.exec(address)?.[1] ?? '';
  });
  protected readonly goneKey = computed(() =>
    this.context.end() ? `case.gone.${this.context.end()}` : undefined,
  );

  constructor() {
    effect(() => {
      const detail = this.context.detail();
      if (!detail) return;
      const opened = { id: detail.id, label: shortIdentity(detail.patient) };
      untracked(() => this.openCases.open(opened));
    });
    effect(() => {
      // The board's thread is nothing that an observer could be shown first.
      if (this.context.isObserver()) this.messages.thread.set('observers');
    });
    this.offerSections();
  }

  ngOnInit(): void {
    this.context.id.set(this.caseId());
  }

  protected showSections(): void {
    this.sheet.open(SectionSheet, { data: this.sections.onPhone() });
  }

  private offerSections(): void {
    const transloco = inject(TranslocoService);
    const router = this.router;
    inject(Commands).add(
      () =>
        this.sections.all().map(({ link, label, icon }) => ({
          id: `section:${label}`,
          label: transloco.translate(label),
          hint: transloco.translate('case.title'),
          icon: icon ?? 'folder_open',
          run: () => void router.navigate(typeof link === 'string' ? [link] : [...link]),
        })),
      inject(DestroyRef),
    );
  }
}
