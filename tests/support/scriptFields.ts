import { textsOf } from './scriptVectors.ts';

/** Sends as a demo person and gives the answer's JSON; throws when it was refused. */
export type Send = (as: string, method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** Things of the demo city that the fields belong to. */
export interface City {
  send: Send;
  mathematics: string;
  material: string;
  pair: string;
  school7: string;
  person: Record<string, string>;
}

export interface TextField {
  name: string;
  /** How many characters it takes. */
  limit: number;
  /** One line: line breaks would be made spaces. */
  line?: boolean;
  write(city: City, text: string): Promise<unknown>;
  /** Addresses with whose eyes they are seen; told once something was written. */
  pages(city: City, written: unknown): [path: string, as: string | null][];
}

export const textsFor = ({ limit, line }: TextField): string[] => textsOf(limit, line ? ' ' : '\n\n');

type Made = { id: string; url?: string; number?: number };
const at = (written: unknown): string => (written as Made).url as string;
const thread = (more: Record<string, unknown>) => (city: City) =>
  city.send('teacher', 'POST', '/api/threads', {
    association: 'mathematics',
    title: 'Проба полей',
    body: 'Текст',
    ...more,
  });
const seenAt =
  (as: string | null = 'teacher'): TextField['pages'] =>
  (_city, written) => [
    [at(written), as],
    [at(written), null],
  ];
const card = {
  title: 'Объединение учителей математики',
  purpose: 'Вместе разбираем работы учеников.',
  subjects: ['mathematics'],
  visibility: 'everyone',
  admission: 'open',
};
const parts = {
  title: 'Проба',
  summary: 'Суть',
  context: 'а',
  problem: 'а',
  actions: 'а',
  result: 'а',
  transfer: 'а',
  resources: 'а',
};
const practice = (more: Record<string, unknown>) => (city: City) =>
  city.send('mentor', 'POST', '/api/practices', { ...parts, ...more });
const practicePages: TextField['pages'] = (_city, written) => {
  const { id } = written as Made;
  return [
    [`/practices/${id}/edit`, 'mentor'],
    ['/practices/mine', 'mentor'],
    [`/practices/${id}/revisions`, 'mentor'],
  ];
};
const profile = (more: Record<string, unknown>) => (city: City) =>
  city.send('t11', 'PUT', '/api/me', {
    name: 'Иван Маратович Тополев',
    position: '',
    about: '',
    subjects: [],
    profile: 'everyone',
    ...more,
  });
const profilePages: TextField['pages'] = ({ person }) => [
  [`/people/${person.t11}`, 'teacher'],
  ['/me/profile', 't11'],
];
const ofPair =
  (path: string, body: (text: string) => unknown, as = 'mentor', method = 'POST') =>
  ({ send, pair }: City, text: string) =>
    send(as, method, `/api/pairs/${pair}/${path}`, body(text));
const pairPages: TextField['pages'] = ({ pair }) => [
  [`/pairs/${pair}`, 'mentor'],
  [`/pairs/${pair}`, 'methodist'],
];
const atMathematics =
  (path: string, body: (text: string) => unknown, method = 'POST') =>
  ({ send, mathematics }: City, text: string) =>
    send('head', method, `/api/associations/${mathematics}/${path}`, body(text));
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const meeting = (more: Record<string, unknown>) => ({
  title: 'Проба заседания',
  startsAt: new Date(Date.now() + 9 * 86_400_000).toISOString(),
  form: 'in-person',
  place: '<img src=x onerror=window.__hit=1>',
  ...more,
});
const meetingPages: TextField['pages'] = (_city, written) => [
  [(written as Made).url ?? `/meetings/${(written as Made).id}`, 'head'],
  ['/associations/mathematics', 'teacher'],
];

/** There may be ten: one of them is written over. */
async function template({ send, mathematics }: City, words: { title: string; body: string }) {
  const at = `/api/associations/${mathematics}/templates`;
  const { items } = (await send('head', 'GET', at)) as { items: Made[] };
  const id = items[0]?.id;
  await send('head', 'PUT', `${at}/${id}`, words);
  return { url: `/threads/new?association=mathematics&template=${id}` };
}

/** Every text field of people. A new field is one more line here. */
export const textFields: TextField[] = [
  {
    name: 'title of a discussion',
    limit: 200,
    line: true,
    write: (city, title) => thread({ title })(city),
    pages: (city, written) => [...seenAt()(city, written), ['/threads', 'teacher']],
  },
  { name: 'first post', limit: 20_000, write: (city, body) => thread({ body })(city), pages: seenAt() },
  {
    name: 'question of a poll',
    limit: 200,
    line: true,
    write: (city, question) => thread({ poll: { question, options: ['Да', 'Нет'] } })(city),
    pages: seenAt(),
  },
  {
    name: 'answers of a poll',
    limit: 200,
    line: true,
    write: (city, option) => thread({ poll: { question: 'Какой?', options: [option, 'Никакой'] } })(city),
    pages: seenAt(),
  },
  {
    name: 'reason of an edit',
    limit: 200,
    line: true,
    async write(city, reason) {
      const made = await thread({})(city);
      const { posts } = (await city.send('teacher', 'GET', `/api/threads/${made.id}`)) as { posts: { items: Made[] } };
      await city.send('teacher', 'PUT', `/api/posts/${posts.items[0]?.id}`, { body: 'Иначе', version: 1, reason });
      return made;
    },
    pages: (city, written) => [...seenAt()(city, written), [`${at(written)}/posts/1/history`, 'teacher']],
  },
  {
    name: 'draft',
    limit: 20_000,
    write: async ({ send }, body) => {
      const { version } = await send('t01', 'GET', '/api/drafts/new:association:mathematics');
      return send('t01', 'PUT', '/api/drafts/new:association:mathematics', {
        title: body.slice(0, 100),
        body,
        version,
      });
    },
    pages: () => [
      ['/threads/new?association=mathematics', 't01'],
      ['/me/drafts', 't01'],
    ],
  },
  {
    name: 'title of a template',
    limit: 80,
    line: true,
    write: (city, title) => template(city, { title, body: 'Текст' }),
    pages: (_city, written) => [
      [at(written), 'teacher'],
      ['/associations/mathematics/templates', 'head'],
    ],
  },
  {
    name: 'text of a template',
    limit: 5000,
    write: (city, body) => template(city, { title: 'Проба', body }),
    pages: (_city, written) => [
      [at(written), 'teacher'],
      ['/associations/mathematics/templates', 'head'],
    ],
  },
  {
    name: 'title of an association',
    limit: 120,
    line: true,
    write: ({ send, mathematics }, title) =>
      send('methodist', 'PUT', `/api/associations/${mathematics}`, { ...card, title }),
    pages: () => [
      ['/associations/mathematics', null],
      ['/associations', 'teacher'],
    ],
  },
  {
    name: 'purpose of an association',
    limit: 2000,
    write: ({ send, mathematics }, purpose) =>
      send('methodist', 'PUT', `/api/associations/${mathematics}`, { ...card, purpose }),
    pages: () => [
      ['/associations/mathematics', null],
      ['/associations/mathematics/settings', 'head'],
    ],
  },
  {
    name: 'title of a group',
    limit: 100,
    line: true,
    write: atMathematics('groups', (title) => ({ title, purpose: 'Проба' })),
    pages: () => [['/associations/mathematics', 'head']],
  },
  {
    name: 'announcement',
    limit: 5000,
    write: ({ send, mathematics }, body) =>
      send('head', 'POST', '/api/announcements', {
        title: '<img src=x onerror=window.__hit=1>',
        body,
        associations: [mathematics],
      }),
    pages: () => [['/associations/mathematics', 'teacher']],
  },
  {
    name: 'topic of a meeting',
    limit: 200,
    line: true,
    write: atMathematics('meetings', (title) => meeting({ title })),
    pages: meetingPages,
  },
  {
    name: 'note of a meeting',
    limit: 2000,
    write: atMathematics('meetings', (note) => meeting({ note })),
    pages: meetingPages,
  },
  {
    name: 'agenda of a meeting',
    limit: 300,
    line: true,
    write: atMathematics('meetings', (title) => meeting({ agenda: [{ title, speaker: title.slice(0, 190) }] })),
    pages: meetingPages,
  },
  {
    name: 'analysis of a year',
    limit: 20_000,
    async write(city, analysis) {
      const { version } = await city.send('head', 'GET', `/api/associations/${city.mathematics}/plans/2025`);
      return atMathematics('plans/2025', () => ({ analysis, version }), 'PUT')(city, '');
    },
    pages: () => [['/associations/mathematics/plan?year=2025', 'head']],
  },
  {
    name: 'rows of a plan',
    limit: 300,
    line: true,
    write: atMathematics('plans/2026/rows', (topic) => ({
      due: topic.slice(0, 60),
      topic,
      questions: topic,
      speakers: topic,
      result: topic,
    })),
    pages: () => [
      ['/associations/mathematics/plan', 'head'],
      ['/associations/mathematics/plan', 'teacher'],
    ],
  },
  {
    name: 'title of a practice',
    limit: 160,
    line: true,
    write: (city, title) => practice({ title })(city),
    pages: practicePages,
  },
  {
    name: 'summary of a practice',
    limit: 400,
    write: (city, summary) => practice({ summary })(city),
    pages: practicePages,
  },
  {
    name: 'parts of a practice',
    limit: 4000,
    write: (city, part) =>
      practice({ context: part, problem: part, actions: part, result: part, transfer: part, resources: part })(city),
    pages: practicePages,
  },
  {
    name: 'name of a person',
    limit: 120,
    line: true,
    write: (city, name) => profile({ name })(city),
    pages: profilePages,
  },
  {
    name: 'position of a person',
    limit: 120,
    line: true,
    write: (city, position) => profile({ position })(city),
    pages: profilePages,
  },
  {
    name: 'about a person',
    limit: 2000,
    write: (city, about) => profile({ about })(city),
    pages: profilePages,
  },
  {
    name: 'about a school',
    limit: 3000,
    write: ({ send, school7 }, about) =>
      send('school', 'PUT', `/api/schools/${school7}`, { about, address: about.slice(0, 280) }),
    pages: () => [
      ['/schools/school-7', null],
      ['/schools/school-7/edit', 'school'],
    ],
  },
  {
    name: 'report of use',
    limit: 1500,
    write: ({ send, material }, report) =>
      send('outsider', 'PUT', `/api/materials/${material}/application`, { outcome: 3, report }),
    pages: () => [['/bank/bilet-na-vyhod', 'teacher']],
  },
  {
    name: 'request to join',
    limit: 1000,
    write: ({ send }, reason) => send('outsider', 'POST', '/api/associations/primary/members', { reason }),
    pages: () => [
      ['/associations/primary', 'methodist'],
      ['/associations/primary/members', 'methodist'],
    ],
  },
  {
    name: 'goal of a pair',
    limit: 300,
    line: true,
    write: ofPair('goals', (title) => ({
      title,
      unit: '<b onclick=window.__hit=1>%',
      start: 1,
      target: 5,
      due: day(60),
    })),
    pages: pairPages,
  },
  {
    name: 'task of a pair',
    limit: 300,
    line: true,
    write: (city, text) => ofPair('tasks', (title) => ({ title, assignee: city.person.mentor }))(city, text),
    pages: pairPages,
  },
  {
    name: 'meeting of a pair',
    limit: 2000,
    write: ofPair('meetings', (text) => ({ date: day(-1), form: 'call', topics: text, agreed: text, hours: 1 })),
    pages: pairPages,
  },
  {
    name: 'reflection of a pair',
    limit: 4000,
    write: ofPair('reflections/middle', (text) => ({ helped: text, hindered: text, next: text }), 'mentor', 'PUT'),
    pages: pairPages,
  },
  {
    name: 'word to the coordinator',
    limit: 2000,
    write: ofPair('silences', (body) => ({ body }), 'teacher'),
    pages: ({ pair }) => [
      [`/pairs/${pair}`, 'methodist'],
      ['/pairs', 'methodist'],
    ],
  },
  {
    name: 'private talk of a pair',
    limit: 20_000,
    async write({ send, pair }, body) {
      const { thread: talk } = (await send('mentor', 'GET', `/api/pairs/${pair}`)) as { thread: string };
      return { ...(await send('mentor', 'POST', `/api/threads/${talk}/posts`, { body })), url: `/threads/${talk}` };
    },
    pages: (_city, written) => [[at(written), 'teacher']],
  },
];
