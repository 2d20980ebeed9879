import { Component, computed, input } from '@angular/core';

const titles = /^(dr|dott|dott\.ssa|prof|prof\.ssa)\.?$/i;

/** Initials of a person; the dot says that they are here now. */
@Component({
  selector: 'nocc-avatar',
  template: '',
  styleUrl: './avatar.scss',
  host: {
    role: 'img',
    '[attr.aria-label]': 'name()',
    '[title]': 'name()',
    '[attr.data-initials]': 'initials()',
    '[class.is-present]': 'isPresent()',
  },
})
export class Avatar {
  readonly name = input.required<string>();
  readonly isPresent = input(false);

  protected readonly initials = computed(() => {
    const words = this.name()
      .split(/\s+/)
      .filter((word) => word && !titles.test(word));
    const last = words.length > 1 ? words.at(-1) : undefined;
    return [words[0], last].map((word) => word?.charAt(0).toUpperCase() ?? '').join('');
  });
}
