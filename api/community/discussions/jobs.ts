import { onJob, onJobBatch } from '../../platform/jobs/index.ts';
import { postCreated } from './announce.ts';
import { reminderJob } from './bookmarks.ts';
import { fanOut } from './fanOut.ts';
import { forgetJob, forgetMentions } from './forgetting.ts';
import { remindOfBookmark } from './reminders.ts';

/** Background and scheduled jobs of discussions. */
export function registerDiscussionJobs(): void {
  onJobBatch(
    postCreated,
    (payloads) => fanOut(payloads.map(({ postId }) => String(postId))),
    'Рассказать о новом сообщении тем, кто следит',
  );
  onJob(forgetJob, forgetMentions, 'Убрать имя закрывшего учётную запись из упоминаний');
  onJob(reminderJob, remindOfBookmark, 'Напомнить о закладке');
}
