import { TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../testing/italian';
import { TextList } from './text-list';

async function list(value: string[]) {
  TestBed.configureTestingModule({ providers: [provideItalian()] });
  const fixture = TestBed.createComponent(TextList);
  fixture.componentRef.setInput('label', 'Condizioni');
  fixture.componentRef.setInput('addLabel', 'Aggiungi');
  fixture.componentRef.setInput('value', value);
  await fixture.whenStable();
  return { fixture, host: fixture.nativeElement as HTMLElement };
}

describe('a list of short texts', () => {
  it('opens the next line with Enter, one at a time', async () => {
    const { fixture, host } = await list(['margini negativi']);
    const enter = () => new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
    host.querySelector('input')!.dispatchEvent(enter());
    host.querySelector('input')!.dispatchEvent(enter());
    expect(fixture.componentInstance.value()).toEqual(['margini negativi', '']);
  });

  it('drops what was left empty', async () => {
    const { fixture, host } = await list([' margini negativi ', '']);
    host.querySelector('ul')!.dispatchEvent(new FocusEvent('focusout', { relatedTarget: document.body }));
    expect(fixture.componentInstance.value()).toEqual(['margini negativi']);
  });
});
