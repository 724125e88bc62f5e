import type { Scores, Subset } from './scores.ts';

/** Who is worth something in each of them; the shortest list tells who may be. */
export function withAll(scores: readonly Scores[], into: Subset): Subset {
	const [first, ...others] = scores.toSorted((one, other) => one.raised.count - other.raised.count);
	if (!first) return into;
	const { subjects, count } = first.raised;
	into.subjects.set(subjects.subarray(0, count));
	into.count = count;
	for (const { worths } of others) keepWorthy(into, worths);
	return into;
}

function keepWorthy(subset: Subset, worths: Uint8Array): void {
	const { subjects, count } = subset;
	subset.count = 0;
	for (let at = 0; at < count; at++) {
		const subject = subjects[at] as number;
		if (worths[subject] !== 0) subset.add(subject);
	}
}

/** Who is worth something in one of them. */
export function withOne(scores: readonly Scores[], into: Subset): Subset {
	scores.forEach(({ raised: { subjects, count } }, nth) => {
		const before = scores.slice(0, nth);
		for (let at = 0; at < count; at++) {
			const subject = subjects[at] as number;
			if (before.every(({ worths }) => worths[subject] === 0)) into.add(subject);
		}
	});
	return into;
}

/** How many there are of each likeness. */
export function countAlike({ subjects, count }: Subset, alike: Uint32Array, into: Uint32Array) {
	for (let at = 0; at < count; at++) {
		const likeness = alike[subjects[at] as number] as number;
		into[likeness] = (into[likeness] as number) + 1;
	}
	return into;
}

/** Leaves those whose likeness passes. */
export function keepPassing(subset: Subset, alike: Uint32Array, passing: Uint8Array): void {
	const { subjects, count } = subset;
	subset.count = 0;
	for (let at = 0; at < count; at++) {
		const subject = subjects[at] as number;
		if (passing[alike[subject] as number] === 1) subset.add(subject);
	}
}

const mostSum = 65_535;

/** What each is worth: a little for each part that is answered at all, and the more the better. */
export function sumUp(
	{ subjects, count }: Subset,
	scores: readonly Scores[],
	shares: readonly number[]
): Uint16Array {
	const sums = new Uint16Array(count);
	scores.forEach(({ worths }, nth) => {
		const share = shares[nth] as number;
		for (let at = 0; at < count; at++) {
			const worth = worths[subjects[at] as number] as number;
			if (worth > 0) sums[at] = Math.min(mostSum, (sums[at] as number) + 1 + worth * share);
		}
	});
	return sums;
}

/** A part of them, the greatest sums first. */
export function best(
	{ subjects }: Subset,
	sums: Uint16Array,
	{ from, most }: { from: number; most: number }
): number[] {
	const places = placesOf(sums);
	const chosen: number[] = [];
	for (let at = 0; at < sums.length; at++) {
		const sum = sums[at] as number;
		const place = places[sum] as number;
		places[sum] = place + 1;
		if (place >= from && place < from + most) chosen[place - from] = subjects[at] as number;
	}
	return chosen;
}

const places = new Uint32Array(mostSum + 1);

/** For each sum the place of the first that has it: after all that have a greater one. */
function placesOf(sums: Uint16Array): Uint32Array {
	let greatest = 0;
	for (let at = 0; at < sums.length; at++) greatest = Math.max(greatest, sums[at] as number);
	places.fill(0, 0, greatest + 1);
	for (let at = 0; at < sums.length; at++) {
		const sum = sums[at] as number;
		places[sum] = (places[sum] as number) + 1;
	}
	let better = 0;
	for (let sum = greatest; sum >= 0; sum--) {
		const here = places[sum] as number;
		places[sum] = better;
		better += here;
	}
	return places;
}
