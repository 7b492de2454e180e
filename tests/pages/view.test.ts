import { describe, expect, it } from 'vitest';
import { viewCookie, viewFrom, viewOf } from '../../site/browser/view.ts';
import { localPath } from '../../site/server/guard.ts';
import { politeName } from '../../site/server/politeName.ts';

describe('the view', () => {
  it('comes back from its cookie as it was', () => {
    const view = viewFrom(
      new URLSearchParams('theme=dark&lowVision=true&size=200&spacing=wide&scheme=blue-on-sky&pictures=hidden'),
    );
    expect(viewOf(`session=1; view=${viewCookie(view)}; said=x`)).toEqual(view);
  });

  it('takes the first choice for what it does not know', () => {
    const usual = viewOf(undefined);
    expect(viewOf('view=theme=neon|size=900|lowVision=yes|scheme="><script>')).toEqual(usual);
    expect(usual).toMatchObject({ theme: 'auto', lowVision: false, size: '100' });
  });
});

describe('the way back after signing in', () => {
  it.each(['/bank?subject=mathematics', '/threads/1#post-17', '/'])('keeps %s', (path) => {
    expect(localPath(path, '/me')).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
    null,
  ])('refuses %s', (path) => {
    expect(localPath(path, '/me')).toBe('/me');
  });
});

describe('a polite name', () => {
  it.each([
    ['Петрова Анна Сергеевна', 'Анна Сергеевна'],
    ['Анна Сергеевна Петрова', 'Анна Сергеевна'],
    ['Ясенев Павел Ильич', 'Павел Ильич'],
    ['Мамедов Али Гасан оглы', 'Али Гасан оглы'],
    ['Анна Петрова', 'Анна Петрова'],
    ['Мир', 'Мир'],
  ])('of %s is %s', (name, polite) => {
    expect(politeName(name)).toBe(polite);
  });
});
