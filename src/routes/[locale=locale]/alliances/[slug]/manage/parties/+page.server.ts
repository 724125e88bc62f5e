import { dayOf } from '#platform/calendar-day.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { rolesInKind, participationRoles, type Party } from '#rooms/alliances/alliance.ts';
import { roleName } from '#rooms/alliances/alliance-words.ts';
import { admitParty, changeRole, endParticipation } from '#rooms/alliances/participation.server.ts';
import { onDay, type Asked } from '../../../../../acting-upon.server.ts';
import { describeParties, managedAlliance, managing } from '../../../../../alliance-page.server.ts';
import { findChosen, findChosenCluster } from '../../../../../chosen.server.ts';
import { findByName } from '../../../../../find-by-name.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const alliance = await managedAlliance(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const day = dayOf(now);
	const [kind = '', id = ''] = asked('party').split(':');
	const find = kind === 'cluster' ? findChosenCluster : findChosen;
	const [parties, found, chosen] = await Promise.all([
		describeParties(db, alliance.parties, { locale, today: day }),
		findByName(db, { text: asked('find'), kinds: ['cluster', 'organisation'], locale }),
		find(db, id, locale)
	]);
	const isPast = ({ validUntil }: { validUntil: string | null }) =>
		validUntil !== null && validUntil <= day;
	const pick = (wanted: string) => parties.find((party) => party.id === wanted) ?? null;
	return {
		today: day,
		asked: asked('find'),
		found,
		chosen: chosen && { ...chosen, party: `${kind}:${id}` },
		ending: pick(asked('end')),
		changing: pick(asked('change')),
		roles: rolesInKind[alliance.kind].map((value) => ({ value, label: roleName(value, locale) })),
		current: parties.filter((party) => !isPast(party)),
		former: parties.filter(isPast)
	};
};

const roleIn = ({ text }: Asked) => participationRoles.find((role) => role === text('role'));

function partyIn({ text }: Asked): Party | undefined {
	const [kind, id = ''] = text('party').split(':');
	if (!isId(id)) return undefined;
	return kind === 'cluster' ? { clusterId: id } : { organisationId: id };
}

export const actions: Actions = {
	admit: managing(
		(tx, actor, asked) =>
			onDay(asked.day('since'), async (validFrom) => {
				const [role, party] = [roleIn(asked), partyIn(asked)];
				if (!role || !party) return refuse('choice_missing');
				return admitParty(tx, actor, { allianceId: asked.recordId, party, role, validFrom });
			}),
		'alliances_admitted',
		'parties'
	),
	end: managing(
		(tx, actor, { recordId: allianceId, id, day }) =>
			onDay(day('until'), (validUntil) =>
				endParticipation(tx, actor, { id: id('id'), allianceId, validUntil })
			),
		'alliances_left',
		'parties'
	),
	change: managing(
		(tx, actor, asked) =>
			onDay(asked.day('since'), async (validFrom) => {
				const role = roleIn(asked);
				if (!role) return refuse('choice_missing');
				const change = { id: asked.id('id'), allianceId: asked.recordId, role, validFrom };
				return changeRole(tx, actor, change);
			}),
		'alliances_saved',
		'parties'
	)
};
