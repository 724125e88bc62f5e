import { valueChains, type ValueChain } from '#rooms/organisations/value-chain.ts';

/** What stands at a step of a chain: `textile_fashion:weaving`. */
export type Cover = {
	step: string;
	members: number;
	offers: number;
	requests: number;
	needs: number;
};

/** Nobody works there; nobody offers; or something is asked for that nobody offers. */
export type Gap = 'no_member' | 'asked_not_offered' | 'no_offer';

export function gapOf({ members, offers, requests, needs }: Omit<Cover, 'step'>): Gap | null {
	if (members === 0) return 'no_member';
	if (offers > 0) return null;
	return requests + needs > 0 ? 'asked_not_offered' : 'no_offer';
}

export type CoveredStep = Cover & { id: string; gap: Gap | null };
export type CoveredChain = { chain: ValueChain; steps: CoveredStep[] };

/** Every chain in which anything stands, step by step; of a cluster without any, the chains of its trade. */
export function coverChains(
	covers: readonly Cover[],
	sectors: readonly string[] = []
): CoveredChain[] {
	const known = new Map(covers.map((cover) => [cover.step, cover]));
	const isOfTrade = ({ sector }: ValueChain) => sector !== null && sectors.includes(sector);
	const told = valueChains.filter(({ id }) => covers.some(({ step }) => step.startsWith(`${id}:`)));
	const chosen = told.length > 0 ? told : valueChains.filter(isOfTrade);
	return chosen.map((chain) => ({
		chain,
		steps: chain.steps.map(({ id }) => {
			const step = `${chain.id}:${id}`;
			const cover = known.get(step) ?? { step, members: 0, offers: 0, requests: 0, needs: 0 };
			return { ...cover, id, gap: gapOf(cover) };
		})
	}));
}
