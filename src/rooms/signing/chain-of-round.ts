import type { ChainEntry } from '#rooms/agreements/chain.ts';

type Chain = readonly ChainEntry[];

/** The chain up to the completion of a round: what its documents tell never changes afterwards. */
export const untilComplete = (chain: Chain, roundId: string): ChainEntry[] =>
	chain.slice(0, endOf(chain, roundId));

/** The same with the seals on its documents, as far as nothing but the term it began came between. */
export function untilSealed(chain: Chain, roundId: string): ChainEntry[] {
	const end = endOf(chain, roundId);
	if (end === 0) return [];
	const rest = chain.slice(end);
	const other = rest.findIndex(({ kind }) => kind !== 'seal' && kind !== 'term');
	const near = other < 0 ? rest : rest.slice(0, other);
	return chain.slice(0, end + near.findLastIndex(({ kind }) => kind === 'seal') + 1);
}

const endOf = (chain: Chain, roundId: string): number =>
	chain.findIndex(({ kind, content }) => kind === 'completion' && content.roundId === roundId) + 1;
