/** A map by the caller's ids, which are compared as text: 7 and '7' are the same. */
import type { Id } from './problem.ts';

export class ById<T> {
	readonly #known = new Map<Id, T>();

	static of<T extends { id: Id }>(list: T[]): ById<number> {
		return new ById(list.map(({ id }, i) => [id, i]));
	}

	constructor(entries: Iterable<readonly [Id, T]> = []) {
		for (const [id, value] of entries) this.#known.set(id, value);
	}

	/** Looks for the id as it is first: making texts of numbers takes longer than all the rest. */
	get(id: Id | undefined): T | undefined {
		if (id === undefined) return undefined;
		return this.#known.get(id) ?? this.#known.get(otherForm(id));
	}

	has(id: Id): boolean {
		return this.get(id) !== undefined;
	}
}

function otherForm(id: Id): Id {
	if (typeof id === 'number') return String(id);
	return String(Number(id)) === id ? Number(id) : id;
}
