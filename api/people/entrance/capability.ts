import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { newcomers } from './desk.ts';
import { mayAdmitPeople } from './policy.ts';
import { entranceRoutes } from './routes.ts';

declare module '../../platform/capability/capability.ts' {
  interface Steps {
    /** The link by which people ask to join a school: its seed and whose right it rests on, or null for none. */
    'join-link.changed': { schoolId: string; joinSeed: string | null; joinBy: string | null };
  }
}

export const capability: Capability = {
  name: 'people/entrance',
  routes: entranceRoutes,
  audit: {
    actions: {
      'invitation.send': 'Отправил(а) приглашения',
      'invitation.revoke': 'Отозвал(а) приглашение',
      'invitation.accept': 'Принял(а) приглашение',
      'join-link.renew': 'Обновил(а) ссылку школы',
      'join-link.drop': 'Выключил(а) ссылку школы',
      'person.ask': 'Попросился(ась) в школу',
      'person.confirm': 'Подтвердил(а) человека',
      'person.refuse': 'Отклонил(а) заявку',
    },
    subjects: { invitation: 'приглашение' },
  },
  desk: [{ name: 'entrance.newcomers', order: 50, read: newcomers }],
  unheard: { school: async (person, ids) => ids.filter((id) => !mayAdmitPeople(person, id)) },
  menu: [
    {
      title: 'Приглашения',
      url: '/invitations',
      icon: 'user-plus',
      group: 'duty',
      order: 60,
      shown: (actor: Actor) => actor.role === 'methodist',
    },
  ],
};
