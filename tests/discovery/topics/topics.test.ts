import { describe, expect, it } from 'vitest';
import { answerOf, request } from '../../support/app.ts';

const { startFileOf, startRoles, topicFacets, topicFileOf, topicNames, topicOf, topicSlug } = await import(
  '../../../api/discovery/topics/files.ts'
);
const { readTopic } = await import('../../../api/discovery/topics/topic.ts');
const { read, write } = await import('../../../db/client.ts');
const { associations } = await import('../../../db/schema/associations/associations.ts');
const { publications } = await import('../../../db/schema/bank.ts');
const { threads } = await import('../../../db/schema/discussions/discussions.ts');
const { mentorCards } = await import('../../../db/schema/mentoring/mentorCards.ts');
const { eq } = await import('drizzle-orm');

describe('the words of the topics', () => {
  it('are there for every code of the five vocabularies, in two paragraphs and more', () => {
    expect(topicNames.length).toBeGreaterThanOrEqual(56);
    for (const name of topicNames) {
      const { text, lead } = topicFileOf(name);
      expect(text.trim().split('\n\n').length, topicSlug(name)).toBeGreaterThanOrEqual(2);
      expect(text.split(/\s+/).length, topicSlug(name)).toBeGreaterThanOrEqual(80);
      expect(lead.length, topicSlug(name)).toBeLessThan(220);
      expect(`${lead} ${text}`, topicSlug(name)).not.toMatch(/аутсайдер|двоечник|слаб(ая|ой|ую|ые|ых) школ/i);
    }
  });

  it('have addresses of their own, though vocabularies share codes', () => {
    expect(new Set(topicNames.map(topicSlug)).size).toBe(topicNames.length);
    expect(topicOf('situation-parents')).toEqual({ facet: 'situation', code: 'parents' });
    expect(topicOf('risk-parents')).toEqual({ facet: 'risk', code: 'parents' });
  });

  it('lead only to what is there', async () => {
    const known = new Set(
      (await read.select({ collection: publications.collection, slug: publications.slug }).from(publications)).map(
        ({ collection, slug }) => `${collection === 'material' ? '/bank' : '/practices'}/${slug}`,
      ),
    );
    const circles = await read.select({ slug: associations.slug }).from(associations);
    for (const { slug } of circles) known.add(`/associations/${slug}`);
    for (const page of [
      '/',
      '/practices',
      '/associations',
      '/threads',
      '/mentors',
      '/topics',
      '/collections',
      '/review',
      '/pairs',
      '/me/mentor',
    ])
      known.add(page);
    const steps = [
      ...topicNames.flatMap((name) => topicFileOf(name).start),
      ...startRoles.flatMap((role) => startFileOf(role).steps),
    ];
    expect(steps.map(({ url }) => url).filter((url) => !known.has(url.replace(/[?#].*/, '')))).toEqual([]);
    for (const name of topicNames)
      for (const near of topicFileOf(name).near) {
        const [facet, code] = near.split('/');
        expect(topicOf(`${facet}-${code?.replaceAll('_', '-')}`), `${topicSlug(name)} → ${near}`).toBeDefined();
        expect(topicFacets).toContain(facet);
      }
  });
});

describe('a topic', () => {
  it('gathers materials, practices, mentors and discussions of its own', async () => {
    const topic = await readTopic('subject-mathematics');
    expect(topic.materials.length).toBeGreaterThan(2);
    expect(topic.materials.every(({ subjects }) => subjects.includes('mathematics'))).toBe(true);
    expect(topic.practices.length).toBeGreaterThan(1);
    expect(topic.counts.practice).toBeGreaterThanOrEqual(topic.practices.length);
    expect(topic.mentors.length).toBeGreaterThan(0);
    expect(topic.threads.length).toBeGreaterThan(2);
    const conflict = await readTopic('situation-conflict');
    expect(conflict.mentors.flatMap(({ deficits }) => deficits)).toContain('conflict');
    expect(conflict.threads.length).toBeGreaterThan(0);
  });

  it('shows nobody what guests may not see: closed talks, cards that are not open', async () => {
    const { items } = await answerOf<{ items: { slug: string }[] }>(request('GET', '/api/topics'), 200);
    const closed = await read
      .select({ id: threads.id })
      .from(threads)
      .innerJoin(associations, eq(associations.id, threads.associationId))
      .where(eq(associations.visibility, 'members'));
    const hidden = await read.select({ id: mentorCards.userId }).from(mentorCards).where(eq(mentorCards.open, false));
    expect(closed.length * hidden.length).toBeGreaterThan(0);
    for (const { slug } of items) {
      const topic = await answerOf<{ threads: { id: string }[]; mentors: { id: string }[] }>(
        request('GET', `/api/topics/${slug}`, { as: 'methodist' }),
        200,
      );
      for (const { id } of closed) expect(topic.threads.map((thread) => thread.id)).not.toContain(id);
      for (const { id } of hidden) expect(topic.mentors.map((mentor) => mentor.id)).not.toContain(id);
    }
  });

  it('counts what is published, and no more once that is archived', async () => {
    const countOf = async () => {
      const { items } = await answerOf<{ items: { slug: string; count: number }[] }>(
        request('GET', '/api/topics'),
        200,
      );
      return items.find(({ slug }) => slug === 'subject-chemistry')?.count ?? 0;
    };
    const before = await countOf();
    const [one] = (await readTopic('subject-chemistry')).practices;
    if (!one) throw new Error('no practice of chemistry');
    const set = (state: 'archived' | 'published') =>
      write((database) => database.update(publications).set({ state }).where(eq(publications.id, one.id)));
    await set('archived');
    expect(await countOf()).toBe(before - 1);
    await set('published');
  });
});
