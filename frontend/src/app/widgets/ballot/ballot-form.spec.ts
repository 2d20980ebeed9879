import { TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../testing/italian';
import type { BallotRequestRequest, Round, RoundMethodEnum } from '../../api/models';
import { BallotForm } from './ballot-form';

const line = (letter: string) => ({ option: letter.toLowerCase(), letter, title: `Opzione ${letter}` });
const round = (method: RoundMethodEnum) =>
  ({ id: 'round', method, paper: [line('A'), line('B')], voted: [] }) as unknown as Round;

async function ballotForm(method: RoundMethodEnum = 'single') {
  TestBed.configureTestingModule({ providers: [provideItalian()] });
  const fixture = TestBed.createComponent(BallotForm);
  const sent: BallotRequestRequest[] = [];
  fixture.componentRef.setInput('round', round(method));
  fixture.componentRef.setInput('members', []);
  fixture.componentRef.setInput('send', (ballot: BallotRequestRequest) => {
    sent.push(ballot);
    return Promise.resolve();
  });
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const find = (id: string) => host.querySelector<HTMLInputElement>(`[data-testid=${id}]`);
  const click = async (id: string) => {
    find(id)!.click();
    await fixture.whenStable();
  };
  return { fixture, host, find, click, sent };
}

describe('the ballot', () => {
  it('chooses nothing beforehand and sends nothing unchosen', async () => {
    const { host, click, sent } = await ballotForm();
    expect(host.querySelectorAll('input:checked')).toHaveLength(0);
    await click('seal-ballot');
    expect(sent).toEqual([]);
    expect(host.textContent).toContain('Scegli come votare');
  });

  it('seals a choice with its confidence', async () => {
    const { click, sent } = await ballotForm();
    await click('choose-B');
    await click('confidence-4');
    await click('seal-ballot');
    expect(sent).toEqual([{ kind: 'choice', option: 'b', confidence: 4, reason: '' }]);
  });

  it('says that what is asked first is not sealed', async () => {
    const { host, click, sent } = await ballotForm();
    await click('choose-investigate');
    expect(host.textContent).toContain('Questa parte non è sigillata');
    await click('seal-ballot');
    expect(sent).toEqual([]);
  });

  it('asks for at least one option in a ranking', async () => {
    const { click, sent } = await ballotForm('ranked');
    await click('seal-ballot');
    expect(sent).toEqual([]);
    await click('rank-add-B');
    await click('seal-ballot');
    expect(sent).toMatchObject([{ kind: 'ranked', ranking: ['b'] }]);
  });

  it('keeps what is being written while the round changes live', async () => {
    const { fixture, find, click } = await ballotForm();
    await click('choose-A');
    fixture.componentRef.setInput('round', { ...round('single'), voted: ['somebody'] });
    await fixture.whenStable();
    expect(find('choose-A')?.checked).toBe(true);
  });
});
