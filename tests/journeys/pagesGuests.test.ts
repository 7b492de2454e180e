import { breaksAreTold, everyPage, viewsAsDrawn } from '../support/everyPage.ts';
import { journey } from '../support/journey.ts';

const city = journey();
everyPage(city, (as) => as === null);
viewsAsDrawn(city);
breaksAreTold(city);
