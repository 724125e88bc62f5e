/** Fewer answers than these never stand behind a number. */
export const fewest = 5;

const prime = 32_749;
const width = 3;

type Group = ReadonlySet<number>;

/**
 * Of groups of respondents those whose figures may be shown, in the order given: a group of five or
 * more, and only as long as no sum or difference of what is shown is about fewer than five of them.
 */
export function choosable(groups: readonly Group[], count: number): boolean[] {
	const shown: Group[] = [];
	return groups.map((group) => {
		if (group.size < fewest || exposes([...shown, group], count)) return false;
		shown.push(group);
		return true;
	});
}

/** Whether sums and differences of the groups' figures tell of one to four respondents alone. */
export function exposes(groups: readonly Group[], count: number): boolean {
	const alike = new Map<string, number>();
	for (let one = 0; one < count; one += 1) {
		const pattern = groups.map((group) => (group.has(one) ? '1' : '0')).join('');
		if (pattern.includes('1')) alike.set(pattern, (alike.get(pattern) ?? 0) + 1);
	}
	const patterns = [...alike.keys()].sort();
	const hidden = tracesOf(patterns);
	const small = patterns.flatMap((pattern, at) => {
		const size = alike.get(pattern) ?? 0;
		return size < fewest ? [{ size, trace: hidden[at] ?? [] }] : [];
	});
	return hasSumOfNothing(small);
}

type Trace = readonly number[];

/**
 * What no figure tells: every pattern gets its coordinates in the kernel of the groups' incidence, mixed
 * into three numbers. A set of patterns can be told apart exactly when its coordinates sum to nothing;
 * the mixing may call too much exposed, never too little.
 */
function tracesOf(patterns: readonly string[]): Trace[] {
	const rows = Array.from({ length: patterns[0]?.length ?? 0 }, (_, row) =>
		patterns.map((pattern) => Number(pattern[row]))
	);
	const pivots = reduce(rows);
	const free = patterns.map((_, at) => at).filter((at) => !pivots.includes(at));
	return patterns.map((_, at) =>
		Array.from({ length: width }, (_, part) => {
			const row = pivots.indexOf(at);
			if (row < 0) return mix(at, part);
			const sum = free.reduce(
				(total, column) => (total + (rows[row]?.[column] ?? 0) * mix(column, part)) % prime,
				0
			);
			return (prime - sum) % prime;
		})
	);
}

/** A number for a column as good as thrown by dice, and every time the same. */
function mix(column: number, part: number): number {
	let mixed = Math.imul(column * width + part + 1, 0x9e3779b1);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return ((mixed ^ (mixed >>> 16)) >>> 0) % prime;
}

/** Gauss and Jordan, modulo a prime; the columns of the leading ones. */
function reduce(rows: number[][]): number[] {
	const pivots: number[] = [];
	const columns = rows[0]?.length ?? 0;
	for (let column = 0; column < columns && pivots.length < rows.length; column += 1) {
		const at = pivots.length;
		const found = rows.findIndex((row, place) => place >= at && row[column] !== 0);
		if (found < 0) continue;
		[rows[at], rows[found]] = [rows[found] as number[], rows[at] as number[]];
		const lead = rows[at];
		const factor = inverse(lead[column] ?? 1);
		lead.forEach((value, place) => (lead[place] = (value * factor) % prime));
		rows.forEach((row, place) => {
			const times = row[column] ?? 0;
			if (place === at || times === 0) return;
			row.forEach((value, where) => {
				row[where] = (value + (prime - times) * (lead[where] ?? 0)) % prime;
			});
		});
		pivots.push(column);
	}
	return pivots;
}

function inverse(value: number): number {
	let result = 1;
	let base = value % prime;
	for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
		if (power % 2 === 1) result = (result * base) % prime;
		base = (base * base) % prime;
	}
	return result;
}

type Small = { size: number; trace: Trace };

const keyOf = (trace: Trace): number => trace.reduce((key, part) => key * prime + part, 0);
const sum = (one: Trace, other: Trace): Trace =>
	one.map((part, at) => (part + (other[at] ?? 0)) % prime);
const opposite = (one: Trace): Trace => one.map((part) => (prime - part) % prime);

/** Whether some of them, at most four respondents together, sum to nothing. */
function hasSumOfNothing(small: readonly Small[]): boolean {
	const zero = keyOf([0, 0, 0]);
	if (small.some(({ trace }) => keyOf(trace) === zero)) return true;
	const most = fewest - 1;
	const pairs = small.flatMap((one, at) =>
		small.slice(at + 1).flatMap((other, next) => {
			const size = one.size + other.size;
			return size > most
				? []
				: [{ size, at, next: at + 1 + next, trace: sum(one.trace, other.trace) }];
		})
	);
	if (pairs.some(({ trace }) => keyOf(trace) === zero)) return true;
	const singles = new Map(small.map(({ trace }, at) => [keyOf(trace), at]));
	const byKey = Map.groupBy(pairs, ({ trace }) => keyOf(trace));
	return pairs.some(({ size, at, next, trace }) => {
		const wanted = keyOf(opposite(trace));
		const third = singles.get(wanted);
		const own = [at, next];
		if (third !== undefined && !own.includes(third) && size + (small[third]?.size ?? 9) <= most)
			return true;
		return (byKey.get(wanted) ?? []).some(
			(other) => size + other.size <= most && !own.includes(other.at) && !own.includes(other.next)
		);
	});
}
