// Part of the build: every front matter of the bank that does not fit, with its file and line, before anything is built.
import { BankFileError, bankFiles, frontMatterOf } from '../../api/bank/files.ts';

const faults = bankFiles().flatMap((file) => {
  try {
    frontMatterOf(file);
    return [];
  } catch (error) {
    if (error instanceof BankFileError) return [error.message];
    throw error;
  }
});
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
