// One live connection for all windows of this browser: the window that holds the lock opens it and passes messages on to the others.
// Without it every page works by reloading.
import { liveThread } from './liveThread.ts';

type Told = { event: string; data: Record<string, unknown> };
type Message = { kind: 'who' } | { kind: 'here'; thread: string; number: number } | ({ kind: 'told' } & Told);

/** What is asked beyond the discussion that this window shows: those of the other windows. */
const looked = new Map<string, number>();
const shown = liveThread();
let source: EventSource | null = null;
let opening: ReturnType<typeof setTimeout> | undefined;
let notifications = Number(document.querySelector<HTMLElement>('[data-bell]')?.dataset.bell ?? 0);
const channel = new BroadcastChannel('opora-live');
const send = (message: Message) => channel.postMessage(message);

function hear({ event, data }: Told): void {
  if (event === 'counters') {
    for (const counter of document.querySelectorAll<HTMLElement>('[data-counter=unread]'))
      counter.textContent = data.unread ? String(data.unread) : '';
    if (notifications !== data.notifications) dispatchEvent(new Event('opora:notifications'));
    notifications = Number(data.notifications);
    return;
  }
  const thread = String(data.thread);
  if (event === 'post') {
    if (looked.has(thread)) looked.set(thread, Math.max(looked.get(thread) ?? 0, Number(data.number)));
    shown?.came(thread, Number(data.number), String(data.author));
  }
  if (event === 'changed') shown?.changed(thread);
  if (event === 'typing') shown?.types(thread, String(data.name));
}

function hearAndPass(told: Told): void {
  hear(told);
  send({ kind: 'told', ...told });
}

/** Opens the line anew for what is looked at now; what was missed meanwhile is sent first. */
function openLine(): void {
  clearTimeout(opening);
  opening = setTimeout(() => {
    source?.close();
    const threads = [...looked].slice(-10).map(([id, number]) => `${id}:${number}`);
    source = new EventSource(`/api/live${threads.length > 0 ? `?threads=${threads}` : ''}`);
    // A line that was lost brings the posts that it missed, but not what became of those that are shown.
    let opened = false;
    source.addEventListener('open', () => {
      if (opened && shown) hearAndPass({ event: 'changed', data: { thread: shown.thread } });
      opened = true;
    });
    for (const event of ['post', 'changed', 'typing', 'counters'])
      source.addEventListener(event, ({ data }) => {
        hearAndPass({ event, data: JSON.parse(data) });
      });
    // The session is over: coming back would be of no use.
    source.addEventListener('end', () => source?.close());
  }, 50);
}

const lead = () => {
  if (shown) looked.set(shown.thread, shown.number());
  send({ kind: 'who' });
  openLine();
};

channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'told') hear(data);
  if (data.kind === 'who' && shown) send({ kind: 'here', thread: shown.thread, number: shown.number() });
  if (data.kind === 'here' && source) {
    const known = looked.get(data.thread);
    // The last one looked at stands last, so that the oldest fall off the list.
    looked.delete(data.thread);
    looked.set(data.thread, Math.min(known ?? data.number, data.number));
    if (known === undefined || known > data.number) openLine();
  }
});

/** A page is there first; the line waits until the browser has nothing else to fetch. */
function begin(): void {
  if (shown) send({ kind: 'here', thread: shown.thread, number: shown.number() });
  // Held until the window is gone; then another one opens the line.
  navigator.locks?.request('opora-live', () => {
    lead();
    return new Promise(() => {});
  });
}
const later = () => setTimeout(begin, 1000);
if (document.readyState === 'complete') later();
else addEventListener('load', later);
