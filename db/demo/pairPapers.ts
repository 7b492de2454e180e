import { disk, newKey } from '../../api/platform/files/index.ts';
import { type Paper, writeWord } from '../../api/platform/papers/index.ts';
import { planReminders } from '../../api/support/mentoring/index.ts';
import type { Database } from '../client.ts';
import { newId } from '../identifier.ts';
import { attachments, files } from '../schema/files/files.ts';
import { type meetingForms, pairPlans } from '../schema/mentoring/pairs.ts';
import { daysAgo, type Ids } from './people.ts';

export interface PlanData {
  by: string;
  inDays: number;
  /** By the clock of Moscow. */
  hour: number;
  form: (typeof meetingForms)[number];
  place: string;
  topics: string;
}
export interface DocumentData {
  by: string;
  days: number;
  kind: 'docx' | 'txt';
  name: string;
  text?: string;
}
export type StoredDocument = DocumentData & { key: string; size: number };

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
};

/** A signed agreement, as two schools would lay it here. */
function agreement(name: string): Paper {
  const title = name.replace(/\.docx$/, '');
  const hand = '____________________';
  return {
    title,
    author: 'Демонстрация',
    name: title,
    parts: [
      { kind: 'title', text: title, under: 'Вымышленный документ демонстрации' },
      { kind: 'text', text: 'Школы договорились работать вместе до конца учебного года.' },
      {
        kind: 'signatures',
        items: ['Школа-лидер, руководитель', 'Школа с поддержкой, руководитель'].map((side) => ({
          side,
          role: 'Подпись',
          name: hand,
        })),
      },
    ],
  };
}

const bytesOf = async ({ kind, name, text = '' }: DocumentData): Promise<Uint8Array> =>
  kind === 'txt' ? new TextEncoder().encode(text) : (await writeWord(agreement(name))).bytes;

/** Lays the bytes of the demo's papers on the disk, before the rows that point at them. */
export async function storeDocuments(documents: DocumentData[]): Promise<StoredDocument[]> {
  const stored: StoredDocument[] = [];
  for (const document of documents) {
    const bytes = await bytesOf(document);
    const key = newKey();
    await disk.put(key, bytes);
    stored.push({ ...document, key, size: bytes.length });
  }
  return stored;
}

export async function insertDocuments(database: Database, pairId: string, stored: StoredDocument[], ids: Ids) {
  for (const [position, { by, days, kind, name, key, size }] of stored.entries()) {
    const fileId = newId();
    const ownerId = ids.person(by);
    await database
      .insert(files)
      .values({ id: fileId, key, name, type: types[kind], size, ownerId, createdAt: daysAgo(days) });
    await database.insert(attachments).values({ subjectKind: 'pair', subjectId: pairId, fileId, position });
  }
}

/** Meetings to come, with the reminders that a person's own plan would have left. */
export async function insertPlans(database: Database, pairId: string, plans: PlanData[], ids: Ids): Promise<void> {
  for (const { by, inDays, hour, ...rest } of plans) {
    const at = daysAgo(-inDays);
    at.setUTCHours(hour - 3, 0, 0, 0);
    const plan = {
      id: newId(),
      pairId,
      userId: ids.person(by),
      at,
      version: 1,
      createdAt: daysAgo(2),
      ...rest,
    };
    await database.insert(pairPlans).values(plan);
    await planReminders(database, plan);
  }
}
