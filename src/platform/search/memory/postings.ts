import type { Scores } from './scores.ts';

/** The weights of a `tsvector`, the least first: their places stand in two bits of a posting. */
export const weights = ['D', 'C', 'B', 'A'] as const;
export type Weight = (typeof weights)[number];

/** What a weight is worth, in the order of `weights`; 0 where it does not count. */
export type Worths = readonly [d: number, c: number, b: number, a: number];

/**
 * Which subjects have a word, by ascending number, and the greatest weight it has in each: differences
 * in as few bytes as they need. Subjects are only ever added at the end.
 */
export class Postings {
	private bytes = new Uint8Array(8);
	private length = 0;
	private last = 0;

	add(subject: number, weight: number): void {
		let rest = (subject - this.last) * 4 + weight;
		this.last = subject;
		if (this.length + 5 > this.bytes.length) this.grow();
		for (; rest > 127; rest = Math.floor(rest / 128))
			this.bytes[this.length++] = (rest % 128) + 128;
		this.bytes[this.length++] = rest;
	}

	private grow(): void {
		const wider = new Uint8Array(Math.ceil(this.bytes.length * 1.5) + 8);
		wider.set(this.bytes);
		this.bytes = wider;
	}

	/** Raises each of its subjects to what its weight is worth. */
	raise(scores: Scores, worths: Worths): void {
		const { bytes, length } = this;
		let subject = 0;
		for (let at = 0; at < length;) {
			let byte = bytes[at++] as number;
			let rest = byte & 127;
			for (let shift = 7; byte > 127; shift += 7) {
				byte = bytes[at++] as number;
				rest |= (byte & 127) << shift;
			}
			subject += rest >>> 2;
			scores.raise(subject, worths[rest & 3] as number);
		}
	}
}
