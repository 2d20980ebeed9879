import { TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../testing/italian';
import { RankingList } from './ranking-list';

const choices = ['A', 'B', 'C'].map((letter) => ({
  id: letter.toLowerCase(),
  letter,
  title: `Opzione ${letter}`,
}));

async function ranking(value: string[]) {
  TestBed.configureTestingModule({ providers: [provideItalian()] });
  const fixture = TestBed.createComponent(RankingList);
  fixture.componentRef.setInput('choices', choices);
  fixture.componentRef.setInput('label', 'Ordine');
  fixture.componentRef.setInput('value', value);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const find = (id: string) => host.querySelector<HTMLElement>(`[data-testid=${id}]`)!;
  return { fixture, find };
}

describe('the ranking', () => {
  it('starts empty and takes options one after the other', async () => {
    const { fixture, find } = await ranking([]);
    find('rank-add-B').click();
    find('rank-add-A').click();
    expect(fixture.componentInstance.value()).toEqual(['b', 'a']);
  });

  it('is ordered by arrow keys', async () => {
    const { fixture, find } = await ranking(['a', 'b', 'c']);
    find('rank-C').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
    expect(fixture.componentInstance.value()).toEqual(['a', 'c', 'b']);
  });

  it('stops at its ends', async () => {
    const { fixture, find } = await ranking(['a', 'b']);
    find('rank-A').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
    expect(fixture.componentInstance.value()).toEqual(['a', 'b']);
  });
});
