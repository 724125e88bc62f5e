const mostAnswers = 1_000;
/** As long as a kept page lives; what was told to nobody is not remembered for ever. */
const longestMs = 60_000;

type Remembered = { answer: Promise<unknown>; until: number };
type Memory = { answers: Map<string, Remembered>; isTold: boolean; changes: number };

const place = Symbol.for('osnova.public-memory');

/** Kept on globalThis: the server hears of changes, the built pages ask; each loads this module. */
function memory(): Memory {
	const shelf = globalThis as { [place]?: Memory };
	shelf[place] ??= { answers: new Map(), isTold: false, changes: 0 };
	return shelf[place];
}

/**
 * An answer that everybody may see, asked once until something public changes. Whoever asks while the
 * first is still looking waits with them; an answer begun before a change is not remembered after it.
 */
export function rememberPublic<Answer>(
	key: string,
	ask: () => Promise<Answer>,
	now = Date.now()
): Promise<Answer> {
	const { answers, isTold } = memory();
	if (!isTold) return ask();
	const known = answers.get(key);
	if (known && known.until > now) return known.answer as Promise<Answer>;
	const answer = ask();
	const remembered = { answer, until: now + longestMs };
	answers.delete(key);
	answers.set(key, remembered);
	const [oldest] = answers.keys();
	if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
	answer.catch(() => answers.get(key) === remembered && answers.delete(key));
	return answer;
}

export const publicMemory = {
	/** Whether what is asked now will be remembered. */
	isTold: (): boolean => memory().isTold,
	/** Something that visitors see has changed. */
	drop(): void {
		memory().answers = new Map();
		memory().changes += 1;
	},
	/** How often something has changed since this process runs; the same number: nothing has. */
	changes: (): number => memory().changes,
	/** While nobody tells of changes nothing is remembered. */
	trust(isTold: boolean): void {
		memory().isTold = isTold;
		publicMemory.drop();
	}
};
