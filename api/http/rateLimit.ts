import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { config } from '../config.ts';
import { Problem } from './problem.ts';
import { countOf } from './russian.ts';

const quarterHour = 15 * 60;
const failuresByAccount = new RateLimiterMemory({ points: 10, duration: quarterHour });
const failuresByAddress = new RateLimiterMemory({ points: 100, duration: quarterHour });
const writesByPerson = new RateLimiterMemory({ points: 120, duration: 60 });
const typingByPerson = new RateLimiterMemory({ points: 30, duration: 60 });
const vainByAddress = new RateLimiterMemory({ points: 30, duration: quarterHour });
const mailsByAddress = new RateLimiterMemory({ points: 10, duration: 60 * 60 });

function tooMany(waitMs: number): Problem {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new Problem(429, 'Слишком часто', `Подождите ${countOf(minutes, 'минуту', 'минуты', 'минут')} и повторите.`, {
    extra: { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) },
  });
}

async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  if (!config.rateLimits) return;
  await limiter.consume(key).catch((refused: RateLimiterRes) => {
    throw tooMany(refused.msBeforeNext);
  });
}

/** Each write of a person (or, before signing in, of an address). */
export const countWrite = (who: string) => spend(writesByPerson, who);
/** Each time that a browser says its person is typing. */
export const countTyping = (who: string) => spend(typingByPerson, who);
/** Each question that an address says it has asked in vain. */
export const countVain = (address: string) => spend(vainByAddress, address);
/** Each letter that an address makes us send: password resets. */
export const countMail = (address: string) => spend(mailsByAddress, address);

/** Refuses a sign-in (429) when this account or address has failed too often. */
export async function requireAttemptsLeft(account: string, address: string): Promise<void> {
  if (!config.rateLimits) return;
  for (const [limiter, key] of [
    [failuresByAccount, account],
    [failuresByAddress, address],
  ] as const) {
    const spent = await limiter.get(key);
    if (spent && spent.consumedPoints >= limiter.points) throw tooMany(spent.msBeforeNext);
  }
}

export async function countFailure(account: string, address: string): Promise<void> {
  if (!config.rateLimits) return;
  await Promise.allSettled([failuresByAccount.consume(account), failuresByAddress.consume(address)]);
}

export const forgetFailures = (account: string) => failuresByAccount.delete(account);
