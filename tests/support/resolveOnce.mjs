// Loaded before every test file: Node asks anew for each import where it leads and reads the package's description for it,
// and that of drizzle-orm alone has 180 KB. What is the same for all imports of one name or folder is asked once.
import { registerHooks } from 'node:module';

const own = new URL('../../', import.meta.url).href;
/** Where the sources of this house find a package, by its name. */
const packages = new Map();
/** How files of that ending in that folder are read. */
const formats = new Map();

const isRelative = (specifier) => specifier.startsWith('./') || specifier.startsWith('../');
const isPackage = (specifier) => /^[@\w]/.test(specifier) && !specifier.includes(':');

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL, conditions } = context;
    if (!parentURL?.startsWith(own) || !conditions.includes('import')) return next(specifier, context);
    if (isPackage(specifier) && !parentURL.includes('/node_modules/')) {
      const known = packages.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
      packages.set(specifier, known);
      return known;
    }
    const ending = /\/[^/?#]+(\.[mc]?[jt]s)$/.exec(specifier)?.[1];
    if (!isRelative(specifier) || !ending) return next(specifier, context);
    const { href: url } = new URL(specifier, parentURL);
    const folder = url.slice(0, url.lastIndexOf('/') + 1) + ending;
    const format = formats.get(folder);
    if (format) return { url, format, shortCircuit: true };
    const found = next(specifier, context);
    formats.set(folder, found.format);
    return found;
  },
});
