import { fail } from '@sveltejs/kit';
import { refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { mayEdit } from '#rooms/organisations/access.ts';
import { formChoices } from '#rooms/organisations/form-choices.ts';
import { changeLogo } from '#rooms/organisations/logo.server.ts';
import { taking } from '#rooms/organisations/meanwhile.ts';
import { changeOrganisation } from '#rooms/organisations/organisation.server.ts';
import { readDraft } from '#rooms/organisations/organisation-parts.server.ts';
import { typedOf } from '#rooms/organisations/organisation-typed.ts';
import { describe } from '#rooms/organisations/organisation-words.ts';
import { openHouse } from '../../../../../house.server.ts';
import { retellOrganisations } from '../../../../../organisation-ties.server.ts';
import { pictureIn } from '../../../../file-in.server.ts';
import { draftIn, formRefused, reshaped, submitted } from '../../../../organisation-form.server.ts';
import { changesMeanwhile } from '../../../../organisation-meanwhile.server.ts';
import { logoPath, organisationOf } from '../../../../organisation-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	require(event, mayEdit(event.locals.actor, event.params.id));
	const { locale } = event.locals;
	const record = await organisationOf(event);
	const typed = typedOf(record);
	return {
		record,
		logo: logoPath(record.logoFileId),
		words: describe(record, locale, ''),
		typed,
		choices: formChoices(typed, locale)
	};
};

function begin(event: RequestEvent) {
	const { id } = event.params;
	const actor = require(event, isId(id) && mayEdit(event.locals.actor, id));
	return { ...event.locals, id, actor, path: `/${event.locals.locale}/organisations/${id}` };
}

export const actions: Actions = {
	save: async (event) => {
		const { id, actor, db, locale, now, path } = begin(event);
		const asked = await submitted(event.request);
		const edition = Number(asked.form.get('edition'));
		const choices = formChoices(asked.typed, locale);
		const changed = reshaped(asked);
		if (changed) return { ...changed, choices, edition, meanwhile: [] };
		const before = await readDraft(db, id);
		const { draft, problems } = await draftIn(asked.typed, now, before);
		if (!draft) return formRefused(asked, problems, locale);
		const taken = [...asked.form]
			.filter(([name, value]) => name.startsWith('keep_') && value === 'theirs')
			.map(([name]) => name.slice('keep_'.length));
		const mine = taking(draft, before, taken);
		const saved = await db.transaction().execute(async (tx) => {
			const done = await changeOrganisation(tx, actor, { id, edition, draft: mine }, now);
			if (done.ok) await retellOrganisations(tx, [id], now);
			return done;
		});
		if (saved.ok) leadOn(event, path, 'organisations_saved');
		if (saved.reason === 'changed_meanwhile') {
			const meanwhile = await changesMeanwhile(db, { id, edition, mine, refused: saved }, locale);
			return fail(409, { typed: asked.typed, spare: {}, problems: [], choices, ...meanwhile });
		}
		return formRefused(asked, [{ field: fieldOf(saved), ...saved }], locale);
	},
	logo: async (event) => {
		const { id, actor, db, locale, path } = begin(event);
		const picture = await pictureIn(await event.request.formData(), 'logo');
		const { files } = await openHouse();
		const changed = await db
			.transaction()
			.execute((tx) => changeLogo(tx, files, actor, { id, picture }));
		if (!changed.ok) return refused(changed, locale, { name: 'logo' });
		leadOn(event, `${path}/edit`, 'organisations_saved');
	},
	unlogo: async (event) => {
		const { id, actor, db, path } = begin(event);
		const { files } = await openHouse();
		await db.transaction().execute((tx) => changeLogo(tx, files, actor, { id, picture: null }));
		leadOn(event, `${path}/edit`, 'organisations_saved');
	}
};

const fieldOf = ({ details }: { details: Record<string, unknown> }): string =>
	typeof details.scheme === 'string' ? `legal_${details.scheme}` : 'kind';
