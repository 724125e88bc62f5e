/** Fewer answers than these never stand behind a number. */
export const fewest = 5;

/** What is reckoned modulo each of them is put together as one number modulo their product. */
const primes = [32_719, 32_749, 32_771] as const;
const product = primes[0] * primes[1] * primes[2];

type Group = ReadonlySet<number>;

/**
 * Of groups of respondents those whose figures may be shown, in the order given: a group of five or
 * more, and only as long as no sum or difference of what is shown is about fewer than five of them.
 */
export function choosable(groups: readonly Group[], count: number): boolean[] {
	const left = groups.map((_, at) => at).filter((at) => (groups[at]?.size ?? 0) >= fewest);
	const shown: number[] = [];
	const of = (places: readonly number[]) => places.flatMap((at) => groups[at] ?? []);
	const isFree = (more: number) => !exposes(of([...shown, ...left.slice(0, more)]), count);
	// More groups never tell less: how far one may go is found by halving.
	while (left.length > 0) {
		const more = isFree(left.length) ? left.length : lastFree(left.length, isFree);
		shown.push(...left.splice(0, more));
		left.shift();
	}
	return groups.map((_, at) => shown.includes(at));
}

function lastFree(tooMany: number, isFree: (more: number) => boolean): number {
	let [free, exposed] = [0, tooMany];
	while (exposed - free > 1) {
		const middle = Math.floor((free + exposed) / 2);
		if (isFree(middle)) free = middle;
		else exposed = middle;
	}
	return free;
}

/** Whether sums and differences of the groups' figures tell of one to four respondents alone. */
export function exposes(groups: readonly Group[], count: number): boolean {
	const alike = new Map<string, number>();
	for (let one = 0; one < count; one += 1) {
		const pattern = groups.map((group) => (group.has(one) ? '1' : '0')).join('');
		if (pattern.includes('1')) alike.set(pattern, (alike.get(pattern) ?? 0) + 1);
	}
	const patterns = [...alike.keys()].sort();
	const traces = tracesOf(patterns);
	const sizes = patterns.map((pattern) => alike.get(pattern) ?? 0);
	const small = patterns.map((_, at) => at).filter((at) => (sizes[at] ?? 0) < fewest);
	return hasSumOfNothing(
		small.map((at) => traces[at] ?? 0),
		small.map((at) => sizes[at] ?? 0)
	);
}

/**
 * What no figure tells: every pattern gets its coordinates in the kernel of the groups' incidence, mixed
 * into one number. A set of patterns can be told apart when its coordinates sum to nothing; the mixing
 * may call too much exposed.
 */
function tracesOf(patterns: readonly string[]): number[] {
	const parts = primes.map((prime) => partsOf(patterns, prime));
	return patterns.map((_, at) =>
		parts.reduce((whole, part, place) => {
			const prime = primes[place] ?? 1;
			return (whole + multiply(product / prime, part[at] ?? 0, product)) % product;
		}, 0)
	);
}

function partsOf(patterns: readonly string[], prime: number): number[] {
	const rows = Array.from({ length: patterns[0]?.length ?? 0 }, (_, row) =>
		patterns.map((pattern) => Number(pattern[row]))
	);
	const pivots = reduce(rows, prime);
	const dice = patterns.map((_, column) => mix(column, prime));
	const isPivot = new Set(pivots);
	return patterns.map((_, at) => {
		if (!isPivot.has(at)) return dice[at] ?? 0;
		const row = rows[pivots.indexOf(at)] ?? [];
		let sum = 0;
		for (let column = 0; column < row.length; column += 1)
			if (row[column] && !isPivot.has(column))
				sum = (sum + (row[column] ?? 0) * (dice[column] ?? 0)) % prime;
		return (prime - sum) % prime;
	});
}

/** A number for a column as good as thrown by dice, and every time the same. */
function mix(column: number, prime: number): number {
	let mixed = Math.imul(column * 131 + prime, 0x9e3779b1);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return ((mixed ^ (mixed >>> 16)) >>> 0) % prime;
}

/** Gauss and Jordan, modulo a prime; the columns of the leading ones. */
function reduce(rows: number[][], prime: number): number[] {
	const pivots: number[] = [];
	const columns = rows[0]?.length ?? 0;
	for (let column = 0; column < columns && pivots.length < rows.length; column += 1) {
		const at = pivots.length;
		const found = rows.findIndex((row, place) => place >= at && row[column] !== 0);
		if (found < 0) continue;
		[rows[at], rows[found]] = [rows[found] as number[], rows[at] as number[]];
		const lead = rows[at];
		const factor = power(lead[column] ?? 1, prime - 2, prime);
		for (let place = column; place < columns; place += 1)
			lead[place] = ((lead[place] ?? 0) * factor) % prime;
		for (const row of rows) {
			const times = row[column] ?? 0;
			if (row === lead || times === 0) continue;
			for (let place = column; place < columns; place += 1)
				row[place] = ((row[place] ?? 0) + (prime - times) * (lead[place] ?? 0)) % prime;
		}
		pivots.push(column);
	}
	return pivots;
}

function power(base: number, exponent: number, modulus: number): number {
	let [result, square] = [1, base % modulus];
	for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) result = (result * square) % modulus;
		square = (square * square) % modulus;
	}
	return result;
}

/** Where the product would be too large for a number: the smaller factor bit by bit. */
function multiply(large: number, small: number, modulus: number): number {
	let [result, doubled] = [0, large % modulus];
	for (let left = small; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) result = (result + doubled) % modulus;
		doubled = (doubled * 2) % modulus;
	}
	return result;
}

/** Whether some of them, at most four respondents together, sum to nothing. */
function hasSumOfNothing(traces: readonly number[], sizes: readonly number[]): boolean {
	if (traces.includes(0)) return true;
	const most = fewest - 1;
	const single = new Map(traces.map((trace, at) => [trace, at]));
	const pairs = new Map<number, [number, number]>();
	for (let one = 0; one < traces.length; one += 1)
		for (let other = one + 1; other < traces.length; other += 1) {
			const size = (sizes[one] ?? 0) + (sizes[other] ?? 0);
			if (size > most) continue;
			const sum = ((traces[one] ?? 0) + (traces[other] ?? 0)) % product;
			if (sum === 0) return true;
			const wanted = product - sum;
			const third = single.get(wanted);
			if (third !== undefined && third !== one && third !== other)
				if (size + (sizes[third] ?? most) <= most) return true;
			// Two of each alone are four; larger ones were found as pairs or threes.
			if (size > 2) continue;
			const known = pairs.get(wanted);
			if (known && !known.includes(one) && !known.includes(other)) return true;
			pairs.set(sum, [one, other]);
		}
	return false;
}
