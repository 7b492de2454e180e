import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { type Database, read, write } from '../../../db/client.ts';
import { publications } from '../../../db/schema/bank.ts';
import { upkeep } from '../../../db/schema/contentReview.ts';
import { links, publicationLinks } from '../../../db/schema/links.ts';
import { notify } from '../../people/notifications/index.ts';
import { log } from '../../platform/log/index.ts';
import { readSettings } from '../../platform/settings/index.ts';
import { checkExternal, type Verdict } from './external.ts';
import { gatherLinks } from './gather.ts';
import { checkInternal } from './internal.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** The limit per run; the rest waits for the next. */
const most = { internal: 2000, external: 400 };
/** How many sites are checked in parallel; one site gets one request at a time, with a pause between. */
const sites = 4;
const pause = 1000;
/** Failures may be temporary: a link counts as broken after this many over this long. */
const patience = { failures: 3, time: 2 * day };

export type Link = typeof links.$inferSelect;
type Look = (address: string) => Promise<Verdict>;

/** Collects the links of changed texts and checks those that are due. The administrator may switch off requests to other sites. */
export async function checkLinks(look: Look = checkExternal, wait = pause): Promise<void> {
  await gatherLinks();
  await checkOwn();
  const { externalLinks } = await readSettings();
  if (externalLinks === 'yes') await checkOthers(look, wait);
}

const due = (external: boolean, limit: number) =>
  read
    .select()
    .from(links)
    .where(and(eq(links.external, external), lte(links.dueAt, new Date())))
    .orderBy(asc(links.dueAt))
    .limit(limit);

async function checkOwn(): Promise<void> {
  for (const link of await due(false, most.internal)) {
    const verdict = await checkInternal(link.address).catch(() => null);
    if (verdict) await record(link, verdict);
  }
}

async function checkOthers(look: Look, wait: number): Promise<void> {
  const bySite = Map.groupBy(await due(true, most.external), ({ address }) => new URL(address).host);
  const waiting = [...bySite.values()];
  const seen: { link: Link; verdict: Verdict }[] = [];
  const walk = async () => {
    for (let site = waiting.shift(); site; site = waiting.shift())
      for (const [index, link] of site.entries()) {
        if (index > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        seen.push({ link, verdict: await look(link.address) });
      }
  };
  await Promise.all(Array.from({ length: sites }, walk));
  // When no site was reachable, our own network is down and no link is broken.
  if (bySite.size > 2 && seen.every(({ verdict }) => verdict.unreached)) {
    log.warn({ links: seen.length }, 'no other site can be reached: links were not judged');
    await write((database) =>
      database
        .update(links)
        .set({ dueAt: new Date(Date.now() + 6 * hour) })
        .where(
          inArray(
            links.id,
            seen.map(({ link }) => link.id),
          ),
        ),
    );
    return;
  }
  for (const { link, verdict } of seen) await record(link, verdict);
}

/** Saves the result of a check; notifies the owners of the texts when the link has become broken. */
export async function record(link: Link, verdict: Verdict, now = Date.now()): Promise<void> {
  const { outcome, status, reason } = verdict;
  const at = new Date(now);
  if (outcome === 'ok') {
    await write((database) =>
      database
        .update(links)
        .set({
          state: link.state === 'ignored' ? 'ignored' : 'ok',
          status,
          reason,
          failures: 0,
          firstFailedAt: null,
          lastFailedAt: null,
          checkedAt: at,
          dueAt: new Date(now + (link.external ? 7 * day : day)),
        })
        .where(eq(links.id, link.id)),
    );
    return;
  }
  const failures = link.failures + 1;
  const firstFailedAt = link.firstFailedAt ?? at;
  const lasting = failures >= patience.failures && now - firstFailedAt.getTime() >= patience.time;
  const state = link.state === 'ignored' ? 'ignored' : outcome === 'gone' || lasting ? 'broken' : 'failing';
  await write(async (database) => {
    await database
      .update(links)
      .set({
        state,
        status,
        reason,
        failures,
        firstFailedAt,
        lastFailedAt: at,
        checkedAt: at,
        dueAt: new Date(now + day),
      })
      .where(eq(links.id, link.id));
    if (state === 'broken' && link.state !== 'broken') await tellOwners(database, link, reason);
  });
}

async function tellOwners(database: Database, link: Link, reason: string): Promise<void> {
  const owned = await database
    .select({ id: publications.id, title: publications.title, ownerId: upkeep.ownerId })
    .from(publicationLinks)
    .innerJoin(publications, eq(publications.id, publicationLinks.publicationId))
    .innerJoin(upkeep, eq(upkeep.publicationId, publications.id))
    .where(and(eq(publicationLinks.linkId, link.id), eq(publications.state, 'published')))
    .limit(100);
  for (const { id, title, ownerId } of owned)
    if (ownerId)
      await notify(database, [ownerId], {
        kind: 'practice',
        title: `«${title}»: не открывается ссылка — ${reason}`,
        reason: 'вы отвечаете за этот материал',
        url: `/upkeep/${id}#links`,
        subject: `upkeep:${id}`,
      });
}
