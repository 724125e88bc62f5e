import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { mayManageMemberships } from '#rooms/memberships/access.ts';
import { isDay } from '#platform/calendar-day.ts';
import { holdMembership } from '#rooms/memberships/member-terms.server.ts';
import { centsIn } from '#rooms/memberships/statement.ts';
import { clusterIdOf, clusterOf } from './cluster-page.server.ts';
import { occasionOf } from './registration-page.server.ts';

export type ClusterEvent = RequestEvent & { params: { slug: string } };

/** The form of a managing act: its fields as what they stand for. */
export type Asked = {
	clusterId: string;
	form: FormData;
	params: Record<string, string>;
	occasion: Occasion;
	text: (name: string) => string;
	day: (name: string) => string;
	id: (name: string) => string;
	cents: (name: string) => number;
	number: (name: string) => number;
};
type Deed = (tx: Transaction, actor: Actor, asked: Asked) => Promise<Outcome<unknown>>;

const nobody = '00000000-0000-0000-0000-000000000000';

/** The cluster whose memberships and fees somebody may lead. */
export async function ledCluster(event: ClusterEvent) {
	const cluster = await clusterOf(event);
	require(event, mayManageMemberships(event.locals.actor, cluster.id));
	return cluster;
}

/** One act on memberships or fees; what was typed is shown again where it is refused. */
export const leading =
	(deed: Deed, notice: string, page?: (params: Record<string, string>, value: unknown) => string) =>
	async (event: ClusterEvent) => {
		const clusterId = await clusterIdOf(event);
		const { db, locale } = event.locals;
		const actor = require(event, mayManageMemberships(event.locals.actor, clusterId));
		const form = await event.request.formData();
		const occasion = await occasionOf(event);
		const params = event.params as Record<string, string>;
		const done = await attempt<unknown>(db, (tx) =>
			deed(tx, actor, askedIn({ form, clusterId, params, occasion }))
		);
		if (!done.ok) return refused(done, locale, { values: valuesIn(form) });
		const path = page
			? `/${locale}/clusters/${params.slug}/manage/${page(params, done.value)}`
			: event.url.pathname;
		const inputs: Record<string, string> =
			typeof done.value === 'number' ? { count: String(done.value) } : {};
		return leadOn(event, path, notice, { inputs });
	};

function askedIn(given: Pick<Asked, 'form' | 'clusterId' | 'params' | 'occasion'>): Asked {
	const text = (name: string) => textIn(given.form, name);
	return {
		...given,
		text,
		day: (name) => (isDay(text(name)) ? text(name) : ''),
		id: (name) => (isId(text(name)) ? text(name) : nobody),
		cents: (name) => centsIn(text(name)) ?? Number.NaN,
		number: (name) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : Number.NaN)
	};
}

/** A deed upon a membership, which has to be one of the cluster's. */
export const onMember =
	(
		idOf: (asked: Asked) => string,
		deed: (
			tx: Transaction,
			actor: Actor,
			asked: Asked & { membershipId: string }
		) => Promise<Outcome<unknown>>
	): Deed =>
	async (tx, actor, asked) => {
		const membershipId = idOf(asked);
		const held = isId(membershipId) ? await holdMembership(tx, membershipId) : undefined;
		if (held?.clusterId !== asked.clusterId) return refuse('membership_unknown');
		return deed(tx, actor, { ...asked, membershipId });
	};
