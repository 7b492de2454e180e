import { everyPage } from '../support/everyPage.ts';

everyPage((as) => as === null);
