import type { ownMark } from '../../../api/knowledge/contentReview/index.ts';

type State = NonNullable<Awaited<ReturnType<typeof ownMark>>>['state'];

/** The state of a mark «устарело», for the person who set it and for the methodist. */
export const markWords: Record<
  State,
  {
    title: string;
    tone: 'quiet' | 'accent' | 'warm' | 'success';
    icon: 'clock' | 'triangle-alert' | 'circle-check' | 'info';
  }
> = {
  open: { title: 'ждёт ответа', tone: 'warm', icon: 'clock' },
  confirmed: { title: 'устарело, ждёт правки', tone: 'accent', icon: 'triangle-alert' },
  fixed: { title: 'исправлено', tone: 'success', icon: 'circle-check' },
  declined: { title: 'всё верно', tone: 'quiet', icon: 'info' },
};

/** The day that is offered for the next review: a year from now, as the field of a day takes it. */
export const inAYear = (now = new Date()): string => {
  const day = new Date(now);
  day.setFullYear(day.getFullYear() + 1);
  return day.toISOString().slice(0, 10);
};
