/** Said when a session is closed: caches, stores and service workers of this site go from the browser. Cookies are set apart: the view stays. */
export const clearSiteData = '"cache", "storage"';
