/** Tells the server what was searched in vain: the words alone, once a day from one device, when the person has stopped at it. */
import { keptWording } from '../../../api/discovery/zeroResults/shared/wording.ts';

/** Who types on has not searched in vain yet. */
const PAUSE = 2500;
const TOLD = 'search:vain';

export interface VainWatch {
  /** A question that found nothing; null when there is no such question on the page any more. */
  heed(question: string | null): void;
}

/** Over the address that counts. */
export function createVainWatch(address: string): VainWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    heed(question) {
      clearTimeout(timer);
      if (question !== null) timer = setTimeout(() => void tell(address, question), PAUSE);
    },
  };
}

async function tell(address: string, typed: string): Promise<void> {
  // What names somebody never leaves the device; that there was such a question is told without its words.
  const question = keptWording(typed) ?? '…';
  if (isTold(question)) return;
  // Nobody waits for this, and without a network it is simply not counted.
  await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ question }),
    keepalive: true,
  }).catch(() => undefined);
}

/** Whether this device has told of the question today; notes that it does now. */
function isTold(question: string): boolean {
  try {
    const today = new Date().toDateString();
    const { day, questions } = JSON.parse(localStorage.getItem(TOLD) ?? '{}') as { day?: string; questions?: string[] };
    const told = day === today && Array.isArray(questions) ? questions : [];
    if (told.includes(question)) return true;
    localStorage.setItem(TOLD, JSON.stringify({ day: today, questions: [...told, question].slice(-50) }));
  } catch {
    // A browser that keeps nothing may tell twice.
  }
  return false;
}
