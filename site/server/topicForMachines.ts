import type { Topic } from '../../api/discovery/topics/index.ts';
import { config } from '../../api/platform/config/index.ts';

interface Listed {
  title: string;
  url: string;
}

/** JSON that may stand inside a script element. */
const safe = (description: object) => JSON.stringify(description).replaceAll('<', '\\u003c');

/** A list of pages of this site in their order, as schema.org has it. */
const itemList = (items: readonly Listed[]) => ({
  '@type': 'ItemList',
  numberOfItems: items.length,
  itemListElement: items.map(({ title, url }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    url: config.siteUrl + url,
  })),
});

/** A topic as a page that gathers others (JSON-LD). */
export const topicForMachines = ({ title, lead, url, materials, practices }: Topic): string =>
  safe({
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: title,
    description: lead,
    url: config.siteUrl + url,
    inLanguage: 'ru',
    isAccessibleForFree: true,
    about: { '@type': 'DefinedTerm', name: title },
    mainEntity: itemList([...materials, ...practices]),
  });

/** A public collection of materials and practices (JSON-LD). */
export const collectionForMachines = (collection: {
  title: string;
  description: string;
  url: string;
  updatedAt: Date;
  items: readonly Listed[];
}): string =>
  safe({
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: collection.title,
    ...(collection.description && { description: collection.description }),
    url: config.siteUrl + collection.url,
    inLanguage: 'ru',
    isAccessibleForFree: true,
    dateModified: collection.updatedAt.toISOString().slice(0, 10),
    mainEntity: itemList(collection.items),
  });
