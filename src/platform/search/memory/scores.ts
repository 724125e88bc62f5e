/** What subjects are worth as an answer, most of them nothing; who is worth something is listed once. */
export class Scores {
	worths = new Uint8Array(0);
	raised = new Subset();

	/** Room for so many subjects, none of them worth anything. */
	make(length: number): this {
		for (let at = 0; at < this.raised.count; at++)
			this.worths[this.raised.subjects[at] as number] = 0;
		if (this.worths.length < length) this.worths = new Uint8Array(Math.ceil(length * 1.25));
		this.raised.make(length);
		return this;
	}

	raise(subject: number, worth: number): void {
		const known = this.worths[subject] as number;
		if (worth <= known) return;
		if (known === 0) this.raised.add(subject);
		this.worths[subject] = worth;
	}
}

/** Some of all subjects, by number. */
export class Subset {
	subjects = new Uint32Array(0);
	count = 0;

	make(most: number): this {
		this.count = 0;
		if (this.subjects.length < most) this.subjects = new Uint32Array(Math.ceil(most * 1.25));
		return this;
	}

	add(subject: number): void {
		this.subjects[this.count++] = subject;
	}
}

/** Arrays as long as there are subjects: made once, and used again by the next who needs some. */
export class Pool<Lent extends { make(length: number): Lent }> {
	private idle: Lent[] = [];
	private first: () => Lent;

	constructor(first: () => Lent) {
		this.first = first;
	}

	/** So many of them, for the while of the work. */
	lend<Result>(length: number, count: number, work: (lent: readonly Lent[]) => Result): Result {
		const lent = Array.from({ length: count }, () =>
			(this.idle.pop() ?? this.first()).make(length)
		);
		try {
			return work(lent);
		} finally {
			this.idle.push(...lent);
		}
	}
}
