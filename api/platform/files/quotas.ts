import { eq, type SQL, sql } from 'drizzle-orm';
import { type Database, read } from '../../../db/client.ts';
import { type Role, users } from '../../../db/schema/accounts.ts';
import { associationDocuments } from '../../../db/schema/associations/work.ts';
import { attachments, files } from '../../../db/schema/files/files.ts';
import type { Actor } from '../actor/index.ts';
import { Problem } from '../problem/index.ts';
import { sizeInWords } from '../russian/shared/size.ts';
import { type QuotaName, readSettings } from '../settings/index.ts';
import type { SubjectKind } from './access.ts';

/** What a file will be attached to, as far as quotas matter. */
export interface Place {
  kind: 'association' | Exclude<SubjectKind, 'post' | 'document'>;
  id: string;
}
/** Bytes. */
interface Room {
  used: number;
  limit: number;
}

const megabyte = 1024 * 1024;
const ofPerson: Record<Role, QuotaName> = {
  teacher: 'teacherMegabytes',
  controller: 'teacherMegabytes',
  school_admin: 'schoolAdminMegabytes',
  methodist: 'methodistMegabytes',
  admin: 'methodistMegabytes',
};
const ofPlace: Record<Place['kind'], { quota: QuotaName; whose: string }> = {
  association: { quota: 'associationMegabytes', whose: 'Документы объединения' },
  pair: { quota: 'pairMegabytes', whose: 'Документы пары' },
  practice: { quota: 'materialMegabytes', whose: 'Файлы практики' },
  publication: { quota: 'materialMegabytes', whose: 'Файлы материала' },
  material: { quota: 'materialMegabytes', whose: 'Файлы материала' },
  draft: { quota: 'materialMegabytes', whose: 'Файлы материала' },
};

// Names as the database has them: within a selection Drizzle omits the table of a column, and joins need it.
const own = (userId: string) =>
  sql<number>`(select coalesce(sum(file.size), 0) from ${files} file where file."ownerId" = ${userId})`;

/** A file that is attached to nothing counts for its owner and the owner's school until the clean-up. */
const ofSchool = (schoolId: string) =>
  sql<number>`(select coalesce(sum(file.size), 0) from ${users} person join ${files} file on file."ownerId" = person.id where person."schoolId" = ${schoolId})`;

function inPlace({ kind, id }: Place): SQL<number> {
  // Starts from the documents (`cross join` keeps the order); otherwise SQLite scans all documents of the city.
  if (kind === 'association')
    return sql<number>`(select coalesce(sum(file.size), 0) from ${associationDocuments} document cross join ${attachments} hung on hung."subjectKind" = 'document' and hung."subjectId" = document.id join ${files} file on file.id = hung."fileId" where document."associationId" = ${id})`;
  // Pictures in a material's text are attached beside the files of its draft.
  const kinds = kind === 'draft' ? sql`('draft', 'material')` : sql`(${kind})`;
  return sql<number>`(select coalesce(sum(file.size), 0) from ${attachments} hung join ${files} file on file.id = hung."fileId" where hung."subjectKind" in ${kinds} and hung."subjectId" = ${id})`;
}

/** How many bytes the files of a person take, and how many are allowed. */
export async function ownRoom({ id, role }: Pick<Actor, 'id' | 'role'>): Promise<Room> {
  const [[row], settings] = await Promise.all([
    read
      .select({ used: own(id) })
      .from(users)
      .where(eq(users.id, id)),
    readSettings(),
  ]);
  return { used: row?.used ?? 0, limit: Number(settings[ofPerson[role]]) * megabyte };
}

/**
 * Checks the quotas for one more file of this person. Runs inside the transaction that writes its row, so that parallel
 * uploads cannot share the same room.
 * @param size bytes
 * @throws Problem 413 that says how much is used and what to do
 */
export async function requireRoom(database: Database, actor: Actor, size: number, place: Place | null): Promise<void> {
  const none = sql<number>`0`;
  const [row] = await database
    .select({
      person: own(actor.id),
      school: actor.school ? ofSchool(actor.school.id) : none,
      place: place ? inPlace(place) : none,
    })
    .from(users)
    .where(eq(users.id, actor.id));
  if (!row) return;
  const settings = await readSettings();
  const limit = (name: QuotaName) => Number(settings[name]) * megabyte;
  const within = (used: number, most: number, whose: string, advice: string) => {
    if (used + size > most) throw noRoom({ used, limit: most }, size, whose, advice);
  };
  within(
    row.person,
    limit(ofPerson[actor.role]),
    'Ваши файлы',
    'Уберите из своих сообщений, практик и материалов файлы, которые больше не нужны',
  );
  if (actor.school)
    within(row.school, limit('schoolMegabytes'), 'Файлы людей вашей школы', 'Уберите то, что больше не нужно');
  if (place) {
    const { quota, whose } = ofPlace[place.kind];
    within(row.place, limit(quota), whose, 'Уберите отсюда файлы, которые больше не нужны');
  }
}

function noRoom({ used, limit }: Room, size: number, whose: string, advice: string): Problem {
  const taken = `${whose} занимают ${sizeInWords(used)} из ${sizeInWords(limit)}, а в этом ещё ${sizeInWords(size)}.`;
  const detail = `${taken} ${advice}, или попросите администратора платформы дать больше места.`;
  return new Problem(413, 'Место для файлов кончилось', detail, {
    errors: [{ path: 'file', message: detail }],
    extra: { used, limit, size },
  });
}
