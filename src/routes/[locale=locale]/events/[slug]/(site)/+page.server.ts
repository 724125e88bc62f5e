import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import { eventOf } from '../../../../event-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const { texts, originalLocale: original, website } = await eventOf(event);
	return {
		description: readerTexts(texts, 'description', { locale, original }),
		practical: readerTexts(texts, 'practical', { locale, original }),
		website
	};
};
