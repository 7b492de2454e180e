import type { APIRoute } from 'astro';
import { exportMaterial } from '../../../../api/knowledge/materials/index.ts';
import { signedIn } from '../../../../api/platform/actor/index.ts';

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
