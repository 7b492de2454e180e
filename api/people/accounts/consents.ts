import { and, desc, eq, gte, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, read, write } from '../../../db/client.ts';
import { consents } from '../../../db/schema/accounts.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { conflict, notFound, parse } from '../../platform/problem/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { type ConsentPurpose, consentDocument, purposeShape } from './consentText.ts';
import { consentVersions } from './consentVersions.ts';
import { tellWithdrawal } from './ownData.ts';

export const consentInput = z.object({
  purpose: purposeShape,
  version: z.coerce.number({ error: 'Назовите версию документа, который показан.' }).int(),
});

/** The consents of a person, newest first, each with the text that was shown. */
export function consentsOf(actor: MaybeActor) {
  return read
    .select()
    .from(consents)
    .where(eq(consents.userId, signedIn(actor).id))
    .orderBy(desc(consents.id))
    .limit(50);
}

/** The valid consent to this purpose; `renewed` says whether it is to the current text. */
export function standing(given: Awaited<ReturnType<typeof consentsOf>>, purpose: ConsentPurpose) {
  const consent = given.find((one) => one.purpose === purpose && !one.withdrawnAt);
  return consent && { ...consent, renewed: consent.version >= consentVersions[purpose] };
}

/** Whether a person's consent is valid; for a submission the author's, for a page the shown person's. */
export async function consentInForce(
  userId: string,
  purpose: ConsentPurpose,
  database: Database = read,
): Promise<boolean> {
  const [row] = await database.select({ id: consents.id }).from(consents).where(inForce(userId, purpose)).limit(1);
  return row !== undefined;
}

const inForce = (userId: string, purpose: ConsentPurpose) =>
  and(eq(consents.userId, userId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt));

/**
 * Logs a consent: purpose, version, the exact text, date, time and address (152-ФЗ, статья 9). Consenting again to the same text
 * changes nothing; consent to a new text is a new row beside the old one.
 * @throws Problem 409 when the document changed since the person read it
 */
export async function giveConsent(actor: MaybeActor, input: unknown, address: string): Promise<ConsentPurpose> {
  const { id } = signedIn(actor);
  const { purpose, version } = parse(consentInput, input);
  const document = await consentDocument(purpose);
  if (document.version !== version) throw conflict('Текст согласия обновился. Прочитайте его ещё раз и подтвердите.');
  const given = await write(async (database) => {
    const [known] = await database
      .select({ id: consents.id })
      .from(consents)
      .where(and(inForce(id, purpose), gte(consents.version, version)))
      .limit(1);
    if (known) return false;
    await database.insert(consents).values({ userId: id, purpose, version, text: document.text, address });
    return true;
  });
  if (given && purpose === 'publication') emit({ kind: 'person.changed', userId: id });
  return purpose;
}

/**
 * Withdraws the consent to publish the person's name: guests see «Участник» from now on.
 * The consent to processing is withdrawn by closing the account (`ownData.ts`).
 */
export async function withdrawPublication(actor: MaybeActor): Promise<void> {
  const me = signedIn(actor);
  const { id } = me;
  const withdrawn = await write(async (database) => {
    const ended = await database
      .update(consents)
      .set({ withdrawnAt: new Date() })
      .where(inForce(id, 'publication'))
      .returning({ id: consents.id });
    if (ended.length > 0) await tellWithdrawal(database, me, 'withdrawn');
    return ended;
  });
  if (withdrawn.length === 0) throw notFound('Согласия на публикацию имени сейчас нет, отзывать нечего.');
  emit({ kind: 'person.changed', userId: id });
}
