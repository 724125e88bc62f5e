import type { Option, OptionGroup } from '#ui/parts/controls.ts';

/** What can be chosen on the form of an entry, in the reader's words. */
export type EntryChoices = {
	kinds: readonly Option[];
	directions: readonly Option[];
	stages: readonly Option[];
	properties: readonly Option[];
	partnerships: readonly Option[];
	ways: readonly Option[];
	shown: readonly Option[];
	partnerKinds: readonly Option[];
	sizes: readonly Option[];
	countries: readonly Option[];
	regions: readonly OptionGroup[];
	steps: readonly OptionGroup[];
	languages: readonly Option[];
	owners?: readonly Option[];
	clusters?: readonly Option[];
};
