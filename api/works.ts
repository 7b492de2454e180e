import { nameAnnouncementWorks } from './associations/announcementTelling.ts';
import { nameBackupWorks } from './backup/works.ts';
import { nameBankWorks } from './bank/works.ts';
import { nameCollectionWorks } from './collections/works.ts';
import { postCreated } from './discussions/announce.ts';
import { reminderJob } from './discussions/bookmarks.ts';
import { fanOut } from './discussions/fanOut.ts';
import { forgetJob, forgetMentions } from './discussions/forgetting.ts';
import { remindOfBookmark } from './discussions/reminders.ts';
import { nameDiskWorks } from './disk/watch.ts';
import { cleanUp } from './jobs/cleanUp.ts';
import { onJob, onJobs } from './jobs/queue.ts';
import { everySoOften } from './jobs/recurring.ts';
import { nameLinkWorks } from './links/works.ts';
import { nameMaterialWorks } from './materials/planned.ts';
import { nameMeetingWorks } from './meetings/reminders.ts';
import { namePairWorks } from './mentoring/works.ts';
import { nameNotificationWorks } from './notifications/works.ts';
import { nameRelatedWorks } from './related/relate.ts';
import { nameUnmetWorks } from './unmet/works.ts';
import { nameUpkeepWorks } from './upkeep/works.ts';

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
