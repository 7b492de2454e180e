import { z } from 'zod';
import { admissionCodes, membershipCodes, visibilityCodes } from '../../../db/schema/associations/associations.ts';
import { listOf, moment } from '../../platform/http/index.ts';

/** A person as others see them. The id is missing when their name may not be shown. */
export const personShape = z.object({ id: z.string().nullable(), name: z.string() });

export const associationShape = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  url: z.string(),
  purpose: z.string(),
  subjects: z.array(z.string()),
  /** Rules of the association in addition to those of the platform, Markdown. */
  rules: z.string(),
  visibility: z.enum(visibilityCodes),
  admission: z.enum(admissionCodes),
  membership: z.enum(membershipCodes),
  head: personShape.nullable(),
  /** Number of members; null where members are hidden. */
  memberCount: z.number().nullable(),
});

export const membershipShape = z.object({ membership: z.enum(membershipCodes) });

export const membersShape = listOf(
  z.object({
    user: personShape,
    membership: z.enum(membershipCodes),
    request: z.string().optional(),
    since: moment,
  }),
);
