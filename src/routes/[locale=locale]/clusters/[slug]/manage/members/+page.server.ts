import { dayOf } from '#platform/calendar-day.ts';
import { refuse } from '#platform/outcome.ts';
import { isInForceOn, membershipKinds } from '#rooms/clusters/cluster.ts';
import { listMembers } from '#rooms/clusters/cluster-record.server.ts';
import {
	addMembership,
	correctMembership,
	endMembership,
	resumeMembership
} from '#rooms/clusters/membership.server.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { onDay, type Asked } from '../../../../../acting-upon.server.ts';
import { findByName } from '../../../../../find-by-name.server.ts';
import { findChosen } from '../../../../../chosen.server.ts';
import { describeMember, type ManagedMember } from '../../../../../managed-members.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await managedCluster(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const day = dayOf(now);
	const [members, found, chosen] = await Promise.all([
		listMembers(db, cluster),
		findByName(db, { text: asked('find'), kinds: ['organisation'], locale }),
		findChosen(db, asked('organisation'), locale)
	]);
	const described = members.map((member) => describeMember(member, locale));
	const isPast = (member: ManagedMember) => member.validUntil !== null && member.validUntil <= day;
	const pick = (id: string) => described.find((member) => member.id === id) ?? null;
	return {
		today: day,
		asked: asked('find'),
		found,
		chosen,
		ending: pick(asked('end')),
		correcting: pick(asked('correct')),
		current: described.filter((member) => isInForceOn(member, day) || !isPast(member)),
		former: described.filter(isPast)
	};
};

const kindIn = ({ text }: Asked) => membershipKinds.find((kind) => kind === text('kind'));

export const actions: Actions = {
	add: managing(
		(tx, actor, asked) =>
			onDay(asked.day('since'), async (validFrom) => {
				const kind = kindIn(asked);
				if (!kind) return refuse('choice_missing');
				const { recordId: clusterId } = asked;
				const organisationId = asked.id('organisation');
				const membership = { clusterId, organisationId, kind, validFrom };
				return addMembership(tx, actor, { ...membership, class: asked.text('class') || null });
			}),
		'clusters_membership_begun',
		'members'
	),
	end: managing(
		(tx, actor, { recordId: clusterId, id, day }) =>
			onDay(day('until'), (validUntil) =>
				endMembership(tx, actor, { id: id('id'), clusterId, validUntil })
			),
		'clusters_membership_ended',
		'members'
	),
	resume: managing(
		(tx, actor, { recordId: clusterId, id }) =>
			resumeMembership(tx, actor, { id: id('id'), clusterId }),
		'clusters_membership_resumed',
		'members'
	),
	correct: managing(
		(tx, actor, asked) =>
			onDay(asked.day('since'), async (validFrom) => {
				const kind = kindIn(asked);
				if (!kind) return refuse('choice_missing');
				const correct = { clusterId: asked.recordId, id: asked.id('id'), kind, validFrom };
				const membershipClass = asked.text('class') || null;
				const validUntil = asked.day('until');
				return correctMembership(tx, actor, { ...correct, class: membershipClass, validUntil });
			}),
		'clusters_saved',
		'members'
	)
};
