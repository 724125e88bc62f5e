/** Clauses in the making: variables are whole numbers from 1, a minus sign means "not". */
export class Formula {
	variables = 0;
	/** Takes each clause as soon as it is known. */
	readonly #give: (clause: number[]) => void;
	/** A variable that is true, for sums with fixed parts. */
	readonly yes: number;

	constructor(give: (clause: number[]) => void) {
		this.#give = give;
		this.yes = this.fresh();
		this.add(this.yes);
	}

	fresh(): number {
		return ++this.variables;
	}

	add(...clause: number[]): void {
		this.#give(clause);
	}

	/** A variable that is true if and only if one of these is. */
	anyOf(literals: number[]): number {
		if (literals.length === 1) return literals[0]!;
		const any = this.fresh();
		for (const one of literals) this.add(-one, any);
		this.add(-any, ...literals);
		return any;
	}

	/** At most one of these: pairwise when few, else by a ladder of "one was among the first". */
	atMostOne(literals: number[], unless: number[] = []): void {
		if (literals.length <= 6) {
			literals.forEach((one, i) => {
				for (const other of literals.slice(i + 1)) this.add(-one, -other, ...unless);
			});
			return;
		}
		const half = literals.slice(0, 4);
		const link = this.fresh();
		for (const one of half) this.add(-one, link, ...unless);
		this.atMostOne(half, unless);
		this.atMostOne([link, ...literals.slice(4)], unless);
	}

	/**
	 * Counts upwards (a totalizer): `sum[k]` is true if more than `k` of the literals are, for `k`
	 * below `most`. With `both`, also the other way round. Source: Bailleux and Boufkhad, "Efficient
	 * CNF encoding of Boolean cardinality constraints", 2003.
	 */
	sum(literals: number[], most: number, both = false): number[] {
		if (literals.length <= 1) return literals.slice(0, most);
		const middle = literals.length >> 1;
		const left = this.sum(literals.slice(0, middle), most, both);
		const right = this.sum(literals.slice(middle), most, both);
		const size = Math.min(most, left.length + right.length);
		const total = Array.from({ length: size }, () => this.fresh());
		for (let i = 0; i <= left.length; i++) {
			for (let j = 0; j <= right.length; j++) {
				this.#join({ left, right, total, i, j, both });
			}
		}
		return total;
	}

	#join(at: {
		left: number[];
		right: number[];
		total: number[];
		i: number;
		j: number;
		both: boolean;
	}): void {
		const { left, right, total, i, j, both } = at;
		if (i + j > 0 && i + j <= total.length) {
			const given = [...(i > 0 ? [-left[i - 1]!] : []), ...(j > 0 ? [-right[j - 1]!] : [])];
			this.add(...given, total[i + j - 1]!);
		}
		if (!both || i + j >= total.length) return;
		const lacking = [
			...(i < left.length ? [left[i]!] : []),
			...(j < right.length ? [right[j]!] : [])
		];
		if (lacking.length > 0) this.add(...lacking, -total[i + j]!);
	}

	atMost(literals: number[], most: number, unless: number[] = []): void {
		if (literals.length <= most) return;
		if (most === 0) return literals.forEach((one) => this.add(-one, ...unless));
		if (most === 1) return this.atMostOne(literals, unless);
		const total = this.sum(literals, most + 1);
		this.add(-total[most]!, ...unless);
	}

	exactly(literals: number[], count: number): void {
		if (count === literals.length) return literals.forEach((one) => this.add(one));
		const total = this.sum(literals, count + 1, true);
		if (count > 0) this.add(total[count - 1]!);
		this.add(-total[count]!);
	}
}
