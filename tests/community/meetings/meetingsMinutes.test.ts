import { describe, expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf } from '../../support/community.ts';
import { call, move, readMeeting, rightful } from '../../support/meetings.ts';

const { unzipSync, strFromU8 } = await import('fflate');
const { meetingOf, minutesPaper, paperOf } = await import('../../../api/community/meetings/minutesPaper.ts');
const { writeWord } = await import('../../../api/platform/papers/word.ts');
const { writePdf } = await import('../../../api/platform/papers/pdf.ts');

describe('the minutes as a file', () => {
  test('stand in Word in the form of the field, and in PDF with tags', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    await answerOf(move(meeting.id, 'held'), 200);
    await rightful(meeting.id);
    const [head, teacher] = [await idOf('head'), await idOf('teacher')];
    await answerOf(
      request('PUT', `/api/meetings/${meeting.id}/attendance`, {
        as: 'head',
        body: { attendance: { [head]: 'present', [teacher]: 'present' } },
      }),
      200,
    );
    const { items } = await readMeeting(meeting.id, 'head');
    await answerOf(
      request('POST', `/api/meetings/${meeting.id}/outcomes`, {
        as: 'head',
        body: { kind: 'decision', body: 'Провести срез', item: items[0]?.id, responsible: teacher, due: '2026-12-15' },
      }),
      201,
    );
    await answerOf(
      request('POST', `/api/meetings/${meeting.id}/outcomes`, {
        as: 'head',
        body: { kind: 'information', body: 'Олимпиада 5 декабря' },
      }),
      201,
    );
    const actor = {
      id: head,
      role: 'teacher',
      state: 'active',
      name: '',
      email: '',
      school: null,
      sessionId: '',
      consents: { processing: true, publication: true },
      moderates: true,
    } as const;
    const paper = await minutesPaper(actor, meeting.id);
    const files = unzipSync((await writeWord(paper)).bytes);
    const xml = strFromU8(files['word/document.xml'] as Uint8Array);
    const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>|<\/w:p>/g)]
      .map(([all, text]) => text ?? (all === '</w:p>' ? '\n' : ' '))
      .join('');
    // Initials never part from their surname at the end of a line.
    expect(words).toContain('А.\u00a0С.\u00a0Берёзкина');
    for (const part of [
      'ПРОТОКОЛ № 3',
      'Председатель: О. П. Рябинина',
      'Секретарь: А. С. Берёзкина',
      'Присутствовали (2): А. С. Берёзкина, О. П. Рябинина',
      'Повестка дня',
      'СЛУШАЛИ: О. П. Рябинина — о результатах среза',
      'ВЫСТУПИЛИ: А. С. Берёзкина: похоже на наши.',
      'РЕШИЛИ: 1.1. Провести срез. Ответственный: А. С. Берёзкина. Срок: до 15.12.2026.',
      'Принять к сведению: Олимпиада 5 декабря.',
    ])
      expect(words.replaceAll('\u00a0', ' ')).toContain(part);
    expect(xml).toMatch(/w:pStyle w:val="Title"/);
    expect(xml).toMatch(/w:pStyle w:val="Heading1"/);
    expect(xml).toMatch(/w:pStyle w:val="Signature"/);
    const styles = strFromU8(files['word/styles.xml'] as Uint8Array);
    expect(styles).toContain('Times New Roman');
    expect(styles).toContain('<w:sz w:val="28"/>');
    const pdf = Buffer.from((await writePdf(paper)).bytes).toString('latin1');
    expect(pdf).toMatch(/\/Lang \(ru-RU\)/);
    expect(pdf).toMatch(/\/MarkInfo/);
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'L', 'LI', 'P']) expect(pdf).toMatch(new RegExp(`/S /${tag}\\b`));
    expect(pdf).toContain('Tinos');
  });

  test('name people by their surnames in order, and have no empty heading', async () => {
    const { id } = await association('everyone', 'open', ['teacher', 'mentor', 'methodist']);
    const { id: meetingId } = await call(id, 'head', { agenda: [] });
    const meeting = await readMeeting(meetingId, 'head');
    const called = (meeting.people ?? []).map((person) => ({ ...person, attendance: 'present' }));
    const startsAt = new Date();
    const paper = paperOf({ ...meeting, startsAt, form: 'mixed', place: 'Лицей', people: called } as never);
    expect(paper.parts.map((part) => ('text' in part ? part.text : ''))).not.toContain('Повестка дня');
    expect(paper.parts.map((part) => ('text' in part ? part.text : ''))).not.toContain('Ход заседания');
    const present = paper.parts.find((part) => 'lead' in part && part.lead?.startsWith('Присутствовали')) as {
      text: string;
    };
    const surnames = present.text.split(', ').map((name) => name.split('\u00a0').at(-1) as string);
    expect(surnames.length).toBeGreaterThan(1);
    expect(surnames).toEqual([...surnames].sort((one, other) => one.localeCompare(other, 'ru')));
  });

  test('say whose meeting it was without the word twice', () => {
    expect(meetingOf(['Объединение учителей математики'])).toBe('заседания объединения учителей математики');
    expect(meetingOf(['Молодые педагоги'])).toBe('заседания объединения «Молодые педагоги»');
    expect(meetingOf(['Начальные классы', 'Химия'])).toBe(
      'совместного заседания объединений «Начальные классы», «Химия»',
    );
  });

  test('are for those who may know the people', async () => {
    const { id } = await association('everyone', 'open', ['teacher']);
    const meeting = await call(id);
    await expect(minutesPaper(null, meeting.id)).rejects.toMatchObject({ status: 403 });
  });
});
