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
  const host = fixture.nativeElement as HTMLElement;
  const inputs = () => [...host.querySelectorAll('input')];
  const type = async (line: number, text: string) => {
    inputs()[line]!.value = text;
    inputs()[line]!.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  return { fixture, host, inputs, type };
}

describe('a list of short texts', () => {
  it('always has an empty line for one more', async () => {
    const { fixture, inputs, type } = await list(['margini negativi']);
    expect(inputs().map(({ value }) => value)).toEqual(['margini negativi', '']);
    await type(1, 'PET negativa');
    expect(fixture.componentInstance.value()).toEqual(['margini negativi', 'PET negativa']);
    expect(inputs()).toHaveLength(3);
  });

  it('drops what was left empty', async () => {
    const { fixture, host } = await list([' margini negativi ', '']);
    host.querySelector('ul')!.dispatchEvent(new FocusEvent('focusout', { relatedTarget: document.body }));
    expect(fixture.componentInstance.value()).toEqual(['margini negativi']);
  });

  it('takes a line out', async () => {
    const { fixture, host } = await list(['margini negativi', 'PET negativa']);
    host.querySelector<HTMLButtonElement>('button')!.click();
    expect(fixture.componentInstance.value()).toEqual(['PET negativa']);
  });
});
