import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';

import { Session } from '../session/session';
import { Drafts } from './drafts';

describe('drafts', () => {
  const me = signal<{ id: string } | undefined>({ id: 'u1' });
  const ended = new Subject<string | undefined>();

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    me.set({ id: 'u1' });
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { me, ended } }] });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function open() {
    const model = signal({ text: '' });
    const draft = TestBed.runInInjectionContext(() => TestBed.inject(Drafts).keep('message:1', model));
    TestBed.tick();
    return { model, draft };
  }

  async function write(text: string): Promise<void> {
    open().model.set({ text });
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(500);
  }

  it('come back in the same form for the same person', async () => {
    await write('il margine');
    expect(open().model()).toEqual({ text: 'il margine' });
    expect(open().draft.wasRestored).toBe(true);
    me.set({ id: 'u2' });
    expect(open().draft.wasRestored).toBe(false);
  });

  it('are whole even when the page goes at once', () => {
    open().model.set({ text: 'il mar' });
    TestBed.tick();
    window.dispatchEvent(new Event('pagehide'));
    expect(open().model()).toEqual({ text: 'il mar' });
  });

  it('do not come back after they were sent within the same moment', async () => {
    const sent = open();
    sent.model.set({ text: 'il margine' });
    TestBed.tick();
    sent.draft.discard();
    await vi.advanceTimersByTimeAsync(500);
    expect(localStorage).toHaveLength(0);
  });

  it('are gone once sent, and once emptied again', async () => {
    await write('il margine');
    open().draft.discard();
    expect(open().draft.wasRestored).toBe(false);
    await write('altro');
    await write('');
    expect(localStorage).toHaveLength(0);
  });

  it('do not outlive the sign-out', async () => {
    await write('il margine');
    ended.next('u1');
    expect(localStorage).toHaveLength(0);
  });
});
