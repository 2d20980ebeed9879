import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { provideItalian } from '../../../testing/italian';
import { interceptors } from '../http/interceptors';
import { AccessToken } from './access-token';
import { Session } from './session';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const allauth = (path: string) => `/_allauth/browser/v1${path}`;
const notYet = { status: 401, statusText: 'Unauthorized' };
const physician = {
  language: 'it',
  id: 'u1',
  email: 'a@b.it',
  full_name: 'Marta Conti',
  roles: ['physician'],
};

describe('the session', () => {
  let session: Session;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideItalian(),
        provideHttpClient(withInterceptors(interceptors)),
        provideHttpClientTesting(),
      ],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });

  async function welcome(me: object = physician): Promise<void> {
    await settle();
    server.expectOne('/api/v1/auth/token/').flush({ access: 't', expires_in: 300 });
    await settle();
    server.expectOne('/api/v1/me/').flush(me);
    await settle();
  }

  it('is anonymous when the browser holds none', async () => {
    const restored = session.restore();
    server
      .expectOne(allauth('/auth/session'))
      .flush({ status: 401, data: { flows: [{ id: 'login' }] }, meta: {} }, notYet);
    await restored;
    expect(session.state()).toBe('anonymous');
  });

  it('keeps trying while the server is away', async () => {
    vi.useFakeTimers();
    const restored = session.restore();
    server.expectOne(allauth('/auth/session')).error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(1_000);
    server.expectOne(allauth('/auth/session')).flush('', { status: 502, statusText: 'Bad Gateway' });
    await vi.advanceTimersByTimeAsync(2_000);
    server.expectOne(allauth('/auth/session')).flush({ status: 401, data: {}, meta: {} }, notYet);
    vi.useRealTimers();
    await restored;
    expect(session.state()).toBe('anonymous');
  });

  it('ends when somebody else has signed in from another window', async () => {
    const tokenOf = (sub: string) => `h.${btoa(JSON.stringify({ sub }))}.s`;
    const token = TestBed.inject(AccessToken);
    const mine = token.renew();
    server.expectOne('/api/v1/auth/token/').flush({ access: tokenOf('u1'), expires_in: 300 });
    await mine;
    const theirs = token.renew();
    server.expectOne('/api/v1/auth/token/').flush({ access: tokenOf('u2'), expires_in: 300 });
    await expect(theirs).rejects.toMatchObject({ status: 401 });
    expect(session.state()).toBe('anonymous');
  });

  it('mints a token and learns who is here', async () => {
    const done = session.signIn('a@b.it', 'secret');
    server
      .expectOne(allauth('/auth/login'))
      .flush({ status: 200, data: {}, meta: { is_authenticated: true } });
    await welcome();
    await done;
    expect(session.state()).toBe('signed_in');
    expect(session.hasRole('physician')).toBe(true);
    expect(session.home()).toBe('/worklist');
  });

  it('mints nothing while the second factor is pending', async () => {
    const done = session.signIn('a@b.it', 'secret');
    server
      .expectOne(allauth('/auth/login'))
      .flush(
        { status: 401, data: { flows: [{ id: 'mfa_authenticate', is_pending: true }] }, meta: {} },
        notYet,
      );
    await done;
    server.expectNone('/api/v1/auth/token/');
    expect(session.state()).toBe('second_factor');
  });

  it('tells a wrong password by its code', async () => {
    const done = session.signIn('a@b.it', 'wrong');
    server
      .expectOne(allauth('/auth/login'))
      .flush(
        { status: 400, errors: [{ code: 'email_password_mismatch', param: 'password' }] },
        { status: 400, statusText: '' },
      );
    await expect(done).rejects.toMatchObject({ code: 'email_password_mismatch' });
    expect(session.state()).not.toBe('signed_in');
  });

  it('asks for a new password before anything else when the first one must go', async () => {
    const done = session.signIn('a@b.it', 'first');
    server.expectOne(allauth('/auth/login')).flush({ status: 200, data: {} });
    await settle();
    server
      .expectOne('/api/v1/auth/token/')
      .flush({ code: 'password_change_required' }, { status: 403, statusText: 'Forbidden' });
    await done;
    expect(session.state()).toBe('password_change');
  });

  it('sends everybody to their own first page', async () => {
    for (const [role, home] of [
      ['patient', '/patient'],
      ['administrator', '/administration'],
      ['coordinator', '/worklist'],
    ]) {
      const done = session.signIn('a@b.it', 'secret');
      server.expectOne(allauth('/auth/login')).flush({ status: 200 });
      await welcome({ ...physician, roles: [role] });
      await done;
      expect(session.home()).toBe(home);
    }
  });

  it('forgets everything and says who left at sign-out', async () => {
    const left: (string | undefined)[] = [];
    session.ended.subscribe((id) => left.push(id));
    const entered = session.signIn('a@b.it', 'secret');
    server.expectOne(allauth('/auth/login')).flush({ status: 200 });
    await welcome();
    await entered;
    const done = session.signOut();
    server.expectOne(allauth('/auth/session')).flush({ status: 401, data: {}, meta: {} }, notYet);
    await done;
    expect([session.state(), session.me(), left]).toEqual(['anonymous', undefined, ['u1']]);
  });
});
