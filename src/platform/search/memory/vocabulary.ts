import { Postings, type Worths } from './postings.ts';
import type { Scores } from './scores.ts';

/** So many new words are looked through one by one before they are put in order. */
const mostUnordered = 2_000;

/** A word cut from a text would hold on to the whole of it. */
const apart = (word: string): string => Buffer.from(word).toString();

/** All words that subjects have. Most stand in one subject only: for them a number is enough. */
export class Vocabulary {
	private words = new Map<string, number | Postings>();
	private ordered: string[] = [];
	private unordered: string[] = [];

	add(word: string, subject: number, weight: number): void {
		const known = this.words.get(word);
		if (known instanceof Postings) return known.add(subject, weight);
		if (known === undefined) {
			const own = apart(word);
			this.words.set(own, subject * 4 + weight);
			return void this.unordered.push(own);
		}
		const postings = new Postings();
		postings.add(Math.floor(known / 4), known % 4);
		postings.add(subject, weight);
		this.words.set(word, postings);
	}

	/** Raises whatever has the word, or one that begins with it, to what its weight is worth. */
	raise(scores: Scores, { word, isOpen }: { word: string; isOpen: boolean }, worths: Worths) {
		if (!isOpen) return this.raiseOne(scores, word, worths);
		for (const one of this.begunBy(word)) this.raiseOne(scores, one, worths);
	}

	private raiseOne(scores: Scores, word: string, worths: Worths): void {
		const known = this.words.get(word);
		if (known instanceof Postings) return known.raise(scores, worths);
		if (known === undefined) return;
		scores.raise(Math.floor(known / 4), worths[known % 4] ?? 0);
	}

	private *begunBy(start: string): Generator<string> {
		if (this.unordered.length > mostUnordered) this.putInOrder();
		for (const word of this.unordered) if (word.startsWith(start)) yield word;
		const { ordered } = this;
		for (let at = this.placeOf(start); ordered[at]?.startsWith(start); at++)
			yield ordered[at] ?? '';
	}

	/** By code units, as `sort` puts them. */
	private placeOf(start: string): number {
		let [low, high] = [0, this.ordered.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.ordered[middle] ?? '') < start) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private putInOrder(): void {
		this.ordered = this.ordered.concat(this.unordered).sort();
		this.unordered = [];
	}
}
