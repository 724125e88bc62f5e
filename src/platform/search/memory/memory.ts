import type { Counts, Facet } from '../wanted.ts';
import { best, countAlike, keepPassing, sumUp, withAll, withOne } from './choosing.ts';
import { eachWord, parseQuery, type Node } from './literals.ts';
import type { Worths } from './postings.ts';
import { Pool, Scores, Subset } from './scores.ts';
import { Subjects, type Filter, type Subject } from './subjects.ts';
import { Vocabulary } from './vocabulary.ts';

/** A part of a question: the best of the ways in which a subject answers it counts. */
export type AskedPart = {
	/** Whether it is enough by itself where not all parts are needed. */
	selects: boolean;
	/** What it counts for, of 100. */
	share: number;
	/** Literals of `tsquery`, and what they are worth in which weight, of 100. */
	ways: readonly { query: string; worths: Worths }[];
};

export type MemoryQuestion = {
	parts: readonly AskedPart[];
	/** Whether all parts must be answered, or one that selects. */
	needs: 'all' | 'one';
	filters: readonly Filter[];
	withDormant: boolean;
	facets: readonly Facet[];
	/** From this place on, so many, the best first. */
	from: number;
	most: number;
};

/** Who was found, as `kind id`. */
export type MemoryAnswer = { total: number; counts: Counts; names: string[] };

/**
 * All that can be found, in this process's memory: which subjects have which words in which weight, and
 * what they are narrowed by. Finds what the index of words in the database finds, and counts all of it.
 */
export class SearchMemory {
	private vocabulary = new Vocabulary();
	private subjects = new Subjects();
	private scores = new Pool(() => new Scores());
	private subsets = new Pool(() => new Subset());

	put(subject: Subject): void {
		const number = this.subjects.put(subject);
		eachWord(subject.words, (word, weight) => {
			// What lists are narrowed by stands with the subjects.
			if (!word.startsWith('=')) this.vocabulary.add(word, number, weight);
		});
	}

	remove(name: string): void {
		this.subjects.remove(name);
	}

	/** Whether so much of it is gone that it is better made anew. */
	isWorn(): boolean {
		const { gone, length } = this.subjects;
		return gone > 20_000 && gone > length / 3;
	}

	/** Without parts all there are, counted; undefined where it is narrowed by what is not kept here. */
	answer(question: MemoryQuestion): MemoryAnswer | undefined {
		const { parts, needs, filters } = question;
		if (!this.subjects.knows(filters)) return undefined;
		if (parts.length === 0) {
			const { total, counts } = this.subjects.narrow(this.subjects.allNumbers(), filters, question);
			return { total, counts, names: [] };
		}
		return this.scores.lend(this.length, parts.length, (scores) => {
			parts.forEach(({ ways }, at) => {
				for (const { query, worths } of ways)
					this.raise(scores[at] as Scores, parseQuery(query), worths);
			});
			return this.subsets.lend(this.length, 1, ([found]) => {
				if (!found) throw new Error('one was asked for');
				if (needs === 'all') withAll(scores, found);
				else
					withOne(
						scores.filter((_, at) => parts[at]?.selects),
						found
					);
				const { alike } = this.subjects;
				const numbers = countAlike(found, alike, this.subjects.newNumbers());
				const { passing, ...counted } = this.subjects.narrow(numbers, filters, question);
				if (question.most === 0) return { ...counted, names: [] };
				keepPassing(found, alike, passing);
				const shares = parts.map(({ share }) => share);
				const chosen = best(found, sumUp(found, scores, shares), question);
				return { ...counted, names: chosen.map(this.subjects.nameAt) };
			});
		});
	}

	private get length(): number {
		return this.subjects.length;
	}

	/** Raises what answers the question to what it is worth. */
	private raise(scores: Scores, node: Node, worths: Worths): void {
		if ('word' in node) return void this.vocabulary.raise(scores, node, worths);
		if ('any' in node) return node.any.forEach((one) => this.raise(scores, one, worths));
		this.scores.lend(this.length, node.all.length, (each) => {
			node.all.forEach((one, at) => this.raise(each[at] as Scores, one, worths));
			this.subsets.lend(this.length, 1, ([both]) => {
				const { subjects, count } = withAll(each, both as Subset);
				for (let at = 0; at < count; at++) {
					const subject = subjects[at] as number;
					scores.raise(subject, Math.min(...each.map((one) => one.worths[subject] as number)));
				}
			});
		});
	}
}
