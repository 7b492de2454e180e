import { nameAnnouncementWorks } from './community/associations/index.ts';
import {
  fanOut,
  forgetJob,
  forgetMentions,
  postCreated,
  reminderJob,
  remindOfBookmark,
} from './community/discussions/index.ts';
import { nameMeetingWorks } from './community/meetings/index.ts';
import { nameCollectionWorks } from './discovery/collections/index.ts';
import { nameUnmetWorks } from './discovery/zeroResults/index.ts';
import { nameBankWorks } from './knowledge/bank/index.ts';
import { nameUpkeepWorks } from './knowledge/contentReview/index.ts';

import { nameLinkWorks } from './knowledge/links/index.ts';
import { nameMaterialWorks } from './knowledge/materials/index.ts';
import { nameRelatedWorks } from './knowledge/related/index.ts';
import { nameBackupWorks } from './operations/backup/index.ts';
import { nameDiskWorks } from './operations/diskWatch/index.ts';
import { nameNotificationWorks } from './people/notifications/index.ts';
import { cleanUp, everySoOften, onJob, onJobs } from './platform/jobs/index.ts';
import { namePairWorks } from './support/mentoring/index.ts';

/**
 * Names every work that is done behind an answer or by the clock: each capability's own function that calls `onJob` and
 * `everySoOften` is called here, once a process. Nothing heavy is loaded: a work imports what it needs when it runs.
 */
export function nameWorks(): void {
  onJobs(
    postCreated,
    (payloads) => fanOut(payloads.map(({ postId }) => String(postId))),
    'Рассказать о новом сообщении тем, кто следит',
  );
  nameBankWorks();
  nameMaterialWorks();
  nameAnnouncementWorks();
  nameMeetingWorks();
  onJob(reminderJob, remindOfBookmark, 'Напомнить о закладке');
  onJob(forgetJob, forgetMentions, 'Убрать имя закрывшего учётную запись из упоминаний');
  everySoOften('clean-up', '17 * * * *', () => cleanUp(), 'Убрать то, что отслужило: старые входы, ссылки, загрузки');
  namePairWorks();
  nameNotificationWorks();
  nameRelatedWorks();
  nameCollectionWorks();
  nameUpkeepWorks();
  nameLinkWorks();
  nameUnmetWorks();
  nameDiskWorks();
  nameBackupWorks();
}
