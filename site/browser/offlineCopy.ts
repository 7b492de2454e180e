import { viewOf } from './view.ts';

const moment = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** Tells that this page is a copy from the device, and shows it in the view that the person has chosen. */
export function sayCopy(): void {
  const { dataset } = document.documentElement;
  const view = viewOf(document.cookie);
  dataset.theme = view.lowVision ? 'light' : view.theme;
  if (view.lowVision)
    Object.assign(dataset, {
      scheme: view.scheme,
      size: view.size,
      spacing: view.spacing,
      pictures: view.pictures,
    });
  if (!dataset.copy) return;
  const notice = document.createElement('div');
  notice.className = 'notice warm';
  notice.setAttribute('role', 'status');
  const words = document.createElement('p');
  const list = Object.assign(document.createElement('a'), { href: '/offline', textContent: 'Всё, что сохранено' });
  words.append(
    `Сети нет. Это копия с вашего устройства от ${moment.format(new Date(dataset.copy))}: читать и печатать можно, отправить что-либо — нет. `,
    list,
  );
  notice.append(words);
  document.querySelector('main .content')?.prepend(notice);
}
