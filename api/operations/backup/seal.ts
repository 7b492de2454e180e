import { createHash } from 'node:crypto';
import { BackupRefusal } from './refusal.ts';

/** One tar block; tar readers ignore everything after the end of the archive. */
const sealLength = 512;
const words = 'opora sha256 ';

function sealOf(digest: string): Uint8Array {
  const block = new Uint8Array(sealLength);
  new TextEncoder().encodeInto(`${words}${digest}\n`, block);
  return block;
}

/** Appends the hash of all preceding bytes as the last block: tar protects neither its headers nor its padding. */
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

/** Strips the seal; the stream fails at its end when a byte was changed or is missing. */
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
