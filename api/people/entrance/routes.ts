import type { Route } from '../../platform/http/index.ts';
import { admissionRoutes } from './admissionRoutes.ts';
import { entranceRoutes as waysIn } from './entranceRoutes.ts';
import { invitationRoutes } from './invitationRoutes.ts';

/** How people come in: links, invitations, the school's word. */
export const entranceRoutes: Route[] = [...waysIn, ...invitationRoutes, ...admissionRoutes];
