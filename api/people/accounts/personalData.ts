import { sql } from 'drizzle-orm';
import { consents, knownDevices, sessions, tokens, users } from '../../../db/schema/accounts.ts';
import { audit } from '../../../db/schema/audit.ts';
import { schools } from '../../../db/schema/schools.ts';
import { anonymised, departed, erased, kept, type PersonalData, personal } from '../../platform/personalData/index.ts';

/** The account itself, its sessions, links and consents, and the audit log. */
export const personalData: PersonalData[] = [
  personal('Учётная запись', users, {
    by: ['id'],
    covers: ['email', 'position', 'subjects', 'about'],
    names: ['name'],
    secrets: ['passwordHash'],
    gives: [
      'id',
      'email',
      'name',
      'role',
      'schoolId',
      'state',
      'position',
      'subjects',
      'about',
      'profile',
      'version',
      'createdAt',
    ],
    leaving: anonymised(
      'имя, почта, пароль, школа и всё из профиля стираются; остаётся запись без имени, к которой ведут тексты, оставленные другим',
      ({ id }) => ({
        name: departed,
        email: `${id}@closed.invalid`,
        passwordHash: null,
        role: 'teacher',
        schoolId: null,
        state: 'blocked',
        position: '',
        subjects: [],
        about: '',
        profile: 'private',
      }),
    ),
  }),
  personal('Входы', sessions, {
    by: ['userId'],
    secrets: ['id'],
    gives: ['device', 'createdAt', 'expiresAt'],
    leaving: erased,
  }),
  personal('Браузеры, в которых я входил(а)', knownDevices, {
    by: ['userId'],
    secrets: ['id'],
    gives: ['usedAt'],
    leaving: erased,
  }),
  personal('Приглашения и ссылки, присланные мне', tokens, {
    by: ['userId'],
    emails: ['email'],
    names: ['name'],
    covers: ['position'],
    secrets: ['secretHash'],
    gives: ['purpose', 'email', 'name', 'position', 'role', 'schoolId', 'createdAt', 'expiresAt', 'usedAt'],
    leaving: erased,
  }),
  personal('Приглашения на платформу от меня', tokens, {
    by: ['createdBy'],
    secrets: ['secretHash'],
    gives: ['purpose', 'email', 'role', 'schoolId', 'createdAt', 'expiresAt', 'usedAt'],
    leaving: anonymised('приглашение остаётся у того, кого позвали; кто позвал, больше не названо', () => ({
      createdBy: null,
    })),
  }),
  personal('Ссылка, по которой просятся в школу', schools, {
    by: ['joinBy'],
    secrets: ['joinSeed'],
    gives: ['title'],
    leaving: anonymised('кто сделал ссылку, больше не названо, и она перестаёт действовать', () => ({ joinBy: null })),
  }),
  personal('Согласия', consents, {
    by: ['userId'],
    covers: ['address'],
    gives: ['purpose', 'version', 'text', 'address', 'givenAt', 'withdrawnAt'],
    leaving: kept(
      'оператор обязан доказать, что согласие было (152-ФЗ, статья 9, часть 3): хранится без имени и почты, с отметкой об отзыве',
      () => ({ withdrawnAt: sql`coalesce(${consents.withdrawnAt}, ${Date.now()})` }),
    ),
  }),
  personal('Журнал действий: что делал(а) я и что делали со мной', audit, {
    by: ['actorId'],
    covers: ['subjectId', 'detail'],
    where: ({ id }) =>
      sql`${audit.actorId} = ${id} or (${audit.subjectKind} = 'person' and ${audit.subjectId} = ${id}) or instr(${audit.detail}, ${`"${id}"`}) > 0`,
    gives: ['at', 'action', 'subjectKind', 'subjectId', 'detail'],
    leaving: kept(
      'журнал учёта действий с данными (152-ФЗ, статьи 18.1 и 19) не переписывается; людей он знает по номерам, имён и почты в нём нет',
    ),
  }),
];
