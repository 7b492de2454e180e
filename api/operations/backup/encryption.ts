import { Decrypter, Encrypter } from 'age-encryption';
import { BackupRefusal } from './refusal.ts';

/**
 * Copies are encrypted in the format of age (age-encryption.org/v1): a key from the passphrase by scrypt, then parts of 64 KB by
 * ChaCha20-Poly1305, numbered and the last one marked. The program `age` opens them too.
 */
export const ageBeginning = 'age-encryption.org/v1\n';

/** Four random words, or a dozen random letters: a person who has the file may try passphrases for as long as they like. */
export const shortestPassphrase = 12;

/** @throws BackupRefusal for a passphrase that is guessed too soon */
export function checkPassphrase(passphrase: string): void {
  if (passphrase.length < shortestPassphrase)
    throw new BackupRefusal(
      `Фраза для копии короче ${shortestPassphrase} знаков. Возьмите четыре случайных слова и запишите их там, где не хранится сама копия.`,
    );
}

export async function encrypted(
  stream: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(stream);
}

/** @throws BackupRefusal when the passphrase is not the one; a part that was changed fails the stream itself */
export async function decrypted(
  stream: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(stream);
  } catch (error) {
    const unknown = error instanceof Error && /no identity matched/.test(error.message);
    throw new BackupRefusal(
      unknown
        ? 'Фраза не подходит к этой копии (или начало файла повреждено).'
        : 'Файл повреждён: начало зашифрованной копии не читается.',
      { cause: error },
    );
  }
}
