/**
 * How `npm run dev` differs from the built server. Vite injects styles by script and uses a web socket,
 * which the site's Content-Security-Policy forbids, so the policy is left out. What only a build makes (the search index, icons,
 * social images) comes from the last build.
 */
export const development = {
  name: 'opora-development',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use((_request, response, next) => {
      const send = response.writeHead.bind(response);
      response.writeHead = (status, ...rest) => {
        for (const headers of rest) if (typeof headers === 'object') delete headers['content-security-policy'];
        return send(status, ...rest);
      };
      next();
    });
    server.middlewares.use(async ({ url, method }, response, next) => {
      if (!/^\/(?:search|icons|share)\//.test(url)) return next();
      const { statics } = await server.ssrLoadModule('/site/server/statics.ts');
      const file = await statics(new Request(new URL(url, 'http://localhost'), { method }));
      if (!file) return next();
      response.writeHead(file.status, Object.fromEntries(file.headers));
      response.end(Buffer.from(await file.arrayBuffer()));
    });
  },
};
