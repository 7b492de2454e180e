/** Sent when a session ends: clears caches, storage and service workers of this site. Cookies are handled separately, so the display settings stay. */
export const clearSiteData = '"cache", "storage"';
