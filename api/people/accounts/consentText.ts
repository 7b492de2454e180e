import { z } from 'zod';
import { readSettings, type Settings } from '../../platform/settings/index.ts';
import { consentVersions } from './consentVersions.ts';

export const consentPurposes = ['processing', 'publication'] as const;
export const purposeShape = z.enum(consentPurposes, { error: 'Согласия бывают двух видов: processing и publication.' });
export type ConsentPurpose = (typeof consentPurposes)[number];

/** A consent as shown: a separate document for one purpose (152-ФЗ, статья 9, в редакции с 01.09.2025). */
export interface ConsentDocument {
  purpose: ConsentPurpose;
  version: number;
  title: string;
  /** Paragraphs, separated by an empty line; exactly this text goes into the log. */
  text: string;
}

/** The settings the texts mention. */
type Operator = Pick<Settings, 'city' | 'centre' | 'centreEmail' | 'centreAddress' | 'operator'>;

const operatorOf = ({ operator, centre, centreAddress, centreEmail }: Operator) =>
  `оператору — ${operator || centre} (${centreAddress}; ${centreEmail})`;

const processing = (
  place: Operator,
) => `Я даю согласие ${operatorOf(place)} на обработку моих персональных данных на платформе «Опора».

Цель: моя работа на платформе методического центра — вход, обсуждения, участие в объединениях и парах школ, подготовка практик.

Данные: фамилия, имя и отчество, адрес электронной почты, школа, должность, предметы; то, что я напишу о себе в профиле и в обсуждениях; сведения о входах (время, браузер, сетевой адрес в журнале согласий).

Действия: сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, использование, предоставление участникам платформы, обезличивание, блокирование, удаление и уничтожение — с использованием средств автоматизации. Данные хранятся в базе на территории Российской Федерации и не передаются третьим лицам, кроме случаев, установленных законом.

Срок: до закрытия моей учётной записи или до отзыва согласия.

Отзыв: согласие можно отозвать в любой момент, закрыв учётную запись в разделе «Мой профиль» или написав оператору. После отзыва вход закрывается, а имя, почта и сведения профиля стираются.`;

const publication = (
  place: Operator,
) => `Я даю согласие ${operatorOf(place)} на то, чтобы мои фамилия, имя и отчество, школа и должность показывались на страницах платформы «Опора», открытых для всех.

Цель: назвать меня автором моих практик, материалов и сообщений в открытых обсуждениях.

Данные: фамилия, имя и отчество, школа, должность. Никакие другие сведения без моего решения не публикуются.

Условия: видеть эти сведения может любой посетитель сайта; передавать их дальше, копировать в другие базы и использовать в рекламе я не разрешаю.

Срок: до отзыва согласия.

Отзыв: согласие можно отозвать в любой момент в разделе «Мой профиль». После отзыва гости видят вместо имени слово «Участник» сразу же. Опубликованный текст практики остаётся, имя автора с её открытой страницы убирается. Снимки страниц, которые кто-то сохранил раньше, платформа отозвать не может.`;

/** The document of a purpose with the operator's current details. */
export const consentDocument = async (purpose: ConsentPurpose): Promise<ConsentDocument> =>
  consentFor(purpose, await readSettings());

/** The document of a purpose with the given details. */
export function consentFor(purpose: ConsentPurpose, place: Operator): ConsentDocument {
  const version = consentVersions[purpose];
  return purpose === 'processing'
    ? { purpose, version, title: 'Согласие на обработку персональных данных', text: processing(place) }
    : { purpose, version, title: 'Согласие на публикацию имени', text: publication(place) };
}
