import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { Picture } from '#platform/files/picture.server.ts';
import { refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import type { Locale } from '#platform/locale.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { Fields } from '#platform/two-editors.ts';
import type { Read } from '#rooms/clusters/cluster.form.ts';
import { openHouse } from '../house.server.ts';
import { baseIn, conflictOf, editionIn } from './editing.server.ts';
import { sayProblems } from './problem-words.server.ts';

type Event = RequestEvent & { params: { slug: string } };

/** A kind of record that is changed by a form of flat fields, and what its room knows of it. */
export type Edited<Draft extends { slug: string }> = {
	/** Of its addresses: `/clusters`. */
	path: string;
	/** The notice after saving. */
	saved: string;
	idOf(event: Event): Promise<string>;
	mayEdit(actor: Actor, id: string, db: Database): boolean | Promise<boolean>;
	fieldsIn(form: FormData): Fields;
	fieldsOf(draft: Draft): Fields;
	labelOf(field: string, locale: Locale): string;
	read(values: Fields, event: Event): Promise<Read<Draft>> | Read<Draft>;
	change(
		tx: Transaction,
		actor: Actor,
		changed: { id: string; edition: number; draft: Draft },
		now: Date
	): Promise<Outcome<number>>;
};

/** A kind of record that also has a logo. */
export type EditedWithLogo<Draft extends { slug: string }> = Edited<Draft> & {
	changeLogo(
		tx: Transaction,
		files: FileStore,
		actor: Actor,
		change: { id: string; picture: Picture | null }
	): Promise<Outcome>;
};

export async function saveLogo<Draft extends { slug: string }>(
	event: Event,
	{ idOf, mayEdit, changeLogo, path, saved }: EditedWithLogo<Draft>,
	picture: Picture | null
) {
	const { db, locale } = event.locals;
	const id = await idOf(event);
	const actor = require(event, await mayEdit(event.locals.actor, id, db));
	const { files } = await openHouse();
	const changed = await attempt(db, (tx) => changeLogo(tx, files, actor, { id, picture }));
	if (!changed.ok) return fail(400, { problems: [], logo: refusalText(changed, locale) });
	leadOn(event, `/${locale}${path}/${event.params.slug}/edit`, saved);
}

/** Saves what the form says; where somebody else has saved meanwhile, asks which of both to keep. */
export async function saveRecord<Draft extends { slug: string }>(
	event: Event,
	edited: Edited<Draft>,
	choose: (form: FormData, mine: Fields) => Fields
) {
	const { db, locale, now } = event.locals;
	const id = await edited.idOf(event);
	const actor = require(event, await edited.mayEdit(event.locals.actor, id, db));
	const form = await event.request.formData();
	const values = choose(form, edited.fieldsIn(form));
	const edition = editionIn(form);
	const kept = { values, edition, base: JSON.stringify(baseIn(form)) };
	const { draft, problems } = await edited.read(values, event);
	if (!draft) return fail(400, { ...kept, problems: sayProblems(problems, locale) });
	const changed = await attempt(db, (tx) => edited.change(tx, actor, { id, edition, draft }, now));
	if (!changed.ok && changed.reason === 'changed_meanwhile') {
		const { edition: latest, theirs } = changed.details as { edition: number; theirs: Draft };
		const versions = { base: baseIn(form), mine: values, theirs: edited.fieldsOf(theirs) };
		const conflict = conflictOf(versions, latest, (field) => edited.labelOf(field, locale));
		return fail(409, { problems: [], conflict });
	}
	if (!changed.ok) return refused(changed, locale, { name: 'slug', values });
	leadOn(event, `/${locale}${edited.path}/${draft.slug}`, edited.saved);
}
