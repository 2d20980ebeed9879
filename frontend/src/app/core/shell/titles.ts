import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** Route titles are translation keys; nobody's name ever stands in a title. */
@Injectable({ providedIn: 'root' })
export class Titles extends TitleStrategy {
  private readonly transloco = inject(TranslocoService);
  private readonly key = signal<string | undefined>(undefined);

  constructor() {
    super();
    const title = inject(Title);
    effect(() => {
      this.transloco.activeLang();
      const key = this.key();
      title.setTitle(key ? `${this.transloco.translate(key)} · NOCC` : 'NOCC');
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.key.set(this.buildTitle(state));
  }
}
