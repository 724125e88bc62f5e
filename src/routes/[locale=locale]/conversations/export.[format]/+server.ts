import { m } from '#messages';
import { textFor } from '#ui/locale-text.ts';
import { readConversations } from '../../../conversation-list.server.ts';
import { partedSheet } from '../../../whole-sheet.server.ts';
import type { RequestHandler } from './$types';

/** One's own conversations as the list shows them: what was said in them stays there. */
export const GET: RequestHandler = (event) => {
	const { locale } = event.locals;
	const in_ = { locale };
	return partedSheet(event, {
		name: 'conversations',
		columns: [
			{ key: 'id', label: m.organisations_column_id({}, in_) },
			{ key: 'title', label: m.marketplace_entry({}, in_) },
			{ key: 'with', label: m.interest_column_with({}, in_) },
			{ key: 'side', label: m.interest_column_side({}, in_) },
			{ key: 'state', label: m.needs_column_state({}, in_) },
			{ key: 'expressedAt', label: m.interest_column_began({}, in_) },
			{ key: 'changedAt', label: m.organisations_column_changedAt({}, in_) },
			{ key: 'address', label: m.organisations_column_address({}, in_) }
		],
		rowsIn: async (part) =>
			(await readConversations(event, part)).conversations.map((one) => ({
				...{ id: one.id, title: textFor(one.titles, locale, one.original), state: one.stateWord },
				with: one.others.join('; '),
				side: one.sideWords.join('; '),
				expressedAt: one.expressedAt.toISOString(),
				changedAt: one.changedAt.toISOString(),
				address: `${event.url.origin}${one.href}`
			}))
	});
};
