import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { listAwaiting } from '#rooms/governance/awaiting.server.ts';
import { textIn, titledIn } from '#rooms/governance/reader-text.ts';

const most = 12;

/** Sittings one is convened to and votes that are open to one, the soonest first. */
export async function loadDeskGovernance({ locals }: RequestEvent, actor: Actor) {
	const { db, locale, now } = locals;
	const awaiting = await listAwaiting(db, actor, now);
	return awaiting.slice(0, most).map(({ path, organNames, resolution, ...one }, at) => ({
		...one,
		key: `${at} ${path}`,
		href: `/${locale}${path}`,
		organ: textIn(organNames, locale),
		...(resolution ? titledIn(resolution, locale) : { lang: locale, title: '' })
	}));
}

export type DeskGovernanceData = Awaited<ReturnType<typeof loadDeskGovernance>>;
