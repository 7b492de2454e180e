import { z } from 'zod';
import { roleCodes } from '../../../db/schema/accounts.ts';
import type { Actor } from '../../platform/actor/index.ts';

/** Shapes of the answers that several routes of accounts give. */
export const roleShape = z.enum(roleCodes);
export const schoolShape = z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable();
export const sessionShape = z.object({
  user: z.object({ id: z.string(), name: z.string(), role: roleShape, school: schoolShape }),
});
export const sentShape = z.object({ sent: z.boolean() });

/** A reference to a school. */
export const schoolRef = (school: { id: string; title: string; slug: string } | null) =>
  school && { id: school.id, title: school.title, url: `/schools/${school.slug}` };

export const sessionOf = ({ id, name, role, school }: Actor) => ({
  user: { id, name, role, school: schoolRef(school) },
});
