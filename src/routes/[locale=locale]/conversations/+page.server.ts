import { formatDate } from '#ui/format.ts';
import { readConversations } from '../../conversation-list.server.ts';
import { pageIn } from '../../directory.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 30;

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const at = pageIn(event.url);
	const part = { limit: perPage, offset: (at - 1) * perPage };
	const { conversations, total } = await readConversations(event, part);
	return {
		at,
		perPage,
		total,
		conversations: conversations.map(
			({ sideWords, others, changedAt, expressedAt: _, ...one }) => ({
				...one,
				told: [...others, ...sideWords, formatDate(locale, changedAt, 'medium')].join(' · ')
			})
		)
	};
};
