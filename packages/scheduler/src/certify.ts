/** Adding to an answer the proof of a bound that would else have to be believed. */
import type { Answer } from './answer.ts';
import type { Problem } from './problem.ts';
import { certifyBreaks } from './sat/certify.ts';

/**
 * The same answer, with a proof of its bound on breaks where a solver's word alone stands for it and
 * every wish must be held. Takes longer than finding the bound, at times far longer: where the time is
 * up or the signal comes first, the answer is given back as it was.
 */
export async function certify(
	problem: Problem,
	answer: Answer,
	{ seconds = 60, signal }: { seconds?: number; signal?: AbortSignal } = {}
): Promise<Answer> {
	const at = answer.aims.findIndex(
		({ aim, argument }) => aim === 'breaks' && argument.by === 'search'
	);
	if (at < 0 || !problem.complete) return answer;
	const ends = performance.now() + 1000 * seconds;
	const isOver = () => signal?.aborted === true || performance.now() >= ends;
	const proof = await certifyBreaks(problem, answer.aims[at]!.bound, isOver);
	if (proof === undefined) return answer;
	const aims = answer.aims.with(at, { ...answer.aims[at]!, argument: { by: 'search', proof } });
	return { ...answer, aims };
}
