import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { textIn, type FormProblem } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId, newId } from '#platform/ids.ts';
import { mayWrite } from '#rooms/marketplace/access.ts';
import { dropDraft, findDraft } from '#rooms/marketplace/autosave.server.ts';
import { fieldsIn } from '#rooms/marketplace/entry-fields.ts';
import { readEntryForm } from '#rooms/marketplace/entry.form.ts';
import { enterEntry } from '#rooms/marketplace/entry.server.ts';
import {
	beginningOf,
	entryChoices,
	listClustersOf,
	listWriting
} from '../../../entry-form.server.ts';
import { needIn, tieToNeed } from '../../../need-acts.server.ts';
import { requestFor } from '../../../need-form.server.ts';
import { sayProblems } from '../../../problem-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale, now } = event.locals;
	const { owners, clusters } = await listWriting(db, actor, { locale, now });
	const { typed, beginning, begunFromId } = await beginningOf(event, actor.personId);
	const first = { owner: owners[0]?.value ?? '', cluster: clusters[0]?.value ?? '' };
	const need = await needIn(event, begunFromId);
	return {
		need: need?.text ?? null,
		mayWrite: owners.length > 0,
		values: { ...first, original_locale: locale, ...(need && requestFor(need, owners)), ...typed },
		beginning,
		choices: { ...entryChoices(locale), owners, clusters }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const [owner, cluster, typedId] = ['owner', 'cluster', 'draft'].map((name) =>
			textIn(form, name)
		) as [string, string, string];
		const values = { ...fieldsIn(form), owner, cluster };
		const id = isId(typedId) ? typedId : newId();
		const { draft, problems } = readEntryForm(values, locale);
		const missing = mayWrite(actor, owner)
			? []
			: [{ name: 'owner', reason: 'entry_owner_missing' }];
		const all = [...missing, ...problems];
		if (!draft || all.length > 0) {
			const kept = await findDraft(db, { personId: actor.personId, id });
			const goingOn = { id, revision: kept?.revision ?? 0 };
			return fail(400, { problems: sayProblems(all, locale), values, goingOn });
		}
		const clusterIds = await listClustersOf(db, [owner], now);
		const clusterId = clusterIds.find((one) => one === cluster) ?? null;
		const entered = await attempt(db, async (tx) => {
			const { personId } = actor;
			const begun = await findDraft(tx, { personId, id });
			const done = await enterEntry(tx, actor, { organisationId: owner, clusterId, draft }, now, {
				id
			});
			if (!done.ok) return done;
			await dropDraft(tx, { personId, id });
			const tie = {
				needId: event.url.searchParams.get('need') ?? begun?.begunFromId ?? null,
				kind: 'entry',
				subjectId: id
			} as const;
			const tied = await tieToNeed(tx, actor, tie, now);
			return tied.ok ? done : tied;
		});
		if (!entered.ok) {
			const isElsewhere = entered.reason === 'entry_entered_elsewhere';
			const goingOn = isElsewhere ? { id: newId(), revision: 0 } : { id };
			return fail(400, {
				problems: [{ text: refusalText(entered, locale) }] as FormProblem[],
				values,
				goingOn
			});
		}
		leadOn(event, `/${locale}/marketplace/${entered.value}`, 'marketplace_entered');
	}
};
