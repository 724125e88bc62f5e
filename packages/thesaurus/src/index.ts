import { concepts, type Concept, type Language } from './concepts.ts';
import { listNeighbours, type Near } from './near.ts';

export { isGeneral } from './general.ts';
export { concepts, type Concept, type Language, type Near };

/**
 * Where concepts stand in a text: `from` and `length` count its words. Several in one place are each
 * what it may mean, but for the parts of a compound, which are meant together.
 */
export type Found = { concept: string; from: number; length: number; isPart: boolean };

/** How a word is written so that its forms and spellings meet; the first way is the surest. */
export type WriteWord = (word: string, language: Language) => readonly string[];

/** Of the tens of thousands most lead no further, or name nothing themselves. */
type Place = { next: Map<string, Place> | null; concepts: string[] };

export type Thesaurus = {
	/**
	 * Concepts named in a text, the longest names first come; a German compound stands for its parts.
	 * @param words the text's words in lower case, in order
	 */
	find(words: readonly string[], language: Language): Found[];
	/** All that a concept is a kind of, near or far, without itself. */
	listBroader(concept: string): readonly string[];
	/** What may be wanted as well, the nearest first; without what is a kind of it. */
	listNear(concept: string): readonly Near[];
};

/** Opens the thesaurus with the house's own way of writing words; names are written once. */
export function openThesaurus(write: WriteWord, known: readonly Concept[] = concepts): Thesaurus {
	const roots = new Map<Language, Place>();
	const broader = new Map(known.map(({ id, broader }) => [id, broader]));

	const rootOf = (language: Language): Place => {
		const ready = roots.get(language);
		if (ready) return ready;
		const root = newPlace();
		for (const concept of known)
			for (const name of concept[language])
				enter(
					root,
					splitName(name).map((word) => write(word, language)),
					concept.id
				);
		roots.set(language, root);
		return root;
	};

	const listBroader = remembering((concept) => climb(broader, concept));

	return {
		listBroader,
		listNear: remembering(listNeighbours(known)),
		find(words, language) {
			const root = rootOf(language);
			const ways = words.map((word) => write(word, language));
			const found: Found[] = [];
			for (let from = 0; from < words.length;) {
				const { concepts, length } = longest(root, ways, from);
				for (const concept of concepts) found.push({ concept, from, length, isPart: false });
				if (length === 0 && language === 'de')
					for (const concept of partsOf(words[from] ?? '', root, write))
						found.push({ concept, from, length: 1, isPart: true });
				from += Math.max(1, length);
			}
			return found;
		}
	};
}

function remembering<Told>(tell: (concept: string) => Told): (concept: string) => Told {
	const told = new Map<string, Told>();
	return (concept) => {
		const ready = told.get(concept) ?? tell(concept);
		told.set(concept, ready);
		return ready;
	};
}

const unnamed: string[] = [];
const newPlace = (): Place => ({ next: null, concepts: unnamed });

const splitName = (name: string): string[] =>
	name
		.normalize('NFC')
		.toLowerCase()
		.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A name is entered in every way its words are written, each word in one way throughout. */
function enter(root: Place, ways: readonly (readonly string[])[], concept: string): void {
	let places = [root];
	for (const way of ways)
		places = places.flatMap((place) =>
			[...new Set(way)].map((word) => {
				place.next ??= new Map();
				const next = place.next.get(word) ?? newPlace();
				place.next.set(word, next);
				return next;
			})
		);
	for (const place of places)
		if (!place.concepts.includes(concept)) place.concepts = [...place.concepts, concept];
}

type Longest = { concepts: ReadonlySet<string>; length: number };
const nothing: Longest = { concepts: new Set(), length: 0 };

function longest(root: Place, ways: readonly (readonly string[])[], from: number): Longest {
	let places = [root];
	let best = nothing;
	for (let at = from; at < ways.length && places.length > 0; at++) {
		places = reachedBy(places, ways[at] ?? []);
		if (places.some(({ concepts }) => concepts.length > 0)) {
			const concepts = new Set(places.flatMap((place) => place.concepts));
			best = { concepts, length: at + 1 - from };
		}
	}
	return best;
}

/** Most words of a text lead nowhere, and every text that is shown is gone through. */
function reachedBy(places: readonly Place[], ways: readonly string[]): Place[] {
	const reached: Place[] = [];
	for (const { next } of places)
		for (const way of ways) {
			const place = next?.get(way);
			if (place) reached.push(place);
		}
	return reached;
}

const shortestPart = 4;
const joints = ['', 's', 'n', 'en', 'er', 'e', 'es'];

/** 'baumwollgarne' → cotton, yarn: the last part must be known; the first may be. */
function partsOf(word: string, root: Place, write: WriteWord): string[] {
	for (let at = shortestPart - 1; at <= word.length - shortestPart; at++) {
		const last = single(word.slice(at), root, write);
		if (last.length > 0) return [...firstOf(word.slice(0, at), root, write), ...last];
	}
	return [];
}

function firstOf(part: string, root: Place, write: WriteWord): string[] {
	for (const joint of joints) {
		const bare = part.endsWith(joint) ? part.slice(0, part.length - joint.length) : '';
		// 'Wolle' loses its last letter in 'Wollgarn'.
		const found = [bare, `${bare}e`].map((it) => single(it, root, write));
		const known = bare.length >= 3 && found.find((it) => it.length > 0);
		if (known) return known;
	}
	return part.length >= 2 * shortestPart ? partsOf(part, root, write) : [];
}

const single = (word: string, root: Place, write: WriteWord): string[] =>
	write(word, 'de')
		.flatMap((way) => root.next?.get(way)?.concepts ?? [])
		.slice(0, 2);

function climb(broader: ReadonlyMap<string, readonly string[]>, concept: string): string[] {
	const all = new Set<string>();
	const waiting = [...(broader.get(concept) ?? [])];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (all.has(next)) continue;
		all.add(next);
		waiting.push(...(broader.get(next) ?? []));
	}
	all.delete(concept);
	return [...all];
}
