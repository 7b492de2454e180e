import { readAside, write } from '../../../db/client.ts';
import { type Check, capabilities } from '../../platform/capability/index.ts';
import { checks } from './checks.ts';

interface Finding {
  title: string;
  /** Ids of broken rows, a hundred at most. */
  broken: string[];
  /** Whether it can be repaired from other data. */
  mendable: boolean;
}

async function find({ title, broken, mend }: Check): Promise<Finding> {
  const rows = await readAside.values<[unknown]>(broken);
  return { title, broken: rows.map(([id]) => String(id)), mendable: mend !== undefined };
}

/** Runs every check. Read-only; it may run beside a live server. */
export async function checkData(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks()) findings.push(await find(check));
  return findings;
}

/** Repairs what can be derived, each repair in its own transaction. */
export async function mendData(findings: readonly Finding[]): Promise<void> {
  for (const check of checks()) {
    const { mend, title } = check;
    const found = findings.find((finding) => finding.title === title);
    if (mend && found && found.broken.length > 0) await write((database) => database.run(mend));
  }
  for (const { mend } of capabilities()) await mend?.();
}
