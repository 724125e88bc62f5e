/** What is known of the aims before, between and after searches. */
import type { Argument, Conflict } from '../answer.ts';
import { rowAt, type Instance } from '../instance.ts';
import type { AimName } from '../problem.ts';
import { boundBreaks } from './breaks.ts';
import { boundHeld } from './held.ts';

export class Bounds {
	readonly #instance: Instance;
	readonly #aims: AimName[];
	/** By aim, in their order. */
	readonly found: { bound: number; argument: Argument }[];
	/** Person → fewest breaks alone, once `boundBreaks` has looked. */
	alone: ArrayLike<number>;

	constructor(instance: Instance) {
		this.#instance = instance;
		this.#aims = instance.aims;
		this.found = this.#aims.map(() => ({ bound: 0, argument: { by: 'counting' } }));
		this.alone = new Int32Array(instance.people);
		const { hopeless, problem } = instance;
		const weightOf = (wish: number) => problem.meetings[wish]!.weight ?? 1;
		const held = this.found[this.#aims.indexOf('held')];
		if (held) held.bound = hopeless.reduce((sum, { wish }) => sum + weightOf(wish), 0);
		const fairness = this.found[this.#aims.indexOf('fairness')];
		if (fairness) fairness.bound = Math.max(0, ...hopelessByPerson(instance).values());
	}

	/** Is this value as good as can be? */
	isReached(aim: number, value: number | undefined): boolean {
		return value !== undefined && value <= this.found[aim]!.bound;
	}

	/** Takes a bound that was counted by the caller. */
	count(aim: AimName, bound: number): void {
		const found = this.found[this.#aims.indexOf(aim)];
		if (found) found.bound = bound;
	}

	/**
	 * How much weight must be lost, where not everything could be held at once.
	 * @param lost what is lost now: ends as soon as that is proved to be the least
	 */
	boundLoss(lost = 0): void {
		const held = this.#aims.indexOf('held');
		if (held < 0 || this.isReached(held, lost)) return;
		const all = this.#instance.weight.reduce((sum, one) => sum + one, 0);
		const enough = all + this.found[held]!.bound - lost;
		const { bound, argument } = boundHeld(this.#instance, enough);
		if (bound >= all) return;
		this.found[held] = { bound: this.found[held]!.bound + all - bound, argument };
	}

	/**
	 * Breaks that cannot be avoided where every meeting is held; or a person who cannot have all.
	 * @param enough stop as soon as so many are proved
	 */
	boundBreaks(enough: number): Conflict | undefined {
		const at = this.#aims.indexOf('breaks');
		const found = boundBreaks(this.#instance, at < 0 ? 0 : enough);
		if ('impossible' in found) return this.#tooMuchFor(found.impossible);
		this.alone = found.alone;
		const { bound, argument } = found;
		if (at >= 0 && bound > this.found[at]!.bound) this.found[at] = { bound, argument };
		return undefined;
	}

	raise(aim: number, bound: number): void {
		if (bound > this.found[aim]!.bound) this.found[aim] = { bound, argument: { by: 'search' } };
	}

	#tooMuchFor(person: number): Conflict {
		const { problem, meetingAt, meetingsOf, agentNames } = this.#instance;
		return {
			reason: { word: 'person_has_too_little_time', about: [agentNames[person]!] },
			wishes: [...rowAt(meetingsOf, person)].map((m) => problem.meetings[meetingAt[m]!]!.id),
			isSmallest: false
		};
	}
}

/** How many hopeless wishes each participant has, by id. */
function hopelessByPerson({ hopeless, problem }: Instance): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { wish } of hopeless) {
		for (const id of problem.meetings[wish]!.who) {
			counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
		}
	}
	return counts;
}
