import sharp from 'sharp';
import { expect, it } from 'vitest';
import { drawPicture } from '../../api/knowledge/socialImages/picture.ts';

/** Where dark letters end at the right, in points, above the foot of the picture. */
async function lettersEnd(title: string): Promise<number> {
  const png = await drawPicture({ title, label: 'Практика', note: 'Учитель' });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1200, 630]);
  let end = 0;
  for (let y = 130; y < 500; y++)
    for (let x = 0; x < info.width; x++) {
      const at = (y * info.width + x) * 3;
      if ((data[at] as number) < 60 && (data[at + 1] as number) < 70 && (data[at + 2] as number) < 80)
        end = Math.max(end, x);
    }
  return end;
}

it('keeps a title of any length within its column, off the drawing beside it', async () => {
  const words =
    'Организация внутришкольного контроля сформированности читательской грамотности обучающихся с ограниченными';
  for (const title of [
    'Билет на выход',
    words,
    `${words} возможностями ${words}`,
    'Самосовершенствованиеорганизациивнутришкольногоконтроля',
  ])
    expect(await lettersEnd(title), title).toBeLessThan(848);
});
