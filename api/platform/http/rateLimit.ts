import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { MaybeActor } from '../actor/index.ts';
import { config } from '../config/index.ts';
import { Problem } from '../problem/index.ts';
import { countOf } from '../russian/shared/russian.ts';
import { bucketOf } from './caller.ts';

export const minute = 60;
export const quarterHour = 15 * minute;
export const hour = 60 * minute;
/** How many keys one limit counts at once; the one quiet for longest is dropped first. */
const mostKeys = 20_000;

export function tooMany(waitMs: number, instead = ''): Problem {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  const detail = `Подождите ${countOf(minutes, 'минуту', 'минуты', 'минут')} и повторите.`;
  return new Problem(429, 'Слишком часто', instead ? `${detail} ${instead}` : detail, {
    extra: { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) },
  });
}

/** A number of points per number of seconds for each key, counted in bounded memory. */
export class Limit {
  readonly points: number;
  readonly #limiter: RateLimiterMemory;
  readonly #keys = new LRUCache<string, true>({
    max: mostKeys,
    dispose: (_, key, reason) => {
      if (reason !== 'set') void this.#limiter.delete(key);
    },
  });

  /** @param seconds from the first point of a key on */
  constructor(points: number, seconds: number) {
    this.points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /**
   * Takes a point, or fails when none is left. Checking and counting are one step, so simultaneous requests cannot slip through.
   * @throws Problem 429; `instead` says what else can be done
   */
  async spend(key: string, instead?: string): Promise<void> {
    if (!config.rateLimits) return;
    this.#keys.set(key, true);
    await this.#limiter.consume(key).catch(async (refused: RateLimiterRes) => {
      // A refused request consumes nothing: a point that is given back later can be taken.
      await this.#limiter.reward(key);
      throw tooMany(refused.msBeforeNext, instead);
    });
  }

  /** Counts without refusing. @returns how many points the key is over its limit now; 0 or less while it is not */
  async count(key: string): Promise<number> {
    if (!config.rateLimits) return 0;
    this.#keys.set(key, true);
    const { consumedPoints } = await this.#limiter.penalty(key);
    return consumedPoints - this.points;
  }

  /** Gives a point back. */
  async giveBack(key: string): Promise<void> {
    if (this.#keys.has(key) && ((await this.#limiter.get(key))?.consumedPoints ?? 0) > 0)
      await this.#limiter.reward(key);
  }

  forget(key: string): void {
    this.#keys.delete(key);
  }
}

/** The key of a caller: the person, wherever they are; without a session, their address. */
export type Who = { person: NonNullable<MaybeActor> } | { address: string };
const keyOf = (who: Who) => ('person' in who ? who.person.id : bucketOf(who.address));

/**
 * A limit for a person and one for an address, behind which a whole school may sit: sixty people who sign in, search and
 * download during a training must not notice it.
 */
export function pairOfLimits(seconds: number, forPerson: number, forAddress: number) {
  const [ofPerson, ofAddress] = [new Limit(forPerson, seconds), new Limit(forAddress, seconds)];
  return (who: Who) => ('person' in who ? ofPerson : ofAddress).spend(keyOf(who));
}

/** Writes of a person (or, before signing in, of an address: five for each of sixty people). */
export const countWrite = pairOfLimits(minute, 120, 300);

const typingByPerson = new Limit(30, minute);
const vainByAddress = new Limit(30, quarterHour);
/** Typing reports of a browser. */
export const countTyping = (who: string) => typingByPerson.spend(who);
/** Reports of searches that found nothing. */
export const countVain = (address: string) => vainByAddress.spend(bucketOf(address));
