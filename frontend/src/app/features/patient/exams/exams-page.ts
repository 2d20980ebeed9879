import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Tabs } from '../../../shared/tabs/tabs';
import { PatientHead } from '../layout/patient-head';
import { DocumentList } from './document-list';
import { LaboratoryList } from './laboratory-list';
import { PathologyList } from './pathology-list';
import { StudyList } from './study-list';

const tabs = ['laboratory', 'document', 'pathology', 'study'].map((key) => ({
  key,
  label: `patient.exams.tabs.${key}`,
}));

@Component({
  selector: 'nocc-exams-page',
  imports: [DocumentList, LaboratoryList, PathologyList, PatientHead, StudyList, Tabs, TranslocoPipe],
  template: `
    <nocc-patient-head [title]="'patient.exams.title' | transloco" />
    <nocc-tabs
      panelId="exams"
      [label]="'patient.exams.title' | transloco"
      [tabs]="tabs"
      [selected]="kind()"
      (selectedChange)="show($event)"
    />
    <div id="exams" role="tabpanel" class="exams">
      @switch (kind()) {
        @case ('document') {
          <nocc-document-list />
        }
        @case ('pathology') {
          <nocc-pathology-list />
        }
        @case ('study') {
          <nocc-study-list />
        }
        @default {
          <nocc-laboratory-list />
        }
      }
    </div>
  `,
  styles: '.exams { padding-top: var(--space-4); }',
})
export class ExamsPage {
  private readonly router = inject(Router);
  /** From the address. */
  readonly kind = input('laboratory', { transform: (kind: string | undefined) => kind ?? 'laboratory' });
  protected readonly tabs = tabs;

  protected show(kind: string): void {
    void this.router.navigate([], { queryParams: { kind }, replaceUrl: true });
  }
}
