/** A draft as the server keeps it. */
export interface Stored {
  title: string;
  body: string;
  version: number;
  updatedAt: string | null;
}
export type Words = Pick<Stored, 'title' | 'body'>;
export const same = (one: Words, other: Words) => one.title === other.title && one.body === other.body;

type Answer =
  | { kind: 'saved'; version: number | undefined }
  /** Another device has saved since the version that this one knows. */
  | { kind: 'refused'; current: Stored }
  /** `why` is for people to read. */
  | { kind: 'failed'; why: string };

/** Hands a draft over. @param keepalive also when the page is being left */
export async function putDraft(
  address: string,
  draft: Words & { version: number },
  keepalive: boolean,
): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'PUT',
      keepalive,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(draft),
    });
    const answer = (await response.json()) as Partial<Stored> & { current?: Stored; detail?: string };
    if (response.status === 409 && answer.current) return { kind: 'refused', current: answer.current };
    if (response.ok) return { kind: 'saved', version: answer.version };
    return {
      kind: 'failed',
      why: response.status === 507 ? 'На сервере кончилось место, сообщите администратору.' : (answer.detail ?? ''),
    };
  } catch (error) {
    // What is no JSON was answered by something that stands before the server.
    return { kind: 'failed', why: error instanceof TypeError ? 'Нет связи с сервером.' : 'Сервер сейчас не отвечает.' };
  }
}
