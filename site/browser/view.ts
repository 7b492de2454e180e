/** How a person wants the pages to look; remembered in the cookie `view`, read on the server, so it works without scripts. */
export interface View {
  theme: 'auto' | 'light' | 'dark';
  /** Версия для слабовидящих. */
  lowVision: boolean;
  size: '100' | '125' | '150' | '200';
  spacing: 'normal' | 'wide';
  scheme: 'black-on-white' | 'white-on-black' | 'blue-on-sky';
  pictures: 'shown' | 'hidden';
}

const choices: { [Name in keyof View]: readonly View[Name][] } = {
  theme: ['auto', 'light', 'dark'],
  lowVision: [false, true],
  size: ['100', '125', '150', '200'],
  spacing: ['normal', 'wide'],
  scheme: ['black-on-white', 'white-on-black', 'blue-on-sky'],
  pictures: ['shown', 'hidden'],
};

/** Reads a view from names and values; what is unknown becomes the first choice. */
export function viewFrom(values: URLSearchParams): View {
  const pick = <Name extends keyof View>(name: Name): View[Name] =>
    choices[name].find((choice) => String(choice) === values.get(name)) ?? (choices[name][0] as View[Name]);
  return {
    theme: pick('theme'),
    lowVision: pick('lowVision'),
    size: pick('size'),
    spacing: pick('spacing'),
    scheme: pick('scheme'),
    pictures: pick('pictures'),
  };
}

/** The view that a `Cookie` header asks for. */
export function viewOf(cookieHeader: string | undefined): View {
  const value = /(?:^|;\s*)view=([^;]*)/.exec(cookieHeader ?? '')?.[1] ?? '';
  return viewFrom(new URLSearchParams(value.replaceAll('|', '&')));
}

/** The view as the value of its cookie, in one fixed order. */
export function viewCookie(view: View): string {
  return Object.keys(choices)
    .map((name) => `${name}=${view[name as keyof View]}`)
    .join('|');
}
