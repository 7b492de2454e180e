import type { MaybeActor } from '../../../platform/actor/index.ts';
import type { Paper, Part } from '../../../platform/papers/index.ts';
import { dayOf } from '../../../platform/russian/shared/russian.ts';
import { readSettings } from '../../../platform/settings/index.ts';
import { type Pair, readPair } from '../pair.ts';
import { figure } from '../words.ts';
import { readWork, type Work } from '../work.ts';
import { dashes, heading, namesOf, signatures, table, words } from './parts.ts';

/** User text inside our quotes: its own quotes become „…“. */
const quoted = (text: string) =>
  text
    .replace(/[.\s]+$/, '')
    .replaceAll('«', '„')
    .replaceAll('»', '“');
/** An empty cell to fill in by hand. */
const blank = '____________________';

/** The agreement of a pair, prefilled and ready to be signed; for everyone who may see the pair. @throws Problem 404 */
export async function agreementPaper(actor: MaybeActor, id: string): Promise<Paper> {
  const [pair, work, place] = await Promise.all([readPair(actor, id), readWork(actor, id), readSettings()]);
  const title = 'Соглашение о наставничестве';
  const under = `№ ______ от «____» ______________ 20____ г., ${place.city}`;
  return {
    title,
    author: place.centre,
    name: `${title}, ${pair.leader.title} и ${pair.supported.title}`,
    parts: [{ kind: 'title', text: title, under }, ...partsOf(pair, work, place.centre)],
  };
}

function partsOf(pair: Pair, { goals }: Work, centre: string): Part[] {
  const { leader, supported, coordinator } = pair;
  const empty = ['', '', '', ''];
  return [
    words(
      `${leader.title} (далее — Школа-лидер), в лице руководителя ____________________________, и ${supported.title} (далее — Школа с поддержкой), в лице руководителя ____________________________, при участии организации «${centre}» (далее — Центр) договорились о нижеследующем.`,
    ),
    heading('1. О чём договорились'),
    words(`1.1. Школы работают вместе ради одного дела: «${quoted(pair.purpose)}».`),
    words('1.2. Цели, по которым обе школы поймут, что работа удалась:'),
    table(
      [6, 2, 2, 2],
      ['Показатель и единица', 'Сейчас', 'Должно стать', 'К какому дню'],
      goals.length > 0
        ? goals.map((goal) => [`${goal.title}, ${goal.unit}`, figure(goal.start), figure(goal.target), dayOf(goal.due)])
        : [empty, empty],
    ),
    words(
      '1.3. Соглашение не является договором о сетевой форме реализации образовательных программ и не создаёт финансовых обязательств.',
    ),
    heading('2. Участники'),
    table(
      [3, 4, 4],
      ['Кто', 'Наставники', 'Наставляемые'],
      [
        ['Школа', leader.title, supported.title],
        ['Люди', namesOf(pair, 'mentor').join('\n') || blank, namesOf(pair, 'mentee').join('\n') || blank],
      ],
    ),
    words(
      `Координатор от Центра: ${coordinator.name}. Участие учителей добровольное; состав меняет координатор с ведома обеих школ.`,
    ),
    heading('3. Школа-лидер'),
    dashes(
      'принимает учителей Школы с поддержкой на обычных уроках и приезжает к ним;',
      'даёт свои рабочие материалы с правом менять их под себя;',
      'освобождает наставников от уроков на время встреч.',
    ),
    heading('4. Школа с поддержкой'),
    dashes(
      'определяет, с чем работать, и вправе отказаться от предложенного;',
      'освобождает наставляемых от уроков на время встреч;',
      'меряет показатели, названные в пункте 1.2, и записывает их значения.',
    ),
    heading('5. Порядок работы'),
    words(
      '5.1. Пара встречается не реже одного раза в две недели: очно, по видеосвязи или на уроке. Цели, дела и журнал встреч ведутся на платформе «Опора»; других отчётов с учителей не спрашивают.',
    ),
    words(
      '5.2. Разговор наставников, наставляемых и координатора и их размышления не видят ни администрации школ, ни другие методисты, ни администратор платформы. Увиденное на уроках не передают третьим лицам и не используют для оценки учителей.',
    ),
    words('5.3. Персональными данными обучающихся школы не обмениваются: вместо имён — код ученика.'),
    words('5.4. В середине срока школы сверяются и решают: продолжать, менять или остановиться.'),
    heading('6. Срок и прекращение'),
    words(
      `6.1. Соглашение действует ${pair.startedAt ? `с ${dayOf(pair.startedAt)}` : 'со дня подписания'} ${goals.length > 0 ? `по ${dayOf(new Date(Math.max(...goals.map(({ due }) => due.getTime()))))}` : 'по «____» ______________ 20____ г.'}.`,
    ),
    words(
      '6.2. Любая из школ может прекратить его, письменно объяснив причину другой школе и Центру. Итоги подводятся в отчёте пары.',
    ),
    heading('7. Подписи'),
    signatures(pair, centre),
  ];
}
