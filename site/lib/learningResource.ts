import type { Publication } from '../../api/bank/publication.ts';
import { kindTitle } from '../../api/bank/words.ts';
import { config } from '../../api/config.ts';
import { titleOf } from '../../api/taxonomy.ts';

/** A publication as schema.org's LearningResource (JSON-LD), safe inside a script element. */
export function describedForMachines(publication: Publication): string {
  const description = {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: publication.title,
    description: publication.summary,
    url: config.siteUrl + publication.url,
    inLanguage: 'ru',
    learningResourceType: kindTitle(publication.kind),
    educationalLevel: publication.levels.map((code) => titleOf('levels', code)),
    about: publication.subjects.filter((code) => code !== 'any').map((code) => titleOf('subjects', code)),
    audience: publication.audience.map((code) => ({
      '@type': 'EducationalAudience',
      educationalRole: titleOf('audience', code),
    })),
    timeRequired: `PT${publication.minutes}M`,
    isAccessibleForFree: true,
    author: publication.authors.map((name) => ({
      '@type': publication.source === 'file' ? 'Organization' : 'Person',
      name,
    })),
    publisher: { '@type': 'Organization', name: publication.owner },
    datePublished: publication.publishedAt.toISOString().slice(0, 10),
    dateModified: publication.updatedAt.toISOString().slice(0, 10),
    ...(publication.licence === 'CC BY 4.0' && { license: 'https://creativecommons.org/licenses/by/4.0/deed.ru' }),
  };
  return JSON.stringify(description).replaceAll('<', '\\u003c');
}
