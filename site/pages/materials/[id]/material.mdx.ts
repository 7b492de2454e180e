import type { APIRoute } from 'astro';
import { signedIn } from '../../../../api/accounts/actor.ts';
import { exportMaterial } from '../../../../api/materials/export.ts';

/** A material as a file for `content/materials/`. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { name, mdx } = await exportMaterial(signedIn(locals.actor), String(params.id));
  return new Response(mdx, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
};
