import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { Shortcuts } from './shortcuts';

describe('shortcuts', () => {
  let done: string[];
  const run = (name: string) => () => void done.push(name);

  function press(key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): void {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
  }

  beforeEach(() => {
    done = [];
    TestBed.inject(Shortcuts).add(
      [
        { keys: 'g w', label: '', run: run('worklist') },
        { keys: 'w', label: '', run: run('plain w') },
        { keys: 'ctrl+k', label: '', run: run('palette') },
      ],
      TestBed.inject(DestroyRef),
    );
  });

  it('know sequences from single keys', () => {
    press('g');
    press('w');
    press('w');
    expect(done).toEqual(['worklist', 'plain w']);
  });

  it('stay out of the way of somebody typing, but for control keys', () => {
    const input = document.body.appendChild(document.createElement('input'));
    press('w', {}, input);
    press('k', { ctrlKey: true }, input);
    press('k', { metaKey: true }, input);
    expect(done).toEqual(['palette', 'palette']);
    input.remove();
  });

  it('leave alone what somebody else has handled', () => {
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press('w');
    expect(done).toEqual([]);
  });
});
