import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { enterEntry } from './entry.server.ts';
import type { EntryDraft, EntryText } from './entry.ts';
import { sendIn } from './reviewing.server.ts';

export const marketDay = new Date('2026-03-02T09:00:00Z');

type Said = Partial<EntryText> & { title: string; locale?: Locale };

/** An offer of knitted fabric, whole enough to be shown. */
export function anEntryDraft(
	{ locale = 'pl', ...said }: Said,
	changes: Partial<EntryDraft> = {}
): EntryDraft {
	const empty = { description: '', advantages: '', partnerSought: '' };
	const summary = 'Dzianina bawełniana z certyfikatem, gotowa do wysyłki.';
	return {
		...{ kind: 'product', direction: 'offer', originalLocale: locale },
		texts: { [locale]: { ...empty, summary, ...said } },
		...{ stage: null, property: null, partnerships: [], partnerKinds: [], partnerSizes: [] },
		...{ wantedCountries: [], wantedRegions: [], activities: ['13.91'] },
		...{ chainSteps: ['textile_fashion:knitting'], languages: [], quantity: null, unit: null },
		...{ availableFrom: null, availableUntil: null, callName: null, callUrl: null },
		...{ callDeadline: null, validUntil: null, contactWay: 'direct' },
		...{ shownToAll: 'name', shownToMembers: 'contact' },
		...changes
	};
}

type Owned = { organisationId: string; clusterId?: string | null };

export async function anEntry(
	db: Database,
	{ organisationId, clusterId = null }: Owned,
	said: Said,
	changes: Partial<EntryDraft> = {}
): Promise<string> {
	const entered = { organisationId, clusterId, draft: anEntryDraft(said, changes) };
	return unwrap(await attempt(db, (tx) => enterEntry(tx, house, entered, marketDay)));
}

/** One that no cluster checks stands at once. */
export async function aPublishedEntry(
	db: Database,
	organisationId: string,
	said: Said,
	changes: Partial<EntryDraft> = {}
): Promise<string> {
	const id = await anEntry(db, { organisationId }, said, changes);
	unwrap(await attempt(db, (tx) => sendIn(tx, house, { id, isAnother: true }, marketDay)));
	return id;
}
