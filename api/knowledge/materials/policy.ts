import type { Material } from '../../../db/schema/materials.ts';
import { type Actor, isMethodist, type MaybeActor } from '../../platform/actor/index.ts';
import { allows, isEditable } from './states.ts';

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

/** What an actor may do in the present state; pages show these actions. */
export const abilitiesOf = (actor: MaybeActor, material: Subject) => {
  const { state } = material;
  const writes = mayWrite(actor);
  return {
    edit: mayEdit(actor, material),
    submit: writes && allows(state, 'submit'),
    withdraw: writes && isWriter(actor, material) && allows(state, 'withdraw'),
    decide: mayDecide(actor, material) && state === 'review',
    cancel: writes && allows(state, 'cancel'),
    revise: writes && allows(state, 'revise'),
    /** Discards the draft and goes back to the published text. */
    discard: mayEdit(actor, material) && material.publishedRevision !== null,
    archive: writes && allows(state, 'archive'),
    remark: mayRemark(actor, material),
    remove: mayDelete(actor, material),
  };
};
export type Abilities = ReturnType<typeof abilitiesOf>;
