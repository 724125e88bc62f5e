import { createHash } from 'node:crypto';
import { concepts } from '#thesaurus';

/** Raise it when words are written otherwise than before: endings, spellings, what narrows. */
const written = 3;

/** What entries were written with: when it is another, all are written anew. */
export const searchEdition = createHash('sha256')
	.update(`${written} ${JSON.stringify(concepts)}`)
	.digest('base64url')
	.slice(0, 16);
