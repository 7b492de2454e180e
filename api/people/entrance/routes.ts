import type { Route } from '../../platform/http/index.ts';
import { admissionRoutes } from './admissionRoutes.ts';
import { entranceRoutes as waysIn } from './entranceRoutes.ts';
import { invitationRoutes } from './invitationRoutes.ts';

/** How people get an account: links, invitations, the school's approval. */
export const entranceRoutes: Route[] = [...waysIn, ...invitationRoutes, ...admissionRoutes];
