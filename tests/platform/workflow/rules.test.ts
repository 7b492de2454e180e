import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../api/platform/actor/index.ts';
import { flowOf, type Stepped } from '../../../api/platform/workflow/flow.ts';
import { judge, offers } from '../../../api/platform/workflow/rules.ts';

type State = 'draft' | 'submitted' | 'confirmed';
type Paper = Stepped<State> & { authorId: string };

const person = (id: string, role: Actor['role']): Actor => ({
  id,
  name: id,
  email: `${id}@example.test`,
  role,
  state: 'active',
  school: null,
  sessionId: '',
  consents: { processing: true, publication: true },
  moderates: false,
});
const author = person('author', 'teacher');
const methodist = person('methodist', 'methodist');

/** No database stands behind it: the rules alone are asked. */
const flow = flowOf<Paper, State>()({
  kind: 'paper',
  titles: { draft: 'Черновик', submitted: 'На согласовании', confirmed: 'Утверждён' },
  moved: (title) => `Документ уже в состоянии «${title}».`,
  find: () => Promise.reject(new Error('no database')),
  row: { claim: () => Promise.reject(new Error('no database')), set: () => Promise.reject(new Error('no database')) },
  steps: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      may: (actor, { authorId }) => actor.id === authorId,
      whyNot: 'Отправляет автор.',
      already: ({ state }) => state === 'submitted',
      audit: 'paper.submitted',
    },
    return: {
      from: ['submitted'],
      to: 'draft',
      may: ({ role }) => role === 'methodist',
      reason: 'Напишите, что исправить.',
      audit: 'paper.returned',
    },
    expire: { from: ['submitted'], to: 'draft', may: 'clock', audit: 'paper.expired' },
  },
});

const paper = (state: State, version = 3): Paper => ({ id: 'p', state, version, authorId: 'author' });
const judged = (name: keyof typeof flow.steps, state: State, actor: Actor | null, input: object = {}) => {
  try {
    return judge(flow, name, { actor, thing: paper(state), input });
  } catch (problem) {
    return problem;
  }
};

describe('the rules of a flow, without a database', () => {
  it('offers what the state has to those who may', () => {
    expect(offers(flow, 'submit', author, paper('draft'))).toBe(true);
    expect(offers(flow, 'submit', author, paper('confirmed'))).toBe(false);
    expect(offers(flow, 'submit', methodist, paper('draft'))).toBe(false);
    expect(offers(flow, 'submit', null, paper('draft'))).toBe(false);
    expect(offers(flow, 'expire', null, paper('submitted'))).toBe(false);
  });

  it('asks who, then why, then which version, then which state', () => {
    const stale = { version: 2 };
    expect(judged('return', 'confirmed', author, stale)).toMatchObject({ status: 403 });
    expect(judged('return', 'confirmed', methodist, stale)).toMatchObject({
      status: 400,
      errors: [{ path: 'reason', message: 'Напишите, что исправить.' }],
    });
    expect(judged('return', 'confirmed', methodist, { ...stale, reason: 'Нет цели' })).toMatchObject({
      status: 409,
      extra: { version: 3 },
    });
    expect(judged('return', 'confirmed', methodist, { version: 3, reason: 'Нет цели' })).toMatchObject({
      status: 409,
      detail: 'Документ уже в состоянии «утверждён».',
      extra: { state: 'confirmed' },
    });
    expect(judged('return', 'submitted', methodist, { version: 3, reason: ' Нет цели ' })).toMatchObject({
      reason: 'Нет цели',
      already: false,
    });
  });

  it('counts spaces as no reason', () => {
    expect(judged('return', 'submitted', methodist, { reason: '  \n' })).toMatchObject({ status: 400 });
  });

  it('answers a second press as the first, for those who may', () => {
    expect(judged('submit', 'submitted', author, { version: 2 })).toMatchObject({ already: true });
    expect(judged('submit', 'submitted', methodist)).toMatchObject({ status: 403, detail: 'Отправляет автор.' });
  });

  it('leaves to the clock what no person does', () => {
    expect(judged('expire', 'submitted', methodist)).toMatchObject({ status: 403 });
    expect(judged('expire', 'submitted', null)).toMatchObject({ already: false });
    expect(judged('submit', 'draft', null)).toMatchObject({ status: 403 });
  });
});
