/** The script of a test page with the results element on it. */
import '../../site/browser/search/element.ts';
import './page.ts';
