import type { Thread } from '../../api/community/discussions/index.ts';

/** Who can open a link to a discussion, in the words of «Откроют: …». */
export function reachOf({ place }: Pick<Thread, 'place'>): string {
  if (!place || place.visibility === 'everyone') return 'все, и гости сайта тоже';
  if (place.private) return 'участники пары и её координатор';
  return place.visibility === 'signed-in' ? 'все, кто вошёл на платформу' : 'участники объединения и методисты';
}
