import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../testing/italian';
import { ApiProblem } from '../problem/api-problem';
import { StateMessage } from '../state/state-message';
import { Cell } from './cell';
import { type Column, type Sort, orderingOf } from './column';
import { DataTable } from './data-table';

interface Person {
  id: string;
  name: string;
  age: number;
}

@Component({
  selector: 'nocc-host',
  imports: [Cell, DataTable, StateMessage],
  template: `
    <nocc-data-table
      label="Persone"
      [columns]="columns"
      [rows]="rows()"
      [identify]="identify"
      [isLoading]="isLoading()"
      [error]="error()"
      [hasMore]="hasMore()"
      [hasHotkeys]="true"
      [(sort)]="sort"
      (opened)="opened.push($event.id)"
      (moreWanted)="wanted = wanted + 1"
      (retried)="retried = retried + 1"
    >
      <ng-template noccCell="name" let-row [noccCellOf]="rows()">«{{ row.name }}»</ng-template>
      <nocc-state-message title="Nessuno" />
    </nocc-data-table>
  `,
})
class Host {
  readonly columns: Column<Person>[] = [
    { key: 'name', header: 'common.optional', isSortable: true },
    { key: 'age', header: 'common.close', align: 'end', text: (row) => row.age },
  ];
  readonly identify = (row: Person) => row.id;
  readonly rows = signal<Person[]>([]);
  readonly isLoading = signal(false);
  readonly error = signal<unknown>(undefined);
  readonly hasMore = signal(false);
  readonly sort = signal<Sort | undefined>(undefined);
  readonly opened: string[] = [];
  wanted = 0;
  retried = 0;
}

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    name: `Persona ${index}`,
    age: 40 + index,
  }));

describe('the data table', () => {
  let fixture: ComponentFixture<Host>;
  let host: Host;
  const element = () => fixture.nativeElement as HTMLElement;
  const grid = () => element().querySelector<HTMLElement>('[role=grid]')!;
  const rows = () => [...element().querySelectorAll('.rows [role=row]')];
  const active = () => element().querySelector('[aria-selected=true]')?.textContent;

  async function press(key: string, target: EventTarget = grid()): Promise<void> {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  }

  async function show(change: () => void): Promise<void> {
    change();
    await fixture.whenStable();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideItalian()] });
    fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    await fixture.whenStable();
  });

  it('draws cells by template, by text, and a dash for what is missing', async () => {
    await show(() =>
      host.rows.set([...people(1), { id: 'x', name: 'Y', age: undefined as unknown as number }]),
    );
    expect(rows().map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '«Persona 0» 40',
      '«Y» –',
    ]);
  });

  it('moves with j and k, stops at the ends, and opens with Enter', async () => {
    await show(() => host.rows.set(people(3)));
    for (const key of ['j', 'j', 'j', 'k', 'Enter']) await press(key);
    expect(active()).toContain('Persona 1');
    expect(host.opened).toEqual(['p1']);
  });

  it('takes j from anywhere in the page while nobody is typing', async () => {
    await show(() => host.rows.set(people(3)));
    document.body.append(element());
    await press('j', document);
    expect(document.activeElement).toBe(grid());
    expect(active()).toContain('Persona 1');
  });

  it('opens what is clicked', async () => {
    await show(() => host.rows.set(people(2)));
    rows()[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(host.opened).toEqual(['p1']);
  });

  it('keeps the same row chosen when live updates reorder the list', async () => {
    await show(() => host.rows.set(people(3)));
    await press('j');
    await show(() => host.rows.update((all) => [...all].reverse()));
    expect(active()).toContain('Persona 1');
  });

  it('sorts by a header, then the other way round', async () => {
    await show(() => host.rows.set(people(2)));
    const header = element().querySelector<HTMLElement>('[role=columnheader] button')!;
    await show(() => header.click());
    expect(orderingOf(host.sort())).toBe('name');
    expect(element().querySelector('[role=columnheader]')?.getAttribute('aria-sort')).toBe('ascending');
    await show(() => header.click());
    expect(orderingOf(host.sort())).toBe('-name');
  });

  it('draws only what can be seen of a long list, and asks for more near the end', async () => {
    await show(() => {
      host.rows.set(people(5_000));
      host.hasMore.set(true);
    });
    expect(rows().length).toBeLessThan(100);
    expect(host.wanted).toBe(0);
    grid().scrollTop = 5_000 * 32;
    await show(() => grid().dispatchEvent(new Event('scroll')));
    expect(rows().at(-1)?.textContent).toContain('Persona 4999');
    expect(host.wanted).toBe(1);
  });

  it('says that it is empty only when it knows', async () => {
    expect(element().textContent).toContain('Nessuno');
    await show(() => host.isLoading.set(true));
    expect(element().textContent).not.toContain('Nessuno');
    expect(grid().getAttribute('aria-busy')).toBe('true');
    expect(element().querySelectorAll('.ghost')).not.toHaveLength(0);
  });

  it('tells an error in words and offers to try again', async () => {
    await show(() => host.error.set(new ApiProblem(0, 'network')));
    expect(element().querySelector('[role=alert]')?.textContent).toContain('Il server non risponde');
    element().querySelector<HTMLElement>('[role=alert] button')!.click();
    expect(host.retried).toBe(1);
  });
});
