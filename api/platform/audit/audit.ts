import type { Database } from '../../../db/client.ts';
import { audit } from '../../../db/schema/audit.ts';

/** The person or the thing that was acted on. */
interface AuditSubject {
  kind: string;
  id: string;
}

/**
 * Writes one line of the audit log, in the transaction of the act itself: an act without its line does not happen.
 * @param actor who did it; null when nobody was signed in (a password reset by mail, the first set-up)
 * @param action `noun.verb`, such as `person.block`; its Russian words are in `audit` of the room's `capability.ts`
 * @param detail facts that explain the act; no passwords, secrets or texts of private discussions
 */
export async function recordAudit(
  database: Database,
  actor: { id: string } | null,
  action: string,
  subject: AuditSubject,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await database
    .insert(audit)
    .values({ actorId: actor?.id ?? null, action, subjectKind: subject.kind, subjectId: subject.id, detail });
}
