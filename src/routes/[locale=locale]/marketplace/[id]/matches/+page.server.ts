import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { readHits } from '#platform/search/hits.server.ts';
import { listLinkedClusters } from '#rooms/agreements/linked-clusters.server.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { dismissFirm, listFirmMatches } from '#rooms/matching/firms.server.ts';
import { sayDismissal, sayReason } from '#rooms/matching/match-words.ts';
import { dismissalReasons, type Match } from '#rooms/matching/match.ts';
import { dismissMatch, listMatches } from '#rooms/matching/matching.server.ts';
import { listHits } from '../../../../entry-hits.server.ts';
import { writtenEntry } from '../../../../entry-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const entry = await writtenEntry(event);
	const { db, locale, now } = event.locals;
	const linked = entry.clusterId
		? await listLinkedClusters(db, entry.clusterId)
		: new Set<string>();
	const [matches, firms] = await Promise.all([
		listMatches(db, entry, { linked }),
		listFirmMatches(db, entry, { linked, today: dayOf(now) })
	]);
	return {
		id: entry.id,
		original: entry.originalLocale,
		titles: Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title])),
		matches: await describe(db, matches, 'entry', locale),
		firms: await describe(db, firms, 'organisation', locale),
		dismissals: dismissalReasons.map((value) => ({ value, label: sayDismissal(value, locale) }))
	};
};

const isFirm = async (db: Database, id: string): Promise<boolean> =>
	(await readHits(db, 'organisation', [id])).size > 0;

async function describe(
	db: Database,
	matches: readonly Match[],
	kind: 'entry' | 'organisation',
	locale: Locale
) {
	const ids = matches.map(({ id }) => id);
	const hits = await listHits(db, ids, locale, kind);
	return matches.flatMap(({ id, reasons }) => {
		const hit = hits.get(id);
		return hit ? [{ ...hit, because: reasons.map((one) => sayReason(one, locale)) }] : [];
	});
}

export const actions: Actions = {
	default: async (event) => {
		const { id: entryId } = await writtenEntry(event);
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const counterpartId = textIn(form, 'counterpart');
		const reason = dismissalReasons.find((one) => one === textIn(form, 'reason'));
		const done = await attempt(db, async (tx) => {
			if (!reason) return refuse('choice_missing');
			if (textIn(form, 'kind') === 'organisation') {
				const isKnown = isId(counterpartId) && (await isFirm(tx, counterpartId));
				const dismissed = { entryId, organisationId: counterpartId, reason };
				return isKnown ? dismissFirm(tx, actor, dismissed, now) : refuse('entry_gone');
			}
			const isThere = isId(counterpartId) && (await findEntry(tx, counterpartId));
			if (!isThere) return refuse('entry_gone');
			return dismissMatch(tx, actor, { entryId, counterpartId, reason }, now);
		});
		if (!done.ok) return refused(done, locale);
		return leadOn(event, `/${locale}/marketplace/${entryId}/matches`, 'matching_dismissed');
	}
};
