import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { Actor } from '../actor/index.ts';
import type { Route } from '../http/index.ts';
import type { PersonalData } from '../personalData/index.ts';
import type { Signal, SignalKind } from '../signals/index.ts';

/**
 * What rooms above write in the transaction of a room below, by the name of the step that they follow. Each room adds its own
 * steps in its `capability.ts`. (A signal tells what happened after it is on disk.)
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms
export interface Steps {}
export type StepName = keyof Steps;

/**
 * What a room tells the house about itself. Everything that used to be a central list is read from here, so that a new
 * capability is its own folders and one line in `api/capabilities.ts`. All parts but the name may be left out.
 */
export interface Capability {
  /** The room's folder below `api`, as in `community/discussions`. */
  name: string;
  routes?: readonly Route[];
  /** Registers background and scheduled jobs (`onJob`, `onJobBatch`, `schedule`). Loads nothing heavy. */
  jobs?(): void;
  /** Labels for the ids in the payloads of its jobs, shown to the administrator. */
  jobWords?: Readonly<Record<string, string>>;
  /** Cache tags that its signals invalidate: the tags name what a kept page is made of. */
  keptPages?: { readonly [Kind in SignalKind]?: (signal: Extract<Signal, { kind: Kind }>) => readonly string[] };
  /** What it writes into its own tables in the transaction in which another room takes a step. */
  follows?: { readonly [Name in StepName]?: (database: Database, step: Steps[Name]) => Promise<void> };
  audit?: AuditWords;
  /** Kinds of its notices. */
  notices?: Readonly<Record<string, NoticeKind>>;
  /** Blocks of the desk: what waits for a person. */
  desk?: readonly DeskBlock[];
  menu?: readonly MenuEntry[];
  /** Removes expired data; runs every hour. `now` in milliseconds. */
  cleanUp?(now: number): Promise<void>;
  /** Invariants of its data, checked no matter what wrote them. */
  checks?: readonly Check[];
  /** Repairs what its checks found and SQL alone cannot; runs after the SQL repairs. */
  mend?(): Promise<void>;
  /** Personal data in its tables. The export and the closing of an account use it; a test compares it with the schema. */
  personalData?: readonly PersonalData[];
  /** Columns that look personal and are not, with the reason: `table.property`. */
  notPersonal?: Readonly<Record<string, string>>;
  /** Reads that cost the server more than a page, API and pages alike; rate-limited by kind. */
  costlyReads?: readonly (readonly [kind: CostlyRead, address: RegExp])[];
  /** Group titles in a digest, by kind of subject: `meeting` → «Заседания». */
  noticePlaces?: Readonly<Record<string, string>>;
  /**
   * By kind of subject (`meeting`): which of these subjects the person has left, or may see no more. No letter tells them of those;
   * a subject that is not there is not named.
   */
  unheard?: Readonly<Record<string, (person: Actor, ids: readonly string[]) => Promise<string[]>>>;
  /** Addresses of pages and routes that take files up to 20 MB; everything else is limited to 1 MB. */
  fileAddresses?: readonly RegExp[];
}

/** Kinds of costly reads; `http/costlyReads.ts` holds their limits. */
export type CostlyRead = 'search' | 'paper' | 'feed' | 'description';

/** Words of the audit log. */
interface AuditWords {
  /** Actions as `noun.verb`, with what somebody did: «Изменил(а) роль или школу». */
  actions?: Readonly<Record<string, string>>;
  /** Kinds of subjects. */
  subjects?: Readonly<Record<string, string>>;
  /** Names of facts in an entry's detail. */
  facts?: Readonly<Record<string, string>>;
  /** What a code in a fact of that name means. */
  codes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The page of a subject, by its kind. */
  addresses?: Readonly<Record<string, (id: string) => string>>;
}

export interface NoticeKind {
  /** Its title in the settings of channels. */
  title: string;
  /** The default channel: `now` for what needs an answer, `digest` for what can be read any day. */
  channel: 'now' | 'digest';
  /** Sent only to administrators: nobody else can choose a channel for it. */
  administrators?: true;
}

export interface DeskRow {
  title: string;
  /** A line above the title: whose it is. */
  before?: string;
  /** Where the row leads; a row without it is plain text. */
  url?: string;
  /** A second line. */
  note?: string;
  /** A date with a word before it: «с 3 мая», «срок 3 мая». */
  at?: { word: string; date: Date };
  badge?: { text: string; tone: 'quiet' | 'warm' | 'success'; icon: string };
}

export interface DeskBlock {
  /** Its name, such as `practices.review`. */
  name: string;
  /** Its place on the desk, smallest first. */
  order: number;
  /** Null when nothing waits for this person. */
  read(actor: Actor): Promise<DeskWaiting | null>;
}

/** What waits for a person in one block of the desk: some rows, the rest behind its link. */
export interface DeskWaiting {
  title: string;
  more?: { title: string; url: string };
  rows: DeskRow[];
}

export interface MenuEntry {
  title: string;
  url: string;
  icon: string;
  /** The group in the person's menu: their own things, work with others, duties of their role, the account. */
  group: 'own' | 'together' | 'duty' | 'account';
  order: number;
  /** Who sees it. */
  shown(actor: Actor): boolean;
  /** The counter that the live connection updates, where scripts run. */
  counter?: string;
}

/** An invariant of the data. */
export interface Check {
  title: string;
  /** Selects the ids that break it: one column, a hundred at most. */
  broken: SQL;
  /** Repairs it where it can be derived from other rows. Left out when a person must look. */
  mend?: SQL;
}
