import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { DocumentVersion } from '../../../api/models';
import { Moment } from '../../../shared/moment/moment';
import { StatusChip } from '../../../shared/status-chip/status-chip';
import { sizeText } from './file-words';

const shownDigits = 12;

/** Every file that a document has had, the current one first: who brought it, when, and its fingerprint. */
@Component({
  selector: 'nocc-version-list',
  imports: [Moment, StatusChip, TranslocoPipe],
  template: `
    <table>
      <caption>
        {{
          'documents.versions.title' | transloco
        }}
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{{ 'documents.versions.number' | transloco }}</th>
          <th scope="col">{{ 'documents.versions.addedBy' | transloco }}</th>
          <th scope="col">{{ 'documents.versions.at' | transloco }}</th>
          <th scope="col">{{ 'documents.versions.size' | transloco }}</th>
          <th scope="col">{{ 'documents.versions.fingerprint' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (version of rows(); track version.number) {
          <tr [attr.aria-current]="version.number === chosen()">
            <th scope="row">
              <button
                type="button"
                data-testid="open-version"
                [attr.aria-pressed]="version.number === chosen()"
                (click)="chosen.set(version.number)"
              >
                {{ 'case.documents.version' | transloco: { number: version.number } }}
              </button>
              @if (version.isCurrent) {
                <nocc-status-chip tone="decided" [label]="'documents.versions.current' | transloco" />
              }
            </th>
            <td>{{ version.added_by.name }}</td>
            <td><nocc-moment show="absolute" [at]="version.created_at" /></td>
            <td class="numeric">{{ version.size }}</td>
            <td class="numeric muted">
              <span [title]="version.sha256" aria-hidden="true">{{ version.digest }}…</span>
              <span class="visually-hidden">{{
                'documents.versions.fingerprintOf'
                  | transloco: { number: version.number, sha: version.sha256 }
              }}</span>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './version-list.scss',
})
export class VersionList {
  private readonly language = inject(TranslocoService).activeLang;
  readonly versions = input.required<readonly DocumentVersion[]>();
  readonly chosen = model.required<number>();
  protected readonly rows = computed(() =>
    this.versions().map((version, place) => ({
      ...version,
      isCurrent: place === 0,
      size: sizeText(version.size_bytes, this.language()),
      digest: version.sha256.slice(0, shownDigits),
    })),
  );
}
