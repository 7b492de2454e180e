import type { Actor } from '../../platform/actor/index.ts';
import type { Capability } from '../../platform/capability/index.ts';
import { callNoMore } from './called.ts';
import { meetingNameRoutes } from './nameRoutes.ts';
import { outcomeRoutes } from './outcomeRoutes.ts';
import { personalData } from './personalData.ts';
import { registerMeetingJobs } from './reminders.ts';
import { meetingRoutes } from './routes.ts';
import { endCalendar, uninvite, uninviteFromGroup } from './uninviting.ts';

export const capability: Capability = {
  name: 'community/meetings',
  routes: [...meetingRoutes, ...outcomeRoutes, ...meetingNameRoutes],
  jobs: registerMeetingJobs,
  jobWords: { meetingId: 'заседание' },
  follows: { 'access.ended': endCalendar, 'association.left': uninvite, 'group.left': uninviteFromGroup },
  audit: {
    actions: {
      'meeting.call': 'Назначил(а) заседание',
      'meeting.hold': 'Отметил(а), что заседание прошло',
      'meeting.unhold': 'Вернул(а) заседание в назначенные',
      'meeting.cancel': 'Отменил(а) заседание',
      'meeting.renew': 'Вернул(а) отменённое заседание',
      'meeting.close': 'Закрыл(а) протокол',
      'meeting.reopen': 'Открыл(а) подписанный протокол снова',
      'meeting.name-remove': 'Убрал(а) имя из протокола',
      'meeting.agree': 'Согласился(ась) на общее заседание',
      'meeting.refuse': 'Отказался(ась) от общего заседания',
    },
    subjects: { meeting: 'заседание' },
  },
  notices: { meeting: { title: 'Приглашения на заседания и решения, за которые вы отвечаете', channel: 'now' } },
  menu: [
    {
      title: 'Заседания и календарь',
      url: '/me/calendar',
      icon: 'calendar',
      group: 'own',
      order: 80,
      shown: (actor: Actor) => actor.state === 'active',
    },
  ],
  noticePlaces: { meeting: 'Заседания' },
  unheard: { meeting: callNoMore },
  personalData,
};
