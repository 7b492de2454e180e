import { everyPage } from '../support/everyPage.ts';
import { leaders } from '../support/pages.ts';

everyPage((as) => as !== null && leaders.includes(as));
