import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';

import { provideItalian } from '../../../testing/italian';
import { ApiProblem } from '../../shared/problem/api-problem';
import { AccessToken } from '../session/access-token';
import { interceptors } from './interceptors';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const tokenUrl = '/api/v1/auth/token/';

describe('requests to the API', () => {
  let http: HttpClient;
  let server: HttpTestingController;

  beforeEach(() => {
    document.cookie = 'csrftoken=proof';
    TestBed.configureTestingModule({
      providers: [
        provideItalian(),
        provideHttpClient(withInterceptors(interceptors)),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    server.verify();
  });

  async function signIn(access = 'first', expiresIn = 300): Promise<void> {
    const minted = TestBed.inject(AccessToken).renew();
    server.expectOne(tokenUrl).flush({ access, expires_in: expiresIn });
    await minted;
  }

  it('carry the token and the language, and none of it is asked of the session', async () => {
    await signIn();
    const answer = firstValueFrom(http.get('/api/v1/cases/'));
    await settle();
    const { request } = server.expectOne('/api/v1/cases/');
    expect(request.headers.get('Authorization')).toBe('Bearer first');
    expect(request.headers.get('Accept-Language')).toBe('it');
    expect(request.headers.has('X-CSRFToken')).toBe(false);
    server.match(() => true);
    void answer;
  });

  it('prove the same site when they use the session', async () => {
    const minted = TestBed.inject(AccessToken).renew();
    const minting = server.expectOne(tokenUrl);
    expect(minting.request.headers.get('X-CSRFToken')).toBe('proof');
    expect(minting.request.headers.has('Authorization')).toBe(false);
    minting.flush({ access: 'first', expires_in: 300 });
    await minted;
  });

  it('carry a key of their own when they post', async () => {
    await signIn();
    const answers = [1, 2].map(() => firstValueFrom(http.post('/api/v1/cases/', {})));
    await settle();
    const keys = server.match('/api/v1/cases/').map((sent) => {
      sent.flush({});
      return sent.request.headers.get('Idempotency-Key');
    });
    await Promise.all(answers);
    expect(new Set(keys).size).toBe(2);
    expect(keys).not.toContain(null);
  });

  it('wait together for one renewal when the token is about to end', async () => {
    await signIn('old', 20);
    const answers = [1, 2, 3].map(() => firstValueFrom(http.get('/api/v1/me/')));
    await settle();
    server.expectOne(tokenUrl).flush({ access: 'new', expires_in: 300 });
    await settle();
    for (const sent of server.match('/api/v1/me/')) {
      expect(sent.request.headers.get('Authorization')).toBe('Bearer new');
      sent.flush({});
    }
    await Promise.all(answers);
  });

  it('are repeated once, with the same key, when the token was refused', async () => {
    await signIn();
    const answer = firstValueFrom(http.post('/api/v1/cases/', {}));
    await settle();
    const first = server.expectOne('/api/v1/cases/');
    first.flush({ code: 'token_not_valid' }, { status: 401, statusText: '' });
    await settle();
    server.expectOne(tokenUrl).flush({ access: 'second', expires_in: 300 });
    await settle();
    const second = server.expectOne('/api/v1/cases/');
    expect(second.request.headers.get('Authorization')).toBe('Bearer second');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    second.flush({ id: 1 });
    expect(await answer).toEqual({ id: 1 });
  });

  it('turn a problem into its code and its fields', async () => {
    await signIn();
    const answer = firstValueFrom(http.post('/api/v1/cases/', {}));
    await settle();
    server
      .expectOne('/api/v1/cases/')
      .flush(
        { code: 'invalid', errors: { question: [{ code: 'blank', detail: '' }] } },
        { status: 400, statusText: '' },
      );
    await expect(answer).rejects.toEqual(new ApiProblem(400, 'invalid', '', { question: ['blank'] }));
  });

  it('name a network that is gone', async () => {
    await signIn();
    const answer = firstValueFrom(http.get('/api/v1/cases/'));
    await settle();
    server.expectOne('/api/v1/cases/').error(new ProgressEvent('error'));
    await expect(answer).rejects.toMatchObject({ status: 0, code: 'network' });
  });
});
