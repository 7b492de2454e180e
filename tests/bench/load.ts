import autocannon from 'autocannon';

interface Load {
  url: string;
  connections?: number;
  seconds?: number;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

export interface Measured {
  /** Requests answered a second, the mean over the run. */
  perSecond: number;
  /** Milliseconds. */
  p95: number;
  /** Answers that were no 2xx, and requests that got none. */
  failures: number;
}

/** Loads one address of this machine, after a second of warming up that does not count. */
export async function load({
  url,
  connections = 16,
  seconds = 5,
  method = 'GET',
  headers,
  body,
}: Load): Promise<Measured> {
  const run = (duration: number) => autocannon({ url, connections, duration, method, headers, body });
  await run(1);
  const result = await run(seconds);
  return {
    perSecond: Math.round(result.requests.average),
    p95: result.latency.p97_5,
    failures: result.non2xx + result.errors,
  };
}
