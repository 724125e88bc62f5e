import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import type { SearchKind } from '#platform/search/entry.server.ts';
import type { Locale } from '#platform/locale.ts';
import { mayManage } from '#rooms/clusters/access.ts';
import { clusterIdOf, clusterOf } from './cluster-page.server.ts';
import { listed } from './directory.server.ts';

type ClusterEvent = RequestEvent & { params: { slug: string } };

/** The cluster of a page that only its managers see. */
export async function managedCluster(event: ClusterEvent) {
	const cluster = await clusterOf(event);
	require(event, mayManage(event.locals.actor, cluster.id));
	return cluster;
}

export type Asked = {
	clusterId: string;
	now: Date;
	text: (name: string) => string;
	/** A date as the form gave it, or null where none was. */
	day: (name: string) => string | null;
	/** An id as the form gave it; anything else is nobody's. */
	id: (name: string) => string;
};
type Deed = (tx: Transaction, actor: Actor, asked: Asked) => Promise<Outcome<unknown>>;

const nobody = '00000000-0000-0000-0000-000000000000';

/** One managing act: who, the form, one deed, and on to the same page with word of it. */
export const managing =
	(deed: Deed, notice: string, page: string) => async (event: ClusterEvent) => {
		const clusterId = await clusterIdOf(event);
		const actor = require(event, mayManage(event.locals.actor, clusterId));
		const { db, now, locale } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => textIn(form, name);
		const asked: Asked = {
			clusterId,
			now,
			text,
			day: (name) => (isDay(text(name)) ? text(name) : null),
			id: (name) => (isId(text(name)) ? text(name) : nobody)
		};
		const outcome = await attempt<unknown>(db, (tx) => deed(tx, actor, asked));
		if (!outcome.ok) return refused(outcome, locale, { values: valuesIn(form) });
		return leadOn(event, `/${locale}/clusters/${event.params.slug}/manage/${page}`, notice);
	};

/** The deed with its date, which every term needs. */
export async function onDay<Value>(
	day: string | null,
	deed: (day: string) => Promise<Outcome<Value>>
): Promise<Outcome<Value>> {
	return day ? deed(day) : refuse('date_missing');
}

/** Records by name for a plain search form; what was chosen before is not offered again. */
export async function findByName(
	db: Database,
	{ text, kind, locale }: { text: string; kind: SearchKind; locale: Locale }
) {
	if (text.trim().length < 2) return [];
	const wanted = { text: text.slice(0, 100), locale, subjectKinds: [kind], withDormant: true };
	const { hits } = await searchEntries(db, wanted, { limit: 12 });
	return hits.map((hit) => {
		const { id, title, place, kinds, path } = listed(hit, locale);
		return { id, name: title, detail: [place, ...kinds].filter(Boolean).join(' · '), path };
	});
}

export type FoundByName = Awaited<ReturnType<typeof findByName>>[number];

const isDay = (text: string): boolean =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const valuesIn = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	);
