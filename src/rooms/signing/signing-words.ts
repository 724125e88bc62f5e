import { listWords, plain } from '#platform/search/fold.ts';

/** What somebody says by signing: their name, that they mean it, and which text they saw. */
export type SigningWords = { name: string; isIntended: boolean; digest: string };

export function findSigningProblem(
	said: SigningWords,
	asked: { name: string; digest: string }
): string | undefined {
	if (!said.isIntended) return 'intention_missing';
	if (!said.name.trim()) return 'signer_name_missing';
	if (!isSameName(said.name, asked.name)) return 'signer_name_differs';
	return said.digest === asked.digest ? undefined : 'text_changed_meanwhile';
}

/** Alike but for capitals and marks, which not every keyboard has. */
const isSameName = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (name: string): string => listWords(name).map(plain).join(' ');

const drawingShape = /^M[\d.MLQ ,-]{3,60000}$/;

/** A drawn name is a path of numbers and nothing else; anything else is left out. */
export const drawingIn = (text: string): string | null => (drawingShape.test(text) ? text : null);
