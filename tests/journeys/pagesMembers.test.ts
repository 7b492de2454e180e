import { everyPage } from '../support/everyPage.ts';
import { journey } from '../support/journey.ts';
import { leaders } from '../support/pages.ts';

const city = journey();
everyPage(city, (as) => as !== null && !leaders.includes(as));
