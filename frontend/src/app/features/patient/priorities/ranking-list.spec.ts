import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../../testing/italian';
import { Vocabularies } from '../../../widgets/vocabulary/vocabularies';
import { RankingList } from './ranking-list';

@Component({
  selector: 'nocc-host',
  imports: [RankingList],
  template: `<nocc-ranking-list [isOpen]="isOpen()" [(ranking)]="ranking" />`,
})
class Host {
  readonly ranking = signal<readonly string[]>(['cure', 'voice', 'energy']);
  readonly isOpen = signal(true);
}

describe('the order of what matters', () => {
  let fixture: ComponentFixture<Host>;
  const element = () => fixture.nativeElement as HTMLElement;
  const button = (label: string) => element().querySelector<HTMLElement>(`[aria-label='${label}']`)!;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideItalian(),
        { provide: Vocabularies, useValue: { label: (_list: string, code: string) => code } },
      ],
    });
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('changes by the arrows, and the keyboard stays with the line', async () => {
    const arrow = button('Più importante: energy');
    arrow.focus();
    arrow.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.ranking()).toEqual(['cure', 'energy', 'voice']);
    expect(document.activeElement).toBe(arrow);
    expect(element().querySelector('[role=status]')?.textContent).toBe('2: energy');
  });

  it('does not move the first any higher', async () => {
    button('Più importante: cure').click();
    await fixture.whenStable();
    expect(fixture.componentInstance.ranking()).toEqual(['cure', 'voice', 'energy']);
  });

  it('loses what is taken out', async () => {
    button('Togli: voice').click();
    await fixture.whenStable();
    expect(fixture.componentInstance.ranking()).toEqual(['cure', 'energy']);
  });

  it('offers no change once it is closed', async () => {
    fixture.componentInstance.isOpen.set(false);
    await fixture.whenStable();
    expect(element().querySelectorAll('li')).toHaveLength(3);
    expect(element().querySelectorAll('button')).toHaveLength(0);
  });
});
