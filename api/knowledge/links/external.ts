import { request as askHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as askHttps } from 'node:https';
import { config } from '../../platform/config/index.ts';
import { Forbidden, type Guard, guardedLookup, openNet, permitted } from './guard.ts';

export interface Verdict {
  /** `gone`: certainly not there; `failed`: no proper answer, maybe temporarily. */
  outcome: 'ok' | 'gone' | 'failed';
  /** The HTTP status; null without an answer. */
  status: number | null;
  /** In words; empty when all is well. */
  reason: string;
  /** No server was reached: when this holds for all links, our own network is down. */
  unreached?: boolean;
}

const mostHops = 5;
/** Milliseconds for one address with all its redirects. */
const patience = 12_000;

/**
 * Checks whether an address of another site opens: HEAD, then GET when HEAD is refused, following redirects,
 * each of them checked like the first. The body is not read, no cookie is sent.
 */
export async function checkExternal(address: string, guard: Guard = openNet): Promise<Verdict> {
  const signal = AbortSignal.timeout(patience);
  try {
    let url = permitted(address, guard);
    for (let hop = 0; hop <= mostHops; hop++) {
      let { status, location } = await ask('HEAD', url, guard, signal);
      // Many servers do not support HEAD or answer it differently.
      if (status >= 400) ({ status, location } = await ask('GET', url, guard, signal));
      if (status < 300 || status >= 400 || !location) return verdictOf(status);
      url = permitted(location, guard, url.href);
    }
    return { outcome: 'failed', status: null, reason: 'сайт водит по кругу: больше пяти переадресаций' };
  } catch (error) {
    return failure(error as NodeJS.ErrnoException, signal.aborted);
  }
}

function ask(method: string, url: URL, guard: Guard, signal: AbortSignal) {
  return new Promise<{ status: number; location: string | undefined }>((resolve, reject) => {
    const options = {
      method,
      signal,
      agent: false as const,
      lookup: guardedLookup(guard),
      headers: { 'User-Agent': `Opora link check (${config.siteUrl})`, Accept: '*/*' },
    };
    const answered = (response: IncomingMessage) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    };
    const request: ClientRequest =
      url.protocol === 'https:' ? askHttps(url, options, answered) : askHttp(url, options, answered);
    request.once('error', reject);
    request.end();
  });
}

function verdictOf(status: number): Verdict {
  if (status === 404 || status === 410) return { outcome: 'gone', status, reason: 'такой страницы на сайте нет' };
  // The server is up and blocks robots: people may well get in.
  if (status === 401 || status === 403 || status === 405 || status === 429 || status === 451)
    return { outcome: 'ok', status, reason: 'сайт пускает только людей: проверьте сами' };
  if (status >= 400) return { outcome: 'failed', status, reason: `сайт ответил ошибкой ${status}` };
  return { outcome: 'ok', status, reason: '' };
}

const words: Record<string, string> = {
  ENOTFOUND: 'такого сайта нет',
  EAI_AGAIN: 'имя сайта не нашлось',
  ECONNREFUSED: 'сайт не принимает соединений',
  ECONNRESET: 'сайт оборвал соединение',
  EHOSTUNREACH: 'до сайта не дойти',
  ENETUNREACH: 'до сайта не дойти',
  ETIMEDOUT: 'сайт не ответил вовремя',
  CERT_HAS_EXPIRED: 'у сайта просрочен сертификат',
};

function failure(error: NodeJS.ErrnoException, late: boolean): Verdict {
  if (error instanceof Forbidden)
    return {
      outcome: 'gone',
      status: null,
      reason: 'адрес ведёт не в открытую сеть: его не проверяем и читателям он не нужен',
    };
  if (late) return { outcome: 'failed', status: null, reason: 'сайт не ответил за 12 секунд', unreached: true };
  const code = error.code ?? '';
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code))
    return { outcome: 'failed', status: null, reason: words[code] ?? 'у сайта неисправен сертификат' };
  return { outcome: 'failed', status: null, reason: words[code] ?? 'сайт не отвечает', unreached: true };
}
