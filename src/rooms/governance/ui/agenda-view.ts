import type { Locale } from '#platform/locale.ts';
import type { AgendaKind } from '../sitting.ts';
import type { Count, VoteOutcome } from '../vote.ts';

export type AgendaItemView = {
	id: string;
	kind: AgendaKind;
	kindName: string;
	presenter: string | null;
	minutes: number | null;
	lang: Locale;
	title: string;
	text: string;
	resolution: {
		id: string;
		number: string | null;
		isSecret: boolean;
		majority: string;
		closesAt: Date | null;
		isOpen: boolean;
		isClosed: boolean;
		voted: number;
		outcome: VoteOutcome | null;
		outcomeName: string | null;
		count: Count | null;
	} | null;
};
