import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { deleteLongRead } from './cleaning.ts';
import { registerNotificationJobs } from './jobs.ts';
import { personalData } from './personalData.ts';
import { notificationRoutes } from './routes.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    /** The unread counters of these people changed: notifications, or posts of discussions that they follow. */
    'notifications.changed': { userIds: readonly string[] };
  }
}

export const capability: Capability = {
  name: 'people/notifications',
  routes: notificationRoutes,
  jobs: registerNotificationJobs,
  menu: [
    {
      title: 'Уведомления',
      url: '/notifications',
      icon: 'bell',
      group: 'own',
      order: 20,
      shown: (actor: Actor) => actor.state === 'active',
    },
  ],
  cleanUp: deleteLongRead,
  personalData,
  notPersonal: {
    'notifications.secret': 'признак того, что письмо не пересказывает уведомление',
  },
};
