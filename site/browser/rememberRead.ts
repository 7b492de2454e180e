// The page of a material or practice is put into the history of this device.
import { remember } from './history.ts';

const page = document.querySelector<HTMLElement>('[data-read]');
const title = document.querySelector('h1')?.textContent?.trim();
if (page && title) remember({ url: location.pathname, title, kind: page.dataset.read ?? '' });
