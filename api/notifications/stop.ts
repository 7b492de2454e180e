import type { NoticeKind } from './kinds.ts';

/** Where one stops notifications of this kind or about this thing. */
export interface WayToStop {
  label: string;
  url: string;
}

const places: Record<string, (id: string) => WayToStop> = {
  thread: (id) => ({ label: 'Не следить за обсуждением', url: `/threads/${id}#subscription` }),
};

/** How to hear no more of it: at its own place, where there is one, and in the settings by kinds. */
export function waysToStop(kind: NoticeKind | string, subject: string): WayToStop[] {
  const [what = '', id = ''] = subject.split(':');
  const place = Object.hasOwn(places, what) && id ? places[what]?.(id) : undefined;
  return [...(place ? [place] : []), { label: 'Настроить уведомления', url: `/me/notifications#kind-${kind}` }];
}
