import { dayOf } from '#platform/calendar-day.ts';
import { refuse } from '#platform/outcome.ts';
import { registers } from '#rooms/clusters/cluster.ts';
import { registerName } from '#rooms/clusters/cluster-words.ts';
import { endRegisterEntry, enterInRegister } from '#rooms/clusters/register-entry.server.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { onDay } from '../../../../../acting-upon.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale, now } = event.locals;
	const cluster = await managedCluster(event);
	const day = dayOf(now);
	const entries = cluster.registers.map((entry) => ({
		...entry,
		title: entry.name ?? registerName(entry.register, locale),
		isExpired: entry.validUntil !== null && entry.validUntil < day
	}));
	return {
		today: day,
		entries,
		ending: entries.find(({ id }) => id === event.url.searchParams.get('end')) ?? null,
		registers: registers.map((value) => ({ value, label: registerName(value, locale) }))
	};
};

const isWebAddress = (text: string) => /^https?:\/\/[^\s/]+\.[^\s/]+/.test(text);

export const actions: Actions = {
	enter: managing(
		(tx, actor, { recordId: clusterId, now, text, day }) =>
			onDay(day('since'), async (validFrom) => {
				const register = registers.find((one) => one === text('register'));
				if (!register) return refuse('choice_missing');
				if (text('url') && !isWebAddress(text('url'))) return refuse('wrong_web_address');
				const words = {
					name: text('name') || null,
					reference: text('reference') || null,
					url: text('url') || null
				};
				const dates = { validFrom, validUntil: day('until') };
				return enterInRegister(tx, actor, { clusterId, register, ...words, ...dates }, now);
			}),
		'clusters_register_entered',
		'registers'
	),
	end: managing(
		(tx, actor, { recordId: clusterId, now, id, day }) =>
			onDay(day('until'), (validUntil) =>
				endRegisterEntry(tx, actor, { id: id('id'), clusterId, validUntil }, now)
			),
		'clusters_register_ended',
		'registers'
	)
};
