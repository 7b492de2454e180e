/** The script of the test page: the site's search over the bundles that the page names. */
import { createSearch } from '../../site/browser/search/client.ts';

window.search = createSearch((document.body.dataset.bundles ?? '').split(' ').filter(Boolean));
