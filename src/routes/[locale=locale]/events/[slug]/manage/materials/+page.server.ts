import { isId } from '#platform/ids.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import { addMaterial, listMaterials, removeMaterial } from '#rooms/events/materials.server.ts';
import { listProgramme } from '#rooms/events/programme.server.ts';
import { textsIn } from '#rooms/events/question-fields.ts';
import { textFor } from '#ui/locale-text.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { withForm } from '../../../../../event-acts.server.ts';
import { organisedEvent, organising } from '../../../../../event-page.server.ts';
import { fileIn } from '../../../../../file-in.server.ts';
import { describeMaterials } from '../../../../../materials-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const [materials, sessions] = await Promise.all([
		listMaterials(db, record.id),
		listProgramme(db, record.id)
	]);
	const { originalLocale: original } = record;
	return {
		original,
		materials: describeMaterials(materials, record, { locale }),
		sessions: sessions.map(({ id, texts }) => ({
			value: id,
			label: textFor(readerTexts(texts, 'title', { locale, original }), locale, original)
		}))
	};
};

export const actions: Actions = {
	add: withForm(async (tx, actor, { eventId, form, text, occasion }) => {
		const { files } = await openHouse();
		return addMaterial(tx, files, actor, {
			eventId,
			draft: {
				file: await fileIn(form, 'file'),
				titles: textsIn(form, 'title'),
				sessionId: isId(text('session')) ? text('session') : null,
				isPublic: text('for') === 'everybody'
			},
			now: occasion.now
		});
	})('materials'),
	remove: organising(
		(tx, actor, { recordId: eventId, id }) => removeMaterial(tx, actor, { eventId, id: id('id') }),
		'events_saved',
		'materials'
	)
};
