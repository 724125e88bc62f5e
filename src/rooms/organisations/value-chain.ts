import chains from './value-chains.json' with { type: 'json' };
import type { Locale } from '#platform/locale.ts';

export type ValueChainId = keyof typeof chains;
export type ValueChainStep = { id: string; names: Record<Locale, string>; nace: string[] };
export type ValueChain = {
	id: ValueChainId;
	names: Record<Locale, string>;
	/** The sector it belongs to; the general chain serves every sector without its own. */
	sector: string | null;
	steps: ValueChainStep[];
};

export const valueChains: ValueChain[] = Object.entries(chains).map(([id, chain]) => ({
	id: id as ValueChainId,
	...chain
}));

export function getValueChain(id: ValueChainId): ValueChain {
	return { id, ...chains[id] };
}

export function valueChainForSector(sector: string): ValueChain {
	return valueChains.find((it) => it.sector === sector) ?? getValueChain('general');
}

/** A step by its address, 'textile_fashion.weaving'. */
export function findStep(address: string): ValueChainStep | undefined {
	const [id, step] = address.split('.');
	return valueChains.find((it) => it.id === id)?.steps.find((it) => it.id === step);
}

/** The steps an activity belongs to: '13.20' → weaving. */
export function stepsForActivity(chain: ValueChainId, code: string): ValueChainStep[] {
	return getValueChain(chain).steps.filter((step) =>
		step.nace.some((nace) => code === nace || (nace.length === 2 && code.startsWith(nace)))
	);
}
