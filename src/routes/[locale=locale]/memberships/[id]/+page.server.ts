import type { RequestEvent } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import {
	mayManageMemberships,
	maySeeMembership,
	maySpeakForMember
} from '#rooms/memberships/access.ts';
import { findFeeAccount } from '#rooms/memberships/fee-account.server.ts';
import { earliestEnd, leave } from '#rooms/memberships/leaving.server.ts';
import { writeMembershipLetter } from '#rooms/memberships/membership-letters.server.ts';
import { mayDo } from '#rooms/memberships/membership-life.ts';
import { findMember } from '#rooms/memberships/member-record.server.ts';
import { countReceived } from '../../../../received.server.ts';
import { clusterLink } from '../../../cluster-page.server.ts';
import { describeMembership } from '../../../member-page.server.ts';
import { occasionOf } from '../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Own = RequestEvent & { params: { id: string } };

async function own({ locals, params }: Own) {
	const day = dayOf(locals.now);
	return found(isId(params.id) ? await findMember(locals.db, params.id, day) : undefined);
}

export const load: PageServerLoad = async (event) => {
	const { db, actor, locale, now } = event.locals;
	const member = await own(event);
	require(event, maySeeMembership(actor, member));
	const asked = Number(event.url.searchParams.get('year'));
	const year =
		Number.isInteger(asked) && asked > 1990 && asked <= now.getUTCFullYear()
			? asked
			: now.getUTCFullYear();
	const [told, clusters, account, received] = await Promise.all([
		describeMembership(db, member, {
			...{ locale, today: dayOf(now) },
			seesAll: mayManageMemberships(actor, member.clusterId)
		}),
		listClusterNames(db, [member.clusterId]),
		findFeeAccount(db, member.clusterId),
		countReceived(db, member, year)
	]);
	const cluster = clusters.get(member.clusterId);
	const since = Number(member.validFrom.slice(0, 4));
	const latest = now.getUTCFullYear();
	return {
		member: told,
		cluster: cluster ? clusterLink(cluster, locale) : null,
		year,
		years: Array.from({ length: Math.min(6, latest - since + 1) }, (_, at) => String(latest - at)),
		received,
		earliestEnd: earliestEnd(dayOf(now), account?.noticeMonths ?? 0),
		mayLeave: maySpeakForMember(actor, member.organisationId) && mayDo(member.state, 'give_notice'),
		leaving: event.url.searchParams.has('leave')
	};
};

export const actions: Actions = {
	leave: async (event) => {
		const { db, locale, now } = event.locals;
		const member = await own(event);
		const actor = require(event, maySpeakForMember(event.locals.actor, member.organisationId));
		const form = await event.request.formData();
		const reason = textIn(form, 'reason').slice(0, 2000);
		const notice = {
			id: member.id,
			cause: 'notice',
			givenOn: dayOf(now),
			endsOn: null,
			reason
		} as const;
		const occasion = await occasionOf(event);
		const done = await attempt(db, async (tx) => {
			const left = await leave(tx, actor, notice, now);
			const about = { id: member.id, kind: 'leaving', reason } as const;
			if (left.ok) await writeMembershipLetter(tx, { ...about, day: left.value }, occasion);
			return left;
		});
		if (!done.ok) return refused(done, locale);
		return leadOn(event, event.url.pathname, 'memberships_leaving_notice_done');
	}
};
