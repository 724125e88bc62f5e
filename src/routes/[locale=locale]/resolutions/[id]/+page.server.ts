import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn as fieldIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import type { Outcome } from '#platform/outcome.ts';
import { mayPrepare } from '#rooms/governance/access.ts';
import { majorityName, outcomeName } from '#rooms/governance/governance-words.ts';
import { textIn, titledIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import {
	linkResolution,
	listResolutionsOf,
	publishResolution,
	unlinkResolution
} from '#rooms/governance/resolution.server.ts';
import { describeOwner } from '../../../governance-page.server.ts';
import {
	describeSubjects,
	pointedSubject,
	preparedResolution,
	resolutionOf
} from '../../../resolution-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, actor, locale } = event.locals;
	const record = await resolutionOf(event);
	const owner = await describeOwner(event, record);
	const { outcome, count, closedAt, timeZone } = record;
	const isInside = mayPrepare(actor, record);
	const [subjects, later] = await Promise.all([
		describeSubjects(db, record.id, { locale, ownerPath: owner.path, isInside }),
		listResolutionsOf(db, { kind: 'resolution', id: record.id })
	]);
	const seen = later.filter((one) => isInside || (one.isPublic && one.outcome === 'adopted'));
	return {
		id: record.id,
		number: resolutionNumber(record),
		...titledIn(record.texts, locale, record.originalLocale),
		organ: textIn(record.organNames, locale, owner.original),
		owner,
		outcome,
		outcomeName: outcome && outcomeName(outcome, locale),
		majority: majorityName(record.majority, locale),
		isSecret: record.isSecret,
		isPublic: record.isPublic,
		count,
		closedAt,
		timeZone: timeZone ?? 'UTC',
		sittingId: isInside ? record.sittingId : null,
		subjects,
		later: seen.map((one) => ({
			id: one.id,
			label: `${resolutionNumber(one) ?? ''} ${titledIn(one.texts, locale, one.originalLocale).title}`
		})),
		mayPrepare: isInside
	};
};

type Deed = (
	tx: Transaction,
	actor: Actor,
	asked: { id: string; text: (name: string) => string }
) => Promise<Outcome<unknown>>;

const keeping = (deed: Deed) => async (event: RequestEvent & { params: { id: string } }) => {
	const { id } = await preparedResolution(event);
	const { db, actor, locale } = event.locals;
	const form = await event.request.formData();
	const text = (name: string) => fieldIn(form, name);
	const done = await attempt(db, (tx) => deed(tx, actor, { id, text }));
	if (!done.ok) return refused(done, locale, { values: { link: text('link') } });
	return leadOn(event, event.url.pathname, 'governance_saved');
};

export const actions: Actions = {
	link: keeping(async (tx, actor, { id: resolutionId, text }) => {
		const pointed = await pointedSubject(tx, text('link'));
		if (!pointed.ok) return pointed;
		return linkResolution(tx, actor, { resolutionId, subject: pointed.value });
	}),
	unlink: keeping((tx, actor, { id: resolutionId, text }) => {
		const subject = { kind: text('kind'), id: text('subject') };
		return unlinkResolution(tx, actor, { resolutionId, subject });
	}),
	publish: keeping((tx, actor, { id, text }) =>
		publishResolution(tx, actor, { id, isPublic: text('public') === 'yes' })
	)
};
