import type { Material } from '../../../db/schema/materials.ts';
import { type Actor, isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { isEditable } from './states.ts';

/** A material as the rules see it: `writers` wrote part of what is not published yet. */
export type Subject = Pick<Material, 'authorId' | 'state' | 'publishedRevision'> & { writers: readonly string[] };

/** The bank is written by the centre's methodists together. */
export const mayWrite = (actor: MaybeActor): actor is Actor => isMethodist(actor) && actor?.state === 'active';

/** A draft is visible to every methodist and to nobody else. */
export const mayRead = (actor: MaybeActor, _material: Subject): boolean => mayWrite(actor);

export const mayEdit = (actor: MaybeActor, material: Subject): boolean => mayWrite(actor) && isEditable(material.state);

export const isWriter = (actor: MaybeActor, material: Subject): boolean =>
  actor !== null && material.writers.includes(actor.id);

/** A second pair of eyes: nobody who wrote part of this text. */
export const mayDecide = (actor: MaybeActor, material: Subject): boolean =>
  mayWrite(actor) && !isWriter(actor, material);

/** Remarks are exchanged while the text is under review or returned. */
export const mayRemark = (actor: MaybeActor, material: Subject): boolean =>
  mayWrite(actor) && (material.state === 'review' || material.state === 'returned');

/** A never published draft may be deleted by its author. */
export const mayDelete = (actor: MaybeActor, material: Subject): boolean =>
  mayWrite(actor) &&
  actor.id === material.authorId &&
  isEditable(material.state) &&
  material.publishedRevision === null;
