import type { Locale } from '#platform/locale.ts';
import { sayNeedKind } from '#rooms/needs/need-words.ts';
import type { NeedKind } from '#rooms/needs/need.ts';
import { formatDate } from '#ui/format.ts';

type Listed = {
	id: string;
	text: string;
	locale: Locale;
	kind: NeedKind;
	raisedAt: Date;
	isAnswered?: boolean;
};

/** Needs as a line each, for their members and for the desk. */
export const describeNeeds = (needs: readonly Listed[], reader: Locale) =>
	needs.map(({ id, text, locale, kind, raisedAt, isAnswered = false }) => ({
		...{ id, text, locale, answered: isAnswered, href: `/${reader}/needs/${id}` },
		details: [sayNeedKind(kind, reader), formatDate(reader, raisedAt, 'medium')]
	}));

export type NeedLine = ReturnType<typeof describeNeeds>[number];
