import { consentVersions } from '../../api/people/accounts/consentVersions.ts';
import { answerOf, request } from './app.ts';
import { secretFor } from './mail.ts';

export const password = 'три слова подряд';
const cookieIn = (response: Response) => (response.headers.get('Set-Cookie') ?? '').split(';', 1)[0] as string;

interface Newcomer {
  email: string;
  /** For the `Cookie` header. */
  cookie: string;
  id: string;
}

let came = 0;

/** Somebody new who accepted an invitation into the school of `inviter` (school 7 unless told) and gave the consent to processing. */
export async function newcomer(inviter = 'school', more: Record<string, unknown> = {}): Promise<Newcomer> {
  came += 1;
  const email = `newcomer-${came}@school.test`;
  await answerOf(request('POST', '/api/invitations', { as: inviter, body: { email, ...more } }), 201);
  const secret = await secretFor(email, 'invitation');
  const response = await request('POST', '/api/invitations/acceptance', {
    body: { secret, name: `Новый Человек ${came}`, password },
  });
  const { user } = await answerOf<{ user: { id: string } }>(response.clone(), 201);
  const cookie = cookieIn(response);
  await consent(cookie, 'processing');
  return { email, cookie, id: user.id };
}

/** Gives a consent to the document that is in force. */
export const consent = (cookie: string, purpose: 'processing' | 'publication') =>
  answerOf(
    request('POST', '/api/consents', {
      headers: { Cookie: cookie },
      body: { purpose, version: consentVersions[purpose] },
    }),
    201,
  );

/** Signs in and gives the cookie. */
export async function enter(email: string, secret = password): Promise<string> {
  const response = await request('POST', '/api/session', { body: { email, password: secret } });
  await answerOf(response.clone(), 201);
  return cookieIn(response);
}

/** The status that `GET /api/session` answers to a cookie: 200 while it is good. */
export const sessionStatus = async (cookie: string) =>
  (await request('GET', '/api/session', { headers: { Cookie: cookie } })).status;
