/**
 * Counts breaks that cannot be avoided. At first nobody may have any; whenever it is shown that
 * some of these bans contradict each other, one break more is certain, and they are allowed one more
 * between them. Each break is counted once: a ban that is given up is replaced by the ban of the next
 * one, and by the ban of a second one among those that were given up together.
 */
import type { Statement } from './statement.ts';

interface Ban {
	/** `[k]` is true if more than `k` are. */
	more: number[];
	allowed: number;
}

export class Cores {
	/** Breaks that are certain. */
	certain = 0;
	readonly #bans = new Map<number, Ban>();
	readonly #statement: Statement;

	constructor(breaks: number[][], statement: Statement) {
		this.#statement = statement;
		for (const ends of breaks) this.#ban({ more: statement.more(ends), allowed: 0 });
	}

	/** Literals that would be true if none of the bans were broken. */
	get bans(): number[] {
		return [...this.#bans.keys()];
	}

	#ban(ban: Ban): void {
		const next = ban.more[ban.allowed];
		if (next !== undefined) this.#bans.set(-next, ban);
	}

	/** These bans have been shown to contradict each other. False if one of them is none. */
	relax(core: number[]): boolean {
		const broken = [...new Set(core)].map((literal) => this.#bans.get(literal));
		if (broken.length === 0 || broken.includes(undefined)) return false;
		this.certain++;
		for (const literal of core) this.#bans.delete(literal);
		for (const ban of broken) this.#ban({ more: ban!.more, allowed: ban!.allowed + 1 });
		if (core.length > 1) {
			this.#ban({ more: this.#statement.more(core.map((one) => -one)), allowed: 1 });
		}
		return true;
	}
}
