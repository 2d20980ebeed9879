import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';

import { Amount } from './amount';

function written(value: number): string {
  const transloco = { activeLang: signal('it') };
  TestBed.configureTestingModule({
    providers: [Amount, { provide: TranslocoService, useValue: transloco }],
  });
  return TestBed.inject(Amount).transform(value);
}

describe('Amount', () => {
  it('keeps the digits of a very small value', () => expect(written(0.003)).toBe('0,003'));
  it('keeps both decimals of a large value', () => expect(written(69.96)).toBe('69,96'));
  it('rounds what goes beyond', () => expect(written(1.2345)).toBe('1,23'));
  it('writes a whole number without decimals', () => expect(written(100)).toBe('100'));
});
