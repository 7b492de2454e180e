import { createHash } from 'node:crypto';
import { BackupRefusal } from './refusal.ts';

/** As long as a block of tar, after whose end readers of tar look no further. */
const sealLength = 512;
const words = 'opora sha256 ';

function sealOf(digest: string): Uint8Array {
  const block = new Uint8Array(sealLength);
  new TextEncoder().encodeInto(`${words}${digest}\n`, block);
  return block;
}

/** Adds to a stream, as its last block, the hash of all before it: tar itself guards neither its headers nor what fills its blocks. */
export function seal(): TransformStream<Uint8Array, Uint8Array> {
  const hash = createHash('sha256');
  return new TransformStream({
    transform(chunk, controller) {
      hash.update(chunk);
      controller.enqueue(chunk);
    },
    flush(controller) {
      controller.enqueue(sealOf(hash.digest('hex')));
    },
  });
}

/** Takes the seal off a stream, which fails at its end when a byte is not what was sealed, or when bytes are missing. */
export function unseal(): TransformStream<Uint8Array, Uint8Array> {
  const hash = createHash('sha256');
  // The last block so far: it may be the seal.
  let held = new Uint8Array(0);
  const pass = (bytes: Uint8Array, controller: TransformStreamDefaultController<Uint8Array>) => {
    if (bytes.length === 0) return;
    hash.update(bytes);
    controller.enqueue(bytes);
  };
  return new TransformStream({
    transform(chunk, controller) {
      if (chunk.length >= sealLength) {
        pass(held, controller);
        pass(chunk.subarray(0, -sealLength), controller);
        held = chunk.slice(-sealLength);
      } else {
        const all = new Uint8Array([...held, ...chunk]);
        const sure = Math.max(0, all.length - sealLength);
        pass(all.slice(0, sure), controller);
        held = all.slice(sure);
      }
    },
    flush() {
      if (Buffer.compare(held, sealOf(hash.digest('hex'))) !== 0)
        throw new BackupRefusal('Файл повреждён или скопирован не до конца: его контрольная сумма не сходится.');
    },
  });
}
