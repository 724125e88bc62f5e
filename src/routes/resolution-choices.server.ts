import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { titledIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { findResolution, listAdopted } from '#rooms/governance/resolution.server.ts';

/** What the organs of a cluster adopted, to be chosen from. */
export async function resolutionChoices(db: Database, clusterId: string, locale: Locale) {
	const listed = await listAdopted(db, { ownerKind: 'cluster', ownerId: clusterId });
	return listed.map((one) => ({
		value: one.id,
		label: `${resolutionNumber(one)} ${titledIn(one.texts, locale, one.originalLocale).title}`
	}));
}

type Reader = { locale: Locale; seesAll: boolean };

/** The resolution that something rests on: its number, and its page where the reader may open it. */
export async function describeGround(db: Database, id: string | null, { locale, seesAll }: Reader) {
	const one = id ? await findResolution(db, id) : undefined;
	if (!one) return null;
	const isOpen = seesAll || (one.isPublic && one.outcome === 'adopted');
	return {
		number: resolutionNumber(one) ?? '',
		href: isOpen ? `/${locale}/resolutions/${one.id}` : null
	};
}
