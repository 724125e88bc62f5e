import { dayOf } from '#platform/calendar-day.ts';
import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { delegateRoles, leavingCauses, suspensionCauses } from '#rooms/memberships/application.ts';
import { listClasses } from '#rooms/memberships/class.server.ts';
import { leave, takeLeavingBack } from '#rooms/memberships/leaving.server.ts';
import { findMember } from '#rooms/memberships/member-record.server.ts';
import {
	changeClass,
	nameDelegate,
	reinstateMembership,
	suspendMembership
} from '#rooms/memberships/member-terms.server.ts';
import { writeMembershipLetter } from '#rooms/memberships/membership-letters.server.ts';
import { delegateName, leavingName } from '#rooms/memberships/membership-words.ts';
import { textFor } from '#ui/locale-text.ts';
import { describeMembership } from '../../../../../../../member-page.server.ts';
import { resolutionChoices } from '../../../../../../../resolution-choices.server.ts';
import {
	leading,
	ledCluster,
	onMember,
	type Asked
} from '../../../../../../../membership-acts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const day = dayOf(now);
	const id = event.params.membership;
	const member = found(isId(id) ? await findMember(db, id, day) : undefined);
	found(member.clusterId === cluster.id || undefined);
	const doing = event.url.searchParams.get('do');
	const [told, classes, resolutions] = await Promise.all([
		describeMembership(db, member, { locale, today: day, seesAll: true }),
		listClasses(db, cluster.id),
		doing === 'suspend' || doing === 'leave' ? resolutionChoices(db, cluster.id, locale) : []
	]);
	return {
		today: day,
		doing,
		resolutions,
		member: told,
		classes: classes
			.filter(({ kind }) => kind === member.kind)
			.map(({ id: value, names }) => ({
				value,
				label: textFor(names, locale, cluster.originalLocale)
			})),
		roles: delegateRoles.map((value) => ({ value, label: delegateName(value, locale) })),
		causes: leavingCauses.map((value) => ({ value, label: leavingName(value, locale) }))
	};
};

const here = ({ params }: Asked) => params.membership ?? '';
const resolutionIn = (asked: Asked) => (asked.text('resolution') ? asked.id('resolution') : null);
const withDay = (asked: Asked, name: string) => asked.day(name) || null;

export const actions: Actions = {
	delegate: leading(
		onMember(here, async (tx, actor, asked) => {
			const validFrom = withDay(asked, 'since');
			const role = delegateRoles.find((one) => one === asked.text('role'));
			if (!validFrom || !role) return refuse(role ? 'date_missing' : 'choice_missing');
			const person = {
				name: asked.text('name'),
				email: asked.text('email') || null,
				phone: asked.text('phone') || null
			};
			return nameDelegate(tx, actor, { id: asked.membershipId, role, ...person, validFrom });
		}),
		'clusters_saved'
	),
	class: leading(
		onMember(here, async (tx, actor, asked) => {
			const validFrom = withDay(asked, 'since');
			if (!validFrom) return refuse('date_missing');
			return changeClass(tx, actor, {
				id: asked.membershipId,
				classId: asked.id('class'),
				validFrom
			});
		}),
		'clusters_saved'
	),
	suspend: leading(
		onMember(here, async (tx, actor, asked) => {
			const suspendedOn = withDay(asked, 'since');
			if (!suspendedOn) return refuse('date_missing');
			const cause = suspensionCauses.find((one) => one === asked.text('cause')) ?? 'decision';
			const reason = asked.text('reason').slice(0, 2000);
			const id = asked.membershipId;
			const suspension = { id, cause, reason, suspendedOn, resolutionId: resolutionIn(asked) };
			const done = await suspendMembership(tx, actor, suspension, asked.occasion.now);
			const letter = { id, kind: 'suspended', day: suspendedOn, reason } as const;
			if (done.ok) await writeMembershipLetter(tx, letter, asked.occasion);
			return done;
		}),
		'memberships_suspended_notice'
	),
	reinstate: leading(
		onMember(here, async (tx, actor, { membershipId: id, occasion }) => {
			const day = dayOf(occasion.now);
			const done = await reinstateMembership(tx, actor, { id, resumedOn: day });
			if (done.ok) await writeMembershipLetter(tx, { id, kind: 'reinstated', day }, occasion);
			return done;
		}),
		'clusters_saved'
	),
	leave: leading(
		onMember(here, async (tx, actor, asked) => {
			const givenOn = withDay(asked, 'given');
			const cause = leavingCauses.find((one) => one === asked.text('cause'));
			if (!givenOn || !cause) return refuse(cause ? 'date_missing' : 'choice_missing');
			const reason = asked.text('reason').slice(0, 2000);
			const endsOn = withDay(asked, 'ends');
			const id = asked.membershipId;
			const left = await leave(
				tx,
				actor,
				{ id, cause, givenOn, endsOn, reason, resolutionId: resolutionIn(asked) },
				asked.occasion.now
			);
			const about = { id, kind: 'leaving', reason } as const;
			if (left.ok) await writeMembershipLetter(tx, { ...about, day: left.value }, asked.occasion);
			return left;
		}),
		'memberships_leaving_notice_done'
	),
	stay: leading(
		onMember(here, (tx, actor, { membershipId, occasion }) =>
			takeLeavingBack(tx, actor, membershipId, occasion.now)
		),
		'clusters_saved'
	)
};
