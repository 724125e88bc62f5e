import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { listLinkedClusters } from '#rooms/agreements/linked-clusters.server.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { sayDismissal, sayReason } from '#rooms/matching/match-words.ts';
import { dismissalReasons } from '#rooms/matching/match.ts';
import { dismissMatch, listMatches } from '#rooms/matching/matching.server.ts';
import { listHits } from '../../../../entry-hits.server.ts';
import { writtenEntry } from '../../../../entry-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const entry = await writtenEntry(event);
	const { db, locale } = event.locals;
	const linked = entry.clusterId
		? await listLinkedClusters(db, entry.clusterId)
		: new Set<string>();
	const matches = await listMatches(db, entry, { linked });
	const hits = await listHits(
		db,
		matches.map(({ id }) => id),
		locale
	);
	return {
		id: entry.id,
		original: entry.originalLocale,
		titles: Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title])),
		matches: matches.flatMap(({ id, reasons }) => {
			const hit = hits.get(id);
			return hit ? [{ ...hit, because: reasons.map((one) => sayReason(one, locale)) }] : [];
		}),
		dismissals: dismissalReasons.map((value) => ({ value, label: sayDismissal(value, locale) }))
	};
};

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
			const isThere = isId(counterpartId) && (await findEntry(tx, counterpartId));
			if (!isThere) return refuse('entry_gone');
			return dismissMatch(tx, actor, { entryId, counterpartId, reason }, now);
		});
		if (!done.ok) return refused(done, locale);
		return leadOn(event, `/${locale}/marketplace/${entryId}/matches`, 'matching_dismissed');
	}
};
