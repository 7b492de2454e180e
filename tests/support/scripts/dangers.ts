import type { Page } from 'playwright-core';

/** What in a drawn page could run or already ran, in words. */
export const dangersIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if ('__hit' in window) found.push('a vector ran');
    // The code of a school's link is drawn into the page: a picture runs nothing, and it is only kept.
    const code = 'data:image/svg+xml;base64,';
    for (const element of document.querySelectorAll('*')) {
      const own = element.matches(`img[src^="${code}"], a[download][href^="${code}"]`);
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'srcdoc' || name === 'style') found.push(`${element.tagName} ${name}`);
        const leads = /^(href|src|action|formaction|data|xlink:href)$/.test(name);
        if (leads && !own && /^\s*(javascript|data|vbscript):/i.test(value.replace(/[\t\n\r]/g, '')))
          found.push(`${element.tagName} ${name}=${value.slice(0, 60)}`);
        // What scripts of the site read as an address is never one that runs.
        if (name.startsWith('data-') && /^\s*(javascript|vbscript):/i.test(value))
          found.push(`${element.tagName} ${name}=${value.slice(0, 60)}`);
      }
      if (element instanceof HTMLScriptElement) {
        if (!/json$/.test(element.type)) {
          if (!element.src || new URL(element.src).origin !== location.origin) found.push('a script of somebody else');
        } else
          try {
            JSON.parse(element.text);
          } catch {
            found.push('JSON that is torn');
          }
      }
      if (/^(iframe|object|embed|base|frame|applet)$/i.test(element.tagName)) found.push(element.tagName);
      if (element instanceof HTMLImageElement && !own)
        if (new URL(element.src, location.href).origin !== location.origin) found.push(`picture of ${element.src}`);
    }
    // The frame of the page is whole: nothing ended it early.
    if (document.querySelectorAll('main').length !== 1 || !document.querySelector('footer'))
      found.push('the page is torn');
    return found;
  });
