import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { checks } from './checks.ts';
import { composerRoutes } from './composerRoutes.ts';
import { unfollowAssociation } from './departing.ts';
import { deleteOldDrafts } from './drafts.ts';
import { registerDiscussionJobs } from './jobs.ts';
import { markRoutes } from './markRoutes.ts';
import { personalData } from './personalData.ts';
import { postRoutes } from './postRoutes.ts';
import { readingRoutes } from './readingRoutes.ts';
import { threadRoutes } from './routes.ts';
import { indexMissing } from './searchIndex.ts';
import { closedTo } from './visibility.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'thread.changed': { threadId: string; associationId: string | null; publicationId: string | null };
    /** A visible post was changed or removed. */
    'post.changed': { threadId: string };
    /** A post was written (also the first of a discussion); `mentions` are ids of people who may read it. */
    'post.created': { threadId: string; postId: string; number: number; authorId: string; mentions: string[] };
  }
}

declare module '../../platform/capability/capability.ts' {
  interface Steps {
    /** A new member's first post waits until somebody approves it. */
    'post.held': { postId: string; threadId: string; authorId: string; associationId: string };
    /** A moderator took a post away where it stands. */
    'post.hidden': { postId: string; reason: string; by: string };
  }
}

const works = (actor: Actor) => actor.state === 'active';

export const capability: Capability = {
  name: 'community/discussions',
  routes: [...composerRoutes, ...threadRoutes, ...postRoutes, ...markRoutes, ...readingRoutes],
  jobs: registerDiscussionJobs,
  follows: { 'association.left': unfollowAssociation },
  jobWords: { postId: 'сообщение', threadId: 'обсуждение' },
  keptPages: {
    'thread.changed': ({ threadId, associationId, publicationId }) => [
      'threads',
      `thread:${threadId}`,
      ...(publicationId ? [`about:${publicationId}`] : []),
      ...(associationId ? [`threads-of:${associationId}`] : []),
    ],
  },
  audit: {
    actions: {
      'thread.retitle': 'Переименовал(а) чужое обсуждение',
      'thread.delete': 'Убрал(а) чужое обсуждение',
      'thread.restore': 'Вернул(а) чужое обсуждение',
      'thread.solve': 'Отметил(а) решение обсуждения',
      'thread.unsolve': 'Снял(а) отметку решения',
      'post.official': 'Отметил(а) официальный ответ',
      'post.unofficial': 'Снял(а) отметку официального ответа',
      'post.delete': 'Удалил(а) чужое сообщение',
      'post.restore': 'Вернул(а) чужое сообщение',
    },
    subjects: { thread: 'обсуждение', post: 'сообщение' },
  },
  notices: {
    post: { title: 'Новые сообщения в обсуждениях, за которыми вы следите', channel: 'digest' },
    thread: { title: 'Новые обсуждения в объединениях и по меткам, за которыми вы следите', channel: 'digest' },
    mention: { title: 'Вас назвали в сообщении', channel: 'now' },
    answer: { title: 'Вам ответили или решили ваш вопрос', channel: 'now' },
    reminder: { title: 'Напоминания о закладках', channel: 'now' },
  },
  menu: [
    {
      title: 'Непрочитанное',
      url: '/threads?list=unread',
      icon: 'messages-square',
      counter: 'unread',
      group: 'own',
      order: 30,
      shown: works,
    },
    { title: 'Черновики', url: '/me/drafts', icon: 'pencil', group: 'own', order: 40, shown: works },
  ],
  cleanUp: deleteOldDrafts,
  checks,
  async mend() {
    await indexMissing();
  },
  fileAddresses: [/^\/threads\/\w+$/],
  noticePlaces: { thread: 'Обсуждения' },
  unheard: { thread: closedTo },
  personalData,
  costlyReads: [
    ['search', /^\/api\/(discussions\/search|threads\/similar|threads\/([^/]+\/)?people)$/],
    ['search', /^\/threads\/search$/],
  ],
};
