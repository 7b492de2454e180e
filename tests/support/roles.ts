// What tests need of the demo city and of the bank, by the part it plays in them: who edits content changes a name here alone.

/** A material of a file that has a form to print and to take as Word, a practice near it, and readers who used it. */
export const materialWithForm = 'bilet-na-vyhod';

/** A material of a file on whose page nothing hangs: no form, no file, no mark. */
export const plainMaterial = 'chas-kachestva';
