import { type Actor, seesEverySchool } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { kindTitles } from '../accounts/index.ts';
import { keepJoinLink } from './editing.ts';
import { schoolRoutes } from './routes.ts';

declare module '../../platform/signals/signals.ts' {
  interface Signals {
    'school.changed': { schoolId: string };
  }
}

export const capability: Capability = {
  name: 'people/schools',
  routes: schoolRoutes,
  keptPages: { 'school.changed': ({ schoolId }) => ['schools', `school:${schoolId}`] },
  follows: { 'join-link.changed': keepJoinLink },
  audit: {
    actions: {
      'school.create': 'Завёл(а) школу',
      'school.edit': 'Изменил(а) карточку школы',
      'school.kind': 'Изменил(а) статус школы',
    },
    subjects: { school: 'школа' },
    facts: { school: 'школа', kind: 'статус', since: 'с' },
    codes: { kind: kindTitles, from: kindTitles, to: kindTitles },
    addresses: { school: (id) => `/schools/${id}` },
  },
  menu: [
    {
      title: 'Моя школа',
      url: '/schools/mine',
      icon: 'school',
      group: 'together',
      order: 40,
      shown: (actor: Actor) => actor.school !== null,
    },
    { title: 'Школы', url: '/schools', icon: 'school', group: 'duty', order: 70, shown: seesEverySchool },
  ],
  noticePlaces: { school: 'Школа' },
  notPersonal: {
    'schools.address': 'почтовый адрес школы',
    'schools.joinSeed': 'ссылка школы: ничья, открывает только заявку',
  },
};
