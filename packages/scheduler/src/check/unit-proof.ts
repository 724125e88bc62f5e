/**
 * Follows a proof clause by clause: each must be so plain that, were it false, one forced choice after
 * the other would contradict something known ("reverse unit propagation"). Two literals of each clause
 * are watched. Source: Goldberg and Novikov, "Verification of proofs of unsatisfiability for CNF
 * formulas", 2003.
 */
export class UnitProof {
	/** Literal → 1 true, −1 false, 0 open; literals from −n to n, shifted by n. */
	#value = new Int8Array(2);
	#room = 0;
	/** By literal: positive ones at even places, negative ones after them. */
	readonly #watched: number[][][] = [];
	readonly #trail: number[] = [];
	#followed = 0;
	/** A contradiction is known, so everything follows. */
	isOver = false;

	/** Takes a clause as known. */
	take(clause: number[]): void {
		if (this.isOver) return;
		for (const literal of clause) this.#makeRoom(Math.abs(literal));
		const order = clause.filter((one) => this.#at(one) >= 0);
		if (order.some((one) => this.#at(one) > 0)) return;
		if (order.length === 0) this.isOver = true;
		else if (order.length === 1) {
			this.#assign(order[0]!);
			this.isOver = !this.#propagate();
		} else for (const one of order.slice(0, 2)) this.#watch(one, order);
	}

	/** Does this clause follow by forced choices alone? If so, it is known from now on. */
	follows(clause: number[]): boolean {
		if (this.isOver) return true;
		for (const literal of clause) this.#makeRoom(Math.abs(literal));
		const kept = this.#trail.length;
		let isSo = false;
		for (const literal of clause) {
			if (this.#at(literal) > 0) isSo = true;
			else if (this.#at(literal) === 0) this.#assign(-literal);
		}
		isSo ||= !this.#propagate();
		while (this.#trail.length > kept) this.#clear(this.#trail.pop()!);
		this.#followed = kept;
		if (isSo) this.take(clause);
		return isSo;
	}

	#makeRoom(variable: number): void {
		if (variable <= this.#room) return;
		const grown = Math.max(variable, 2 * this.#room, 1024);
		const value = new Int8Array(2 * grown + 1);
		for (const literal of this.#trail) {
			value[grown + literal] = 1;
			value[grown - literal] = -1;
		}
		this.#value = value;
		this.#room = grown;
	}

	#at(literal: number): number {
		return this.#value[this.#room + literal]!;
	}

	#assign(literal: number): void {
		this.#value[this.#room + literal] = 1;
		this.#value[this.#room - literal] = -1;
		this.#trail.push(literal);
	}

	#clear(literal: number): void {
		this.#value[this.#room + literal] = 0;
		this.#value[this.#room - literal] = 0;
	}

	#watch(literal: number, clause: number[]): void {
		(this.#watched[placeOf(literal)] ??= []).push(clause);
	}

	/** False where forced choices contradict each other. */
	#propagate(): boolean {
		while (this.#followed < this.#trail.length) {
			const lost = -this.#trail[this.#followed++]!;
			const list = this.#watched[placeOf(lost)];
			if (!list) continue;
			let kept = 0;
			for (let i = 0; i < list.length; i++) {
				const clause = list[i]!;
				if (clause[0] === lost) [clause[0], clause[1]] = [clause[1]!, lost];
				const other = clause[0]!;
				if (this.#at(other) <= 0 && this.#moveWatch(clause)) continue;
				list[kept++] = clause;
				if (this.#at(other) > 0) continue;
				if (this.#at(other) === 0) this.#assign(other);
				else {
					while (++i < list.length) list[kept++] = list[i]!;
					list.length = kept;
					return false;
				}
			}
			list.length = kept;
		}
		return true;
	}

	/** Watches a literal that is not false in the place of the second one. */
	#moveWatch(clause: number[]): boolean {
		for (let k = 2; k < clause.length; k++) {
			if (this.#at(clause[k]!) < 0) continue;
			[clause[1], clause[k]] = [clause[k]!, clause[1]!];
			this.#watch(clause[1], clause);
			return true;
		}
		return false;
	}
}

const placeOf = (literal: number) => (literal > 0 ? 2 * literal : 1 - 2 * literal);
