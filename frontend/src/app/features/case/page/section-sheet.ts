import { Component, inject } from '@angular/core';
import { MAT_BOTTOM_SHEET_DATA, MatBottomSheetRef } from '@angular/material/bottom-sheet';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../../shared/icon/icon';
import type { Section } from '../../../shared/section-nav/section-nav';

/** The sections of the case on a phone: large targets, one below the other. */
@Component({
  selector: 'nocc-section-sheet',
  imports: [Icon, RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    <nav [attr.aria-label]="'case.sections.label' | transloco">
      @for (section of sections; track section.label) {
        <a
          [routerLink]="section.link"
          routerLinkActive="is-active"
          ariaCurrentWhenActive="page"
          (click)="sheet.dismiss()"
        >
          @if (section.icon; as icon) {
            <nocc-icon [name]="icon" />
          }
          {{ section.label | transloco }}
          @if (section.count) {
            <span class="numeric muted push">{{ section.count }}</span>
          }
        </a>
      }
    </nav>
  `,
  styleUrl: './section-sheet.scss',
})
export class SectionSheet {
  protected readonly sections = inject<readonly Section[]>(MAT_BOTTOM_SHEET_DATA);
  protected readonly sheet = inject<MatBottomSheetRef<SectionSheet>>(MatBottomSheetRef);
}
