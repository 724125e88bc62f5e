import { house } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { entryDays } from '#rooms/organisations/seed.server.ts';
import { registerAlliance } from './alliance.server.ts';
import type { AllianceDraft, Funding, ParticipationRole } from './alliance.ts';
import known from './demo/known-alliances.json' with { type: 'json' };
import { admitParty } from './participation.server.ts';

export async function seedAlliances(
	tx: Transaction,
	{
		clusters,
		organisations
	}: { clusters: Map<string, string>; organisations: Map<string, string> },
	now: Date
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	const nextDay = entryDays(now);
	for (const one of known) {
		const allianceId = unwrap(await registerAlliance(tx, house, draftOf(one), nextDay()));
		ids.set(one.key, allianceId);
		for (const [kind, key, role] of one.parties as [string, string, ParticipationRole][]) {
			const party =
				kind === 'cluster'
					? { clusterId: clusters.get(key) ?? '' }
					: { organisationId: organisations.get(key) ?? '' };
			unwrap(await admitParty(tx, house, { allianceId, party, role, validFrom: one.foundedOn }));
		}
	}
	return ids;
}

function draftOf(one: (typeof known)[number]): AllianceDraft {
	const texts = Object.entries(one.texts).map(
		([locale, [name = '', shortName = '', description = '']]) => [
			locale,
			{ name, shortName: shortName || null, description }
		]
	);
	return {
		slug: one.slug,
		kind: one.kind as AllianceDraft['kind'],
		originalLocale: one.locale as Locale,
		foundedOn: one.foundedOn,
		endedOn: null,
		website: 'website' in one ? (one.website ?? null) : null,
		texts: Object.fromEntries(texts) as AllianceDraft['texts'],
		funding: 'funding' in one ? ((one.funding ?? null) as Funding | null) : null
	};
}
