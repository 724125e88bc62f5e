import { publicMemory } from './public-memory.ts';

type Known = { answer: unknown; changes: number; askedAt: number; tookMs: number };

const slowMs = 100;
/** Of an answer's age, no more than a twentieth goes into finding it out anew. */
const restFactor = 20;
const freshMs = 60_000;
const longestMs = 600_000;

const known = new Map<string, Known>();
const asking = new Map<string, Promise<unknown>>();

/**
 * An answer that everybody may see and that may take long to find out. What was quick is asked anew
 * after every public change; what was slow is told as it lately was, up to ten minutes, and found out
 * anew meanwhile, after a minute even where nothing was heard of.
 */
export async function rememberSlow<Answer>(
	key: string,
	ask: () => Promise<Answer>,
	now: () => number = Date.now
): Promise<Answer> {
	const one = known.get(key);
	if (!one || !isGood(one, now())) return askOnce(key, ask, now);
	if (isDue(one, now())) askOnce(key, ask, now).catch(() => undefined);
	return one.answer as Answer;
}

function isGood({ changes, askedAt, tookMs }: Known, at: number): boolean {
	const age = at - askedAt;
	if (tookMs >= slowMs) return age < longestMs;
	return age < freshMs && publicMemory.isTold() && changes === publicMemory.changes();
}

const isDue = ({ changes, askedAt, tookMs }: Known, at: number): boolean =>
	at - askedAt >= freshMs ||
	(changes !== publicMemory.changes() && at - askedAt >= tookMs * restFactor);

function askOnce<Answer>(
	key: string,
	ask: () => Promise<Answer>,
	now: () => number
): Promise<Answer> {
	const running = asking.get(key) as Promise<Answer> | undefined;
	if (running) return running;
	const [askedAt, changes] = [now(), publicMemory.changes()];
	const answer = ask().then((told) => {
		known.set(key, { answer: told, changes, askedAt, tookMs: now() - askedAt });
		return told;
	});
	asking.set(key, answer);
	const done = () => void asking.delete(key);
	answer.then(done, done);
	return answer;
}
