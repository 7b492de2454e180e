import { capability as associations } from './community/associations/index.ts';
import { capability as discussions } from './community/discussions/index.ts';
import { capability as live } from './community/live/index.ts';
import { capability as meetings } from './community/meetings/index.ts';
import { capability as moderation } from './community/moderation/index.ts';
import { capability as practiceFromThread } from './community/practiceFromThread/index.ts';
import { capability as collections } from './discovery/collections/index.ts';
import { capability as siteSearch } from './discovery/siteSearch/index.ts';
import { capability as topics } from './discovery/topics/index.ts';
import { capability as zeroResults } from './discovery/zeroResults/index.ts';
import { capability as bank } from './knowledge/bank/index.ts';
import { capability as contentReview } from './knowledge/contentReview/index.ts';
import { capability as imports } from './knowledge/imports/index.ts';
import { capability as links } from './knowledge/links/index.ts';
import { capability as materials } from './knowledge/materials/index.ts';
import { capability as practices } from './knowledge/practices/index.ts';
import { capability as related } from './knowledge/related/index.ts';
import { capability as backup } from './operations/backup/index.ts';
import { capability as diskWatch } from './operations/diskWatch/index.ts';
import { capability as accounts } from './people/accounts/index.ts';
import { capability as entrance } from './people/entrance/index.ts';
import { capability as notifications } from './people/notifications/index.ts';
import { capability as schools } from './people/schools/index.ts';
import { registerCapabilities } from './platform/capability/index.ts';
import { capability as files } from './platform/files/index.ts';
import { capability as jobs } from './platform/jobs/index.ts';
import { capability as mail } from './platform/mail/index.ts';
import { capability as repetition } from './platform/repetition/index.ts';
import { capability as mentoring } from './support/mentoring/index.ts';

/** Every capability, lower ones first: a room imports only from those above it here. A new capability is one line. */
const all = [
  mail,
  files,
  jobs,
  repetition,
  accounts,
  notifications,
  entrance,
  schools,
  backup,
  diskWatch,
  bank,
  related,
  links,
  contentReview,
  practices,
  materials,
  imports,
  associations,
  discussions,
  moderation,
  meetings,
  live,
  practiceFromThread,
  mentoring,
  topics,
  collections,
  siteSearch,
  zeroResults,
];
registerCapabilities(all);

/** Registers the jobs of every capability; called once per process. */
export function registerJobs(): void {
  for (const { jobs } of all) jobs?.();
}
