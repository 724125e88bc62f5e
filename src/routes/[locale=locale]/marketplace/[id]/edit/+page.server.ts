import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import type { Fields } from '#platform/two-editors.ts';
import { dropDraft } from '#rooms/marketplace/autosave.server.ts';
import { findChange } from '#rooms/marketplace/changing.server.ts';
import { entryFieldLabel } from '#rooms/marketplace/entry-field-words.ts';
import { fieldsIn, fieldsOfDraft } from '#rooms/marketplace/entry-fields.ts';
import { readEntryForm } from '#rooms/marketplace/entry.form.ts';
import { changeEntry } from '#rooms/marketplace/entry.server.ts';
import type { TextProblem } from '#rooms/marketplace/entry-text.ts';
import type { EntryDraft } from '#rooms/marketplace/entry.ts';
import { listFiles } from '#rooms/marketplace/files.server.ts';
import { formatDateTime } from '#ui/format.ts';
import { baseIn, conflictOf, editionIn, mergedIn } from '../../../../editing.server.ts';
import { beginningOf, entryChoices } from '../../../../entry-form.server.ts';
import { writtenEntry } from '../../../../entry-page.server.ts';
import { sayProblems } from '../../../../problem-words.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const entry = await writtenEntry(event);
	const { personId } = requirePerson(event);
	const { db, locale } = event.locals;
	const { typed, savedAt, beginning } = await beginningOf(event, personId, entry);
	const isTaken = event.url.searchParams.has('draft');
	const files = await listFiles(db, entry.id);
	const change = await findChange(db, entry.id);
	const values = fieldsOfDraft(change?.draft ?? entry);
	return {
		id: entry.id,
		titles: Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title])),
		original: entry.originalLocale,
		edition: entry.edition,
		saved: values,
		values: isTaken && typed ? { ...values, ...typed } : values,
		draftOf: savedAt && !isTaken ? formatDateTime(locale, savedAt) : null,
		beginning,
		pictures: files.filter(({ kind }) => kind === 'photo').length,
		choices: entryChoices(locale)
	};
};

const save = async (event: RequestEvent, choose: (form: FormData, mine: Fields) => Fields) => {
	const { id } = await writtenEntry(event);
	const actor = requirePerson(event);
	const { db, locale, now } = event.locals;
	const form = await event.request.formData();
	const values = choose(form, fieldsIn(form));
	const edition = editionIn(form);
	const kept = { values, edition, base: JSON.stringify(baseIn(form)) };
	const { draft, problems } = readEntryForm(values, locale);
	if (!draft) return fail(400, { ...kept, problems: sayProblems(problems, locale) });
	const changed = await attempt(db, async (tx) => {
		const done = await changeEntry(tx, actor, { id, edition, draft }, now);
		if (done.ok) await dropDraft(tx, { personId: actor.personId, entryId: id });
		return done;
	});
	if (!changed.ok && changed.reason === 'changed_meanwhile') {
		const { edition: latest, theirs } = changed.details as { edition: number; theirs: EntryDraft };
		const versions = { base: baseIn(form), mine: values, theirs: fieldsOfDraft(theirs) };
		const conflict = conflictOf(versions, latest, (field) => entryFieldLabel(field, locale));
		return fail(409, { problems: [], conflict });
	}
	if (!changed.ok) {
		const { field, problems: told } = changed.details;
		const one = { ...changed, name: typeof field === 'string' ? field : '' };
		const all = (told as TextProblem[] | undefined) ?? [one];
		return fail(400, { ...kept, problems: sayProblems(all, locale) });
	}
	const notice = changed.value.isWaiting ? 'marketplace_change_sent_notice' : 'marketplace_saved';
	return leadOn(event, `/${locale}/marketplace/${id}`, notice);
};

export const actions: Actions = {
	save: (event) => save(event, (_, fields) => fields),
	merge: (event) => save(event, mergedIn)
};
