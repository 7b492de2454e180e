import { crc32, deflateSync } from 'node:zlib';

/** A bitmap: three bytes a pixel, drawn by rectangles. */
export class Drawing {
  readonly width: number;
  readonly height: number;
  readonly #points: Uint8Array;

  constructor(width: number, height: number, paper: readonly [number, number, number] = [251, 248, 242]) {
    this.width = width;
    this.height = height;
    this.#points = new Uint8Array(width * height * 3);
    this.fill(0, 0, width, height, paper);
  }

  fill(left: number, top: number, width: number, height: number, colour: readonly [number, number, number]): this {
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++)
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++)
        this.#points.set(colour, (y * this.width + x) * 3);
    return this;
  }

  /** As a PNG: signature, header, one compressed block of rows, end. */
  png(): Uint8Array {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const line = this.width * 3;
    const lines = Buffer.alloc((line + 1) * this.height);
    for (let y = 0; y < this.height; y++)
      lines.set(this.#points.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}
