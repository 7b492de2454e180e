import type { Mine } from '../../../api/community/discussions/index.ts';
import { html } from './html.ts';

/** A post that a hole speaks of, where the caller may write. */
interface OwnPost {
  id: string;
  number: number;
  authorId: string;
}
const own = ({ userId }: Mine, { authorId }: OwnPost) => userId === authorId;

/** The restore button for what the author deleted. */
export const ownRestore = (mine: Mine, post: OwnPost & { historyUrl: string }) =>
  html`${
    own(mine, post) &&
    html`<form method="post" class="actions"><input type="hidden" name="intent" value="restore"><input type="hidden" name="post" value="${post.id}"><input type="hidden" name="number" value="${post.number}"><button class="button quiet">Вернуть</button><a class="button quiet" href="${post.historyUrl}">Прочитать</a></form>`
  }`;
