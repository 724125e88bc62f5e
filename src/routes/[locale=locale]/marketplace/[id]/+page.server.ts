import { shows } from '#rooms/marketplace/entry.ts';
import { isOpenToChange, mayTake } from '#rooms/marketplace/entry-life.ts';
import { entryActs } from '../../../entry-acts.server.ts';
import { countIntroducers } from '../../../introductions-page.server.ts';
import { describeChange, describeTwins } from '../../../entry-checking.server.ts';
import {
	describeEntry,
	describeSteps,
	entryOf,
	rightsIn,
	shownTo
} from '../../../entry-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const entry = await entryOf(event);
	const { db, locale, actor } = event.locals;
	const rights = rightsIn(actor, entry);
	const isInside = rights.writes || rights.checks;
	const steps = isInside ? await describeSteps(db, entry.id, locale) : [];
	const last = steps.find(({ kind }) => ['removed', 'appealed', 'upheld'].includes(kind));
	const { state } = entry;
	const isSending = rights.writes && mayTake('submitted', state);
	const isChecking = rights.checks && ['submitted', 'checked'].includes(state);
	const isNamed = shows(shownTo(actor, entry), 'name') && !isInside;
	return {
		change: await describeChange(event, entry, rights),
		twins: await describeTwins(event, entry, { isSending, isChecking }),
		entry: await describeEntry(event, entry),
		steps,
		rights,
		/** Only where the reader sees whose entry it is. */
		introducers: isNamed ? await countIntroducers(event, entry.organisationId) : null,
		organisationId: isNamed ? entry.organisationId : null,
		may: {
			change: rights.writes && isOpenToChange(state),
			send: isSending,
			publishes: entry.clusterId === null,
			withdraw: rights.writes && mayTake('withdrawn', state),
			renew: rights.writes && mayTake('renewed', state),
			close: rights.writes && mayTake('closed', state),
			appeal: rights.writes && state === 'removed' && last?.kind === 'removed',
			pass: isChecking,
			remove: rights.moderates && mayTake('removed', state),
			answer: rights.moderates && state === 'removed' && last?.kind === 'appealed'
		}
	};
};

export const actions: Actions = entryActs;
