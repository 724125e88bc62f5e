/** What is hashed: plain JSON without fractions, so that every language writes it alike. */
export type Plain = string | number | boolean | null | readonly Plain[] | { [key: string]: Plain };

export type ChainEntry = {
	agreementId: string;
	number: number;
	kind: string;
	/** ISO 8601 in UTC with milliseconds. */
	at: string;
	content: { [key: string]: Plain };
	previousDigest: string;
	digest: string;
};

export const firstDigest = '0'.repeat(64);

/** JSON with sorted keys and no spaces (RFC 8785 for what stands in a chain). */
export function canonical(value: Plain): string {
	if (Array.isArray(value)) return `[${value.map((one: Plain) => canonical(one)).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

export const toldOf = ({ digest: _, ...told }: ChainEntry): string => canonical(told);

export type Flaw = {
	number: number;
	reason: 'changed' | 'missing' | 'out_of_order' | 'back_dated' | 'of_another';
};

/** The first entry that does not hold, or nothing when the whole chain does. */
export function findFlaw(
	chain: readonly ChainEntry[],
	digestOf: (text: string) => string
): Flaw | undefined {
	let previous = { digest: firstDigest, at: '', agreementId: chain[0]?.agreementId };
	for (const [index, entry] of chain.entries()) {
		const { number } = entry;
		const flaw = (reason: Flaw['reason']): Flaw => ({ number, reason });
		if (number !== index + 1) return flaw(number > index + 1 ? 'missing' : 'out_of_order');
		if (entry.agreementId !== previous.agreementId) return flaw('of_another');
		if (entry.at < previous.at) return flaw('back_dated');
		if (entry.previousDigest !== previous.digest || digestOf(toldOf(entry)) !== entry.digest)
			return flaw('changed');
		previous = entry;
	}
	return undefined;
}
