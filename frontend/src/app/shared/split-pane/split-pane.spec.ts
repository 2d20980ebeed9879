import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../testing/italian';
import { SplitPane } from './split-pane';

@Component({
  selector: 'nocc-host',
  imports: [SplitPane],
  template: `
    <nocc-split-pane name="test">
      <p start>sinistra</p>
      <p>centro</p>
      <p end>destra</p>
    </nocc-split-pane>
  `,
})
class Host {}

describe('the split pane', () => {
  let fixture: ComponentFixture<Host>;
  const element = () => fixture.nativeElement as HTMLElement;
  const handles = () => [...element().querySelectorAll<HTMLElement>('[role=separator]')];
  const value = (handle: number) => Number(handles()[handle]!.getAttribute('aria-valuenow'));

  async function press(handle: number, key: string): Promise<void> {
    handles()[handle]!.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await fixture.whenStable();
  }

  async function create(): Promise<void> {
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  }

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideItalian()] });
    await create();
  });

  it('shows the three panes in reading order', () => {
    expect(element().textContent.replaceAll(/\s/g, '')).toBe('sinistracentrodestra');
  });

  it('moves each bar with the arrows, towards the arrow', async () => {
    const [start, end] = [value(0), value(1)];
    await press(0, 'ArrowRight');
    await press(1, 'ArrowRight');
    expect([value(0), value(1)]).toEqual([start + 16, end - 16]);
  });

  it('stays within its limits and goes back to the first size on Enter', async () => {
    await press(0, 'Home');
    await press(0, 'ArrowLeft');
    expect(value(0)).toBe(160);
    await press(0, 'End');
    expect(value(0)).toBe(360);
    await press(0, 'Enter');
    expect(value(0)).toBe(208);
  });

  it('follows the pointer', async () => {
    const handle = handles()[0]!;
    handle.setPointerCapture = () => undefined;
    for (const [kind, clientX] of [
      ['pointerdown', 208],
      ['pointermove', 258],
      ['pointerup', 258],
      ['pointermove', 300],
    ] as const) {
      handle.dispatchEvent(new MouseEvent(kind, { clientX, bubbles: true }));
    }
    await fixture.whenStable();
    expect(value(0)).toBe(258);
  });

  it('remembers its sizes', async () => {
    await press(0, 'ArrowRight');
    fixture.destroy();
    await create();
    expect(value(0)).toBe(224);
  });

  it('names its bars', () => {
    expect(handles().map((handle) => handle.getAttribute('aria-label'))).toEqual([
      'Larghezza del pannello sinistro',
      'Larghezza del pannello destro',
    ]);
  });
});
