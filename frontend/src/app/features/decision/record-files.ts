import { HttpClient } from '@angular/common/http';
import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { decisionsRecord, decisionsReport } from '../../api/functions';
import type { Decision } from '../../api/models';
import { Toasts } from '../../core/toasts/toasts';
import { saveFile } from '../../shared/file-saving/save-file';
import { Icon } from '../../shared/icon/icon';

/** The signed decision to take away: to print in either language, or as the bytes that were signed. */
@Component({
  selector: 'nocc-record-files',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoPipe],
  template: `
    <button matButton="outlined" type="button" data-testid="record-files" [matMenuTriggerFor]="menu">
      <nocc-icon name="download" />{{ 'decision.record' | transloco }}
    </button>
    <mat-menu #menu="matMenu">
      @for (language of languages; track language) {
        <button
          mat-menu-item
          type="button"
          [attr.data-testid]="'download-report-' + language"
          (click)="downloadReport(language)"
        >
          {{ 'decision.files.' + language | transloco }}
        </button>
      }
      <button mat-menu-item type="button" data-testid="download-record" (click)="downloadRecord()">
        {{ 'decision.files.json' | transloco }}
      </button>
    </mat-menu>
  `,
})
export class RecordFiles {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  readonly decision = input.required<Decision>();
  protected readonly languages = ['it', 'en'] as const;

  protected async downloadReport(language: 'it' | 'en'): Promise<void> {
    await this.download(decisionsReport.PATH, `nocc-decision-${this.decision().id}.pdf`, { lang: language });
  }

  /** The record goes to the file byte for byte: its hash and signature are of these bytes. */
  protected async downloadRecord(): Promise<void> {
    await this.download(decisionsRecord.PATH, `nocc-decision-${this.decision().id}.json`);
  }

  private async download(path: string, name: string, params: Record<string, string> = {}): Promise<void> {
    const address = path.replace('{id}', this.decision().id);
    try {
      saveFile(await firstValueFrom(this.http.get(address, { params, responseType: 'blob' })), name);
    } catch (error) {
      this.toasts.refuse(error);
    }
  }
}
