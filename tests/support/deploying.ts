import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A house in front of the built one that, from `next()` on, shows another build: another worker, and the built files gone. */
export async function deployedAnew(url: string): Promise<{ url: string; next(): void; stop(): Promise<void> }> {
  let build = '';
  const { port } = new URL(url);
  const server = createServer((asked, answer) => {
    if (build && asked.url?.startsWith('/assets/') && !asked.headers.referer?.endsWith('/sw.js')) {
      answer.writeHead(404).end();
      return;
    }
    const passed = request({ port, path: asked.url, method: asked.method, headers: asked.headers }, (given) => {
      const worker = asked.url === '/sw.js';
      const headers = { ...given.headers };
      // The worker is written anew: its length and mark are others.
      if (worker)
        for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) delete headers[name];
      answer.writeHead(given.statusCode ?? 500, headers);
      if (!worker) return void given.pipe(answer);
      let code = '';
      given.setEncoding('utf8');
      given.on('data', (part) => (code += part));
      given.on('end', () => answer.end(build ? code.replace(/opora-shell-/, `opora-shell-${build}-`) : code));
    });
    if (asked.url === '/sw.js') passed.removeHeader('accept-encoding');
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => {
      build = 'next';
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
