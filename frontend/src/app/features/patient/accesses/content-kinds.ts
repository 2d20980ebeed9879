import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Kinds of content as a list in words: "gli esami di laboratorio, i documenti e la decisione". */
@Component({
  selector: 'nocc-content-kinds',
  template: '{{ words() }}',
})
export class ContentKinds {
  private readonly transloco = inject(TranslocoService);
  readonly kinds = input.required<readonly string[]>();
  protected readonly words = computed(() => {
    const language = this.transloco.activeLang();
    const names = new Set(this.kinds().map((kind) => this.nameOf(kind)));
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  });

  private nameOf(kind: string): string {
    const key = `patient.accesses.kinds.${kind}`;
    const name = this.transloco.translate(key);
    return name === key ? this.transloco.translate('patient.accesses.kinds.other') : name;
  }
}
