import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { attachmentRoutes } from './attachmentRoutes.ts';
import { registerBankJobs } from './jobs.ts';
import { personalData } from './personalData.ts';
import { bankRoutes } from './routes.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'publication.changed': { publicationId: string; collection: 'material' | 'practice'; slug: string };
    /** A material was applied or a practice adopted: its page shows it. */
    'publication.used': { publicationId: string; collection: 'material' | 'practice'; slug: string };
  }
}

const works = (actor: Actor) => actor.state === 'active';

export const capability: Capability = {
  name: 'knowledge/bank',
  routes: [...bankRoutes, ...attachmentRoutes],
  jobs: registerBankJobs,
  jobWords: { publicationId: 'публикация' },
  keptPages: {
    'publication.changed': ({ collection, slug }) => ['publications', `${collection}:${slug}`],
    // Cards show the counts of use too.
    'publication.used': ({ collection, slug }) => ['publications', `${collection}:${slug}`],
  },
  audit: {
    actions: {
      'application.removed': 'Убрал(а) отзыв о применении',
      'file.attached': 'Приложил(а) файл',
      'file.detached': 'Убрал(а) файл',
      'file.restored': 'Вернул(а) убранный файл',
    },
    subjects: { publication: 'материал', application: 'отзыв' },
    facts: { report: 'отзыв', type: 'вид файла', size: 'байт' },
  },
  menu: [
    { title: 'Закладки', url: '/me/bookmarks', icon: 'bookmark', group: 'own', order: 50, shown: works },
    { title: 'Что вы читали', url: '/me/history', icon: 'clock', group: 'own', order: 70, shown: () => true },
  ],
  fileAddresses: [/\/attachments$/],
  personalData,
  notPersonal: {
    'publications.effects': 'показатели публикации',
    'publications.fileHash': 'отпечаток файла материала',
  },
};
