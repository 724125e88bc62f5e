import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { listPublicOf } from '#rooms/agreements/register.server.ts';
import { describedAgreement, namesOf } from './agreement-register.server.ts';

/** A party's public agreements, for its own page: what all of them tell of one another. */
export async function publicAgreements(
	db: Database,
	partyId: string,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const { agreements } = await listPublicOf(db, partyId, now);
	const names = await namesOf(db, agreements, locale);
	return agreements.map((one) => describedAgreement(one, names, locale));
}
