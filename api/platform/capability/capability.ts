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
  /** Registers what is done behind an answer or by the clock (`registerJob`, `schedule`). Loads nothing heavy. */
  jobs?(): void;
  /** Words for ids in the payloads of its jobs, for the administrator. */
  jobWords?: Readonly<Record<string, string>>;
  /** The kept pages that its signals throw out: the tags under which pages name what they are made of. */
  keptPages?: { readonly [Kind in SignalKind]?: (signal: Extract<Signal, { kind: Kind }>) => readonly string[] };
  /** What it writes into its own tables in the transaction in which another room takes a step. */
  follows?: { readonly [Name in StepName]?: (database: Database, step: Steps[Name]) => Promise<void> };
  audit?: AuditWords;
  /** What its notices can be about. */
  notices?: Readonly<Record<string, NoticeKind>>;
  /** What waits for a person, in blocks of the desk. */
  desk?: readonly DeskBlock[];
  menu?: readonly MenuEntry[];
  /** Removes what has served its time; run every hour. `now` in milliseconds. */
  cleanUp?(now: number): Promise<void>;
  /** What must hold in its data, whoever wrote them. */
  checks?: readonly Check[];
  /** Puts right what its checks found and SQL alone cannot, after all of them. */
  mend?(): Promise<void>;
  /** All it holds about people: the export and the closing of an account go by it, and a test holds it against the schema. */
  personalData?: readonly PersonalData[];
  /** Columns that look like a person's, with the reason why nobody is behind them: `table.property`. */
  notPersonal?: Readonly<Record<string, string>>;
  /** What costs the server more than a page when it is read, API and pages alike; counted by what kind of read it is. */
  costlyReads?: readonly (readonly [kind: CostlyRead, address: RegExp])[];
  /** Titles under which notices about its subjects are gathered in a letter: `meeting` → «Заседания». */
  noticePlaces?: Readonly<Record<string, string>>;
  /** Addresses of pages and routes that take files up to 20 MB; everything else is limited to 1 MB. */
  fileAddresses?: readonly RegExp[];
}

/** Kinds of costly reads; how often each may be asked stands in `http/costlyReads.ts`. */
export type CostlyRead = 'search' | 'paper' | 'feed' | 'description';

/** Words of the audit log. */
interface AuditWords {
  /** Actions as `noun.verb`, told as what somebody did: «Изменил(а) роль или школу». */
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
  /** How a person who chooses their channels reads it. */
  title: string;
  /** How one hears of it until one chooses: what waits for an answer comes at once, what can be read any day once a day. */
  channel: 'now' | 'digest';
  /** Of which only administrators ever hear: nobody else is asked about it. */
  administrators?: true;
}

export interface DeskRow {
  title: string;
  /** A line above the title: whose it is. */
  before?: string;
  /** Where the row leads; a row without it is told only. */
  url?: string;
  /** A second line. */
  note?: string;
  /** A moment with a word before it: «с 3 мая», «срок 3 мая». */
  at?: { word: string; date: Date };
  badge?: { text: string; tone: 'quiet' | 'warm' | 'success'; icon: string };
}

export interface DeskBlock {
  /** What waits in it, as `practices.review`. */
  name: string;
  /** Blocks stand in this order on the desk. */
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
  /** Groups of the person's menu: what is their own, the work with others, what the role decides, the account. */
  group: 'own' | 'together' | 'duty' | 'account';
  order: number;
  /** Who sees it. */
  shown(actor: Actor): boolean;
  /** What the live line counts here, where scripts run. */
  counter?: string;
}

/** Something that must hold in the data. */
export interface Check {
  title: string;
  /** Ids of what breaks it, a hundred at most; one column. */
  broken: SQL;
  /** Makes it right where it can be derived from the rest. Left out, a person must look. */
  mend?: SQL;
}
