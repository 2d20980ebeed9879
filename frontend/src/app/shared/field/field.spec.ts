import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormField, form, min, required } from '@angular/forms/signals';

import { provideItalian } from '../../../testing/italian';
import { ApiProblem } from '../problem/api-problem';
import { Control } from './control';
import { Field } from './field';
import { submitTo } from './submit-to';

@Component({
  selector: 'nocc-host',
  imports: [Control, Field, FormField],
  template: `
    <nocc-field label="Peso" unit="kg" hint="fra 30 e 250">
      <input noccControl type="number" [formField]="form.weight_kg" />
    </nocc-field>
    <nocc-field label="Telefono"><input noccControl [formField]="form.contact.phone" /></nocc-field>
  `,
})
class Host {
  readonly form = form(signal({ weight_kg: 20, contact: { phone: '' } }), (path) => {
    required(path.weight_kg);
    min(path.weight_kg, 30);
  });
}

describe('a field', () => {
  let fixture: ComponentFixture<Host>;
  const element = () => fixture.nativeElement as HTMLElement;
  const inputs = () => [...element().querySelectorAll('input')];
  const describedBy = (input: HTMLInputElement) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => element().querySelector(`#${id}`)?.textContent.trim())
      .join(' ')
      .trim();

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideItalian()] });
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('ties label, unit and hint to its control, and says what is optional', () => {
    const [weight, phone] = inputs();
    expect(weight?.labels?.[0]?.textContent.replaceAll(/\s+/g, ' ').trim()).toBe('Peso kg');
    expect(describedBy(weight!)).toBe('fra 30 e 250');
    expect(phone?.closest('nocc-field')?.textContent).toContain('facoltativo');
  });

  it('tells a mistake only once the field was visited', async () => {
    expect(element().textContent).not.toContain('Almeno 30');
    inputs()[0]!.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(describedBy(inputs()[0]!)).toContain('Almeno 30.');
    expect(inputs()[0]!.getAttribute('aria-invalid')).toBe('true');
  });

  it('is not sent while it is wrong', async () => {
    const send = vi.fn(() => Promise.resolve());
    await submitTo(fixture.componentInstance.form, send);
    expect(send).not.toHaveBeenCalled();
  });

  it('shows what the server refused beside the field, nested ones too', async () => {
    const { form } = fixture.componentInstance;
    form.weight_kg().value.set(70);
    const problem = await submitTo(form, () =>
      Promise.reject(new ApiProblem(400, 'invalid', '', { 'contact.phone': ['unique'] })),
    );
    await fixture.whenStable();
    expect(problem).toBeUndefined();
    expect(describedBy(inputs()[1]!)).toBe('Esiste già.');
  });

  it('returns what concerns no field', async () => {
    const { form } = fixture.componentInstance;
    form.weight_kg().value.set(70);
    const refuse = (problem: ApiProblem) => submitTo(form, () => Promise.reject(problem));
    expect((await refuse(new ApiProblem(409, 'round_closed')))?.code).toBe('round_closed');
    expect((await refuse(new ApiProblem(400, 'invalid', '', { _: ['both_needed'] })))?.code).toBe(
      'both_needed',
    );
  });
});
