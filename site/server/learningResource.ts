import type { LearningResource, WithContext } from 'schema-dts';
import { kindTitle, type Publication } from '../../api/knowledge/bank/index.ts';
import { codeTitle } from '../../api/knowledge/bankFiles/index.ts';
import { pictureUrl } from '../../api/knowledge/socialImages/index.ts';
import { config } from '../../api/platform/config/index.ts';
import { titleOf } from '../../api/platform/taxonomy/index.ts';

const day = (date: Date) => date.toISOString().slice(0, 10);

/** A publication as schema.org's LearningResource. */
function described(publication: Publication): WithContext<LearningResource> {
  const { collection, source } = publication;
  const url = config.siteUrl + publication.url;
  const subjects = publication.subjects.filter((code) => code !== 'any').map((code) => titleOf('subjects', code));
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    '@id': url,
    url,
    mainEntityOfPage: url,
    name: publication.title,
    description: publication.summary,
    image: config.siteUrl + pictureUrl(publication),
    inLanguage: 'ru',
    learningResourceType: kindTitle(publication.kind),
    educationalUse: collection === 'material' ? 'Подготовка урока и работы школы' : 'Перенос опыта другой школы',
    educationalLevel: publication.levels.map((code) => titleOf('levels', code)),
    about: subjects.map((name) => ({ '@type': 'Thing', name })),
    teaches: publication.deficits.map((code) => codeTitle('deficit', code)),
    keywords: [
      ...subjects,
      ...publication.situations.map((code) => codeTitle('situation', code)),
      ...publication.risks.map((code) => codeTitle('risk', code)),
    ].join(', '),
    audience: publication.audience.map((code) => ({
      '@type': 'EducationalAudience',
      educationalRole: titleOf('audience', code),
    })),
    timeRequired: `PT${publication.minutes}M`,
    isAccessibleForFree: true,
    isPartOf: {
      '@type': 'Collection',
      name: collection === 'material' ? 'Банк материалов' : 'Практики школ',
      url: `${config.siteUrl}/${collection === 'material' ? 'bank' : 'practices'}`,
    },
    author: publication.authors.map((name) =>
      source === 'file' ? { '@type': 'Organization', name } : { '@type': 'Person', name },
    ),
    publisher: { '@type': 'Organization', name: publication.owner, url: config.siteUrl },
    datePublished: day(publication.publishedAt),
    dateModified: day(publication.updatedAt),
    // A licence that has no address of its own is named.
    license:
      publication.licence === 'CC BY 4.0'
        ? 'https://creativecommons.org/licenses/by/4.0/deed.ru'
        : { '@type': 'CreativeWork', name: publication.licence },
    ...((source === 'file' || collection === 'material') && {
      encoding: {
        '@type': 'MediaObject',
        contentUrl: `${url}/document.docx`,
        encodingFormat: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
    }),
  };
}

/** A publication for search engines (JSON-LD), safe inside a script element. */
export const describedForMachines = (publication: Publication): string =>
  JSON.stringify(described(publication)).replaceAll('<', '\\u003c');
