import { DatabaseSync } from 'node:sqlite';
import { secretIn } from './placeKey.ts';
import { materialWithForm, plainMaterial } from './roles.ts';

export interface KnownPage {
  name: string;
  path: string;
  /** The account that sees it; a guest when left out. */
  as?: string;
}

/** Accounts whose pages are about the work of others; pages of all other accounts are a member's. */
export const leaders: readonly string[] = ['methodist', 'head', 'admin', 'controller'];

/** Every page of the site with addresses that exist in the demo data of `dataDir`: for screenshots, axe and the weight of pages. */
export function knownPages(dataDir: string): KnownPage[] {
  const database = new DatabaseSync(`${dataDir}/opora.db`, { readOnly: true });
  const one = (sql: string) => {
    const row = database.prepare(sql).get() as Record<string, string> | undefined;
    if (!row) throw new Error(`nothing found: ${sql}`);
    return Object.values(row)[0] as string;
  };
  const practiceOf = (name: string, state: string) =>
    one(
      `SELECT p.id FROM practices p JOIN users u ON u.id = p.authorId WHERE u.email = '${name}@demo.test' AND p.state = '${state}' LIMIT 1`,
    );
  const thread = one(
    "SELECT t.id FROM threads t JOIN associations a ON a.id = t.associationId WHERE a.slug = 'mathematics' ORDER BY postCount DESC LIMIT 1",
  );
  const meeting = (state: string) =>
    one(
      `SELECT m.id FROM meetings m JOIN meeting_associations ma ON ma.meetingId = m.id JOIN associations a ON a.id = ma.associationId WHERE a.slug = 'mathematics' AND m.state = '${state}' ORDER BY m.startsAt DESC LIMIT 1`,
    );
  const polled = one("SELECT id FROM threads WHERE title LIKE 'Разбираем итоги ВПР%'");
  const review = one("SELECT id FROM practices WHERE state = 'review' ORDER BY submittedAt LIMIT 1");
  const pair = one("SELECT p.id FROM pairs p JOIN schools s ON s.id = p.supportedId WHERE s.slug = 'school-7'");
  const silent = one("SELECT p.id FROM pairs p JOIN schools s ON s.id = p.supportedId WHERE s.slug = 'school-11'");
  const completedPair = one("SELECT id FROM pairs WHERE state = 'completed' LIMIT 1");
  const mentorPerson = one("SELECT id FROM users WHERE email = 'mentor@demo.test'");
  const school41 = one("SELECT id FROM schools WHERE slug = 'school-41'");
  const lyceum = one("SELECT id FROM schools WHERE slug = 'lyceum-18'");
  const published = one(
    "SELECT slug FROM publications WHERE collection = 'practice' AND source = 'database' AND state = 'published' LIMIT 1",
  );
  const mailSecret = secretIn(dataDir, 'unsubscribe', one('SELECT userId FROM notification_settings LIMIT 1'));
  const oneCase = one(
    "SELECT c.id FROM moderation_cases c JOIN associations a ON a.id = c.associationId WHERE a.slug = 'mathematics' AND c.state = 'open' ORDER BY c.id LIMIT 1",
  );
  const kept = one(`SELECT id FROM publications WHERE slug = '${materialWithForm}'`);
  const wordsOf = one(
    "SELECT fileId FROM file_texts JOIN attachments USING (fileId) WHERE state = 'read' AND subjectKind = 'publication' LIMIT 1",
  );
  const ownMaterial = one("SELECT id FROM materials WHERE state = 'returned' LIMIT 1");
  const judgedMaterial = one("SELECT id FROM materials WHERE state = 'review' LIMIT 1");
  const ownPage = one("SELECT slug FROM materials WHERE state = 'published' LIMIT 1");
  const doubted = one("SELECT publicationId FROM outdated_marks WHERE state = 'open' LIMIT 1");
  const collectionOf = (visibility: string) =>
    one(
      `SELECT id FROM collections WHERE visibility = '${visibility}' AND state = 'active' ORDER BY createdAt DESC LIMIT 1`,
    );
  const collectionSecret = secretIn(
    dataDir,
    'collection',
    one('SELECT seed FROM collections WHERE seed IS NOT NULL LIMIT 1'),
  );
  const anyMaterial = one(`SELECT id FROM publications WHERE slug = '${plainMaterial}'`);
  const pages: KnownPage[] = [
    { name: 'collections', path: '/collections' },
    { name: 'collections-mine', path: '/collections?list=mine', as: 'teacher' },
    { name: 'collections-deleted', path: '/collections?list=deleted', as: 'teacher' },
    { name: 'collections-shared', path: '/collections?list=shared', as: 'teacher' },
    { name: 'collections-none', path: '/collections?list=mine', as: 'outsider' },
    { name: 'collection', path: `/collections/${collectionOf('public')}` },
    { name: 'collection-own', path: `/collections/${collectionOf('personal')}`, as: 'teacher' },
    { name: 'collection-edit', path: `/collections/${collectionOf('personal')}/edit`, as: 'teacher' },
    { name: 'collection-linked', path: `/collections/shared/${collectionSecret}` },
    { name: 'collection-new', path: '/collections/new', as: 'methodist' },
    { name: 'collection-add', path: `/collections/add?publication=${anyMaterial}`, as: 'teacher' },
    { name: 'history', path: '/me/history' },
    { name: 'rules', path: '/rules' },
    { name: 'rules-own', path: '/rules?association=primary' },
    { name: 'moderation', path: '/moderation', as: 'head' },
    { name: 'moderation-methodist', path: '/moderation', as: 'methodist' },
    { name: 'moderation-decided', path: '/moderation?state=decided', as: 'methodist' },
    { name: 'moderation-case', path: `/moderation/${oneCase}`, as: 'head' },
    { name: 'moderation-log', path: '/moderation/log', as: 'methodist' },
    { name: 'thread-manage', path: `/threads/${thread}/manage`, as: 'head' },
    { name: 'thread-flag', path: `/threads/${thread}/posts/2/flag`, as: 'teacher' },
    { name: 'home', path: '/' },
    { name: 'bank', path: '/bank' },
    { name: 'bank-empty', path: '/bank?subject=sport&kind=template&level=soo' },
    { name: 'file-words', path: `/files/${wordsOf}/text` },
    { name: 'material', path: `/bank/${materialWithForm}` },
    { name: 'material-database', path: `/bank/${ownPage}` },
    { name: 'materials', path: '/materials', as: 'methodist' },
    { name: 'material-new', path: '/materials/new', as: 'methodist' },
    { name: 'material-edit', path: `/materials/${ownMaterial}/edit`, as: 'methodist' },
    { name: 'material-review', path: `/materials/${judgedMaterial}`, as: 'methodist' },
    { name: 'material-files', path: `/materials/${ownMaterial}/files`, as: 'methodist' },
    { name: 'material-versions', path: `/materials/${ownMaterial}/versions`, as: 'methodist' },
    { name: 'topics', path: '/topics' },
    { name: 'topic', path: '/topics/situation-gaps' },
    { name: 'topic-subject', path: '/topics/subject-mathematics' },
    { name: 'topic-start', path: '/topics/start/deputy-head' },
    { name: 'material-signed-in', path: `/bank/${materialWithForm}`, as: 'teacher' },
    { name: 'practices', path: '/practices' },
    { name: 'practice-file', path: '/practices/reading-hour-across-subjects' },
    { name: 'practice', path: `/practices/${published}` },
    { name: 'practice-adopting', path: `/practices/${published}`, as: 'school' },
    { name: 'search', path: '/search?q=ребёнок' },
    { name: 'search-discussions', path: '/search?q=дроби&tab=discussions', as: 'teacher' },
    { name: 'search-nothing', path: '/search?q=ъыщжэ' },
    { name: 'associations', path: '/associations' },
    { name: 'association', path: '/associations/mathematics' },
    { name: 'association-head', path: '/associations/mathematics', as: 'head' },
    { name: 'association-settings', path: '/associations/mathematics/settings', as: 'head' },
    { name: 'association-plan', path: '/associations/mathematics/plan', as: 'head' },
    { name: 'association-meetings', path: '/associations/mathematics/meetings', as: 'teacher' },
    { name: 'association-documents', path: '/associations/mathematics/documents', as: 'head' },
    { name: 'association-members', path: '/associations/mathematics/members', as: 'head' },
    { name: 'association-announcements', path: '/associations/mathematics/announcements', as: 'head' },
    { name: 'association-statistics', path: '/associations/mathematics/statistics', as: 'head' },
    { name: 'association-log', path: '/associations/mathematics/log', as: 'head' },
    { name: 'associations-compared', path: '/associations/statistics', as: 'methodist' },
    { name: 'meeting-new', path: '/associations/mathematics/meetings/new', as: 'head' },
    { name: 'meeting-templates', path: '/associations/mathematics/meetings/templates', as: 'head' },
    { name: 'meeting-planned', path: `/meetings/${meeting('planned')}`, as: 'teacher' },
    { name: 'meeting-held', path: `/meetings/${meeting('held')}`, as: 'head' },
    { name: 'meeting-closed', path: `/meetings/${meeting('closed')}` },
    { name: 'meeting-edit', path: `/meetings/${meeting('planned')}/edit`, as: 'head' },
    { name: 'meeting-names', path: `/meetings/${meeting('held')}/names`, as: 'head' },
    { name: 'meetings-names', path: '/meetings/names', as: 'methodist' },
    { name: 'meeting-minutes', path: `/meetings/${meeting('held')}/minutes`, as: 'head' },
    { name: 'calendar', path: '/me/calendar', as: 'teacher' },
    { name: 'association-new', path: '/associations/new', as: 'methodist' },
    { name: 'threads', path: '/threads' },
    { name: 'threads-unread', path: '/threads?list=unread', as: 'teacher' },
    { name: 'threads-solved', path: '/threads?list=solved&sort=newest' },
    { name: 'tag', path: '/tags/дроби', as: 'teacher' },
    { name: 'thread-tags', path: `/threads/${thread}?tags`, as: 'head' },
    { name: 'threads-search', path: '/threads/search?q=дроби' },
    { name: 'thread', path: `/threads/${thread}` },
    { name: 'thread-member', path: `/threads/${thread}`, as: 'teacher' },
    { name: 'thread-print', path: `/threads/${thread}/print` },
    { name: 'thread-bookmark', path: `/threads/${thread}?bookmark=9`, as: 'teacher' },
    { name: 'post-useful', path: `/threads/${thread}/posts/2/useful`, as: 'teacher' },
    { name: 'post-history', path: `/threads/${thread}/posts/2/history`, as: 'teacher' },
    { name: 'poll', path: `/threads/${polled}`, as: 'teacher' },
    { name: 'poll-votes', path: `/threads/${polled}/posts/1/votes`, as: 'teacher' },
    { name: 'threads-search-solved', path: '/threads/search?q=дроби&solved=yes&by=Берёзк', as: 'teacher' },
    { name: 'thread-new', path: '/threads/new?association=mathematics', as: 'teacher' },
    { name: 'schools', path: '/schools' },
    { name: 'school', path: '/schools/gymnasium-9' },
    { name: 'school-own', path: '/schools/school-7', as: 'school' },
    { name: 'school-people', path: '/schools/school-7/people', as: 'school' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'forgot', path: '/forgot' },
    { name: 'desk-teacher', path: '/me', as: 'teacher' },
    { name: 'desk-school', path: '/me', as: 'school' },
    { name: 'desk-methodist', path: '/me', as: 'methodist' },
    { name: 'desk-head', path: '/me', as: 'head' },
    { name: 'drafts', path: '/me/drafts', as: 'teacher' },
    { name: 'association-templates', path: '/associations/mathematics/templates', as: 'head' },
    { name: 'profile', path: '/me/profile', as: 'teacher' },
    { name: 'bookmarks', path: '/me/bookmarks', as: 'teacher' },
    { name: 'subscriptions', path: '/me/subscriptions', as: 'teacher' },
    { name: 'practices-mine', path: '/practices/mine', as: 'mentor' },
    { name: 'practice-new', path: '/practices/new', as: 'mentor' },
    { name: 'practice-edit', path: `/practices/${practiceOf('mentor', 'draft')}/edit`, as: 'mentor' },
    { name: 'thread-ask', path: '/threads/ask?title=Гербарий', as: 'teacher' },
    { name: 'help-search', path: '/help/search' },
    { name: 'unmet', path: '/unmet?period=year', as: 'methodist' },
    { name: 'unmet-written', path: '/unmet?state=written', as: 'methodist' },
    { name: 'review-queue', path: '/review', as: 'methodist' },
    { name: 'practice-review', path: `/practices/${review}/review`, as: 'methodist' },
    { name: 'pairs-centre', path: '/pairs', as: 'methodist' },
    { name: 'pair-new', path: `/pairs/new?supported=${school41}`, as: 'methodist' },
    { name: 'pair-form', path: `/pairs/new?supported=${school41}&leader=${lyceum}`, as: 'methodist' },
    { name: 'pair-coordinator', path: `/pairs/${silent}`, as: 'methodist' },
    { name: 'pair', path: `/pairs/${pair}`, as: 'mentor' },
    { name: 'pair-administration', path: `/pairs/${pair}`, as: 'school' },
    { name: 'pair-completed', path: `/pairs/${completedPair}`, as: 'methodist' },
    { name: 'mentors', path: '/mentors' },
    { name: 'mentors-signed-in', path: '/mentors?subject=mathematics', as: 'teacher' },
    { name: 'mentor-card', path: `/people/${mentorPerson}`, as: 'teacher' },
    { name: 'mentor-own', path: '/me/mentor', as: 'mentor' },
    { name: 'admin', path: '/admin', as: 'admin' },
    { name: 'admin-people', path: '/admin/people', as: 'admin' },
    { name: 'admin-schools', path: '/admin/schools', as: 'admin' },
    { name: 'admin-audit', path: '/admin/audit', as: 'admin' },
    { name: 'admin-settings', path: '/admin/settings', as: 'admin' },
    { name: 'admin-jobs', path: '/admin/jobs', as: 'admin' },
    { name: 'notifications', path: '/notifications', as: 'teacher' },
    { name: 'notifications-settings', path: '/me/notifications', as: 'teacher' },
    { name: 'unsubscribe', path: `/unsubscribe/${mailSecret}?from=digest` },
    { name: 'consent', path: '/consent', as: 'teacher' },
    { name: 'help', path: '/help' },
    { name: 'offline', path: '/offline' },
    { name: 'help-offline', path: '/help/offline' },
    { name: 'help-mentor', path: '/help/mentor' },
    { name: 'help-coordinator', path: '/help/coordinator' },
    { name: 'help-admin', path: '/help/admin' },
    { name: 'about', path: '/about' },
    { name: 'privacy', path: '/privacy' },
    { name: 'view', path: '/view' },
    { name: 'demo-mail', path: '/demo/mail' },
    { name: 'upkeep', path: '/upkeep', as: 'methodist' },
    { name: 'upkeep-overdue-mine', path: '/upkeep?show=overdue&mine=yes', as: 'methodist' },
    { name: 'upkeep-one', path: `/upkeep/${doubted}`, as: 'methodist' },
    { name: 'import', path: '/materials/import', as: 'methodist' },
    { name: 'upkeep-links', path: '/upkeep/links', as: 'methodist' },
    { name: 'upkeep-files', path: `/upkeep/${kept}/files`, as: 'methodist' },
    { name: 'material-overdue', path: '/bank/soglashenie-pary-shkol' },
    { name: 'material-marked', path: '/bank/audit-otchetov-shkoly', as: 'teacher' },
    { name: 'not-found', path: '/bank/net-takogo' },
  ];
  database.close();
  return pages;
}
