import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listMemberships } from '#rooms/clusters/membership.server.ts';
import { decisionOutcomes } from '#rooms/memberships/application.ts';
import { chooseOrganisation, writeNote } from '#rooms/memberships/application.server.ts';
import {
	findApplication,
	listNotes,
	type ApplicationRecord
} from '#rooms/memberships/application-record.server.ts';
import { listClasses } from '#rooms/memberships/class.server.ts';
import { isUndecided } from '#rooms/memberships/membership-life.ts';
import { beginMembership, confirmDeclaration, decide } from '#rooms/memberships/decision.server.ts';
import { legalIdSchemes } from '#rooms/organisations/legal-id.ts';
import { findLikeOrganisations } from '#rooms/organisations/likeness.server.ts';
import { emptyDraft } from '#rooms/organisations/organisation-draft.ts';
import { textFor } from '#ui/locale-text.ts';
import { describeApplication } from '../../../../../../../application-page.server.ts';
import { findChosen } from '../../../../../../../chosen.server.ts';
import { leading, ledCluster } from '../../../../../../../membership-acts.server.ts';
import { resolutionChoices } from '../../../../../../../resolution-choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await ledCluster(event);
	const { id } = event.params;
	const application = found(isId(id) ? await findApplication(db, cluster.id, id) : undefined);
	const original = cluster.originalLocale;
	const [told, notes, likes, chosen, classes, resolutions] = await Promise.all([
		describeApplication(db, application, { locale, original }),
		listNotes(db, id, { withInternal: true }),
		findLikes(db, application),
		findChosen(db, application.organisationId ?? '', locale),
		listClasses(db, cluster.id),
		isUndecided(application.state) ? resolutionChoices(db, cluster.id, locale) : []
	]);
	const organisationIds = [application.organisationId ?? [], likes.map((like) => like.id)].flat();
	const held = await listMemberships(db, cluster.id, { on: dayOf(now), organisationIds });
	const members = new Set(held.map(({ organisationId }) => organisationId));
	return {
		today: dayOf(now),
		application: told,
		notes,
		chosen,
		isMemberAlready: application.organisationId !== null && members.has(application.organisationId),
		likes: likes.map((like) => ({
			id: like.id,
			name: nameFor(like.texts, locale, like.originalLocale),
			href: `/${locale}/organisations/${like.id}`,
			town: like.town ?? '',
			isMember: members.has(like.id),
			isSure: like.signs.includes('legal_id')
		})),
		resolutions,
		classes: classes.map(({ id: value, names }) => ({
			value,
			label: textFor(names, locale, original)
		}))
	};
};

function findLikes(db: Database, { organisationDraft: asked, locale }: ApplicationRecord) {
	const legalIds = (asked.legalIds ?? []).flatMap(({ scheme, value }) => {
		const known = legalIdSchemes.find((one) => one === scheme);
		return known ? [{ scheme: known, value }] : [];
	});
	return findLikeOrganisations(db, {
		...emptyDraft(locale, asked.country ?? 'PL'),
		town: asked.town ?? null,
		website: asked.website ?? null,
		texts: { [locale]: { name: asked.name ?? '', shortName: null, description: '' } },
		legalIds
	});
}

export const actions: Actions = {
	decide: leading((tx, actor, { clusterId, params, text, id, day, number, occasion }) => {
		const outcome = decisionOutcomes.find((one) => one === text('outcome'));
		if (!outcome) return Promise.resolve(refuse('choice_missing'));
		if (!day('decided')) return Promise.resolve(refuse('date_missing'));
		return decide(
			tx,
			actor,
			{
				id: params.id ?? '',
				clusterId,
				outcome,
				organName: text('organ').slice(0, 200),
				reference: text('reference').slice(0, 200),
				resolutionId: text('resolution') ? id('resolution') : null,
				decidedOn: day('decided'),
				reason: text('reason').slice(0, 4000),
				classId: text('class') ? id('class') : null,
				edition: number('edition')
			},
			occasion
		);
	}, 'memberships_decided_notice'),
	confirm: leading(
		(tx, actor, { params, clusterId, text, occasion }) =>
			ofCluster(tx, params.id ?? '', clusterId, (id) =>
				confirmDeclaration(tx, actor, { id, name: text('name'), way: 'paper' }, occasion)
			),
		'memberships_confirmed_notice'
	),
	begin: leading(
		(tx, actor, { clusterId, params, day, occasion }) =>
			day('since')
				? beginMembership(
						tx,
						actor,
						{ id: params.id ?? '', clusterId, validFrom: day('since') },
						occasion
					)
				: Promise.resolve(refuse('date_missing')),
		'memberships_begun_notice'
	),
	organisation: leading(
		(tx, actor, { clusterId, params, text, id }) =>
			chooseOrganisation(tx, actor, {
				id: params.id ?? '',
				clusterId,
				organisationId: text('organisation') ? id('organisation') : null
			}),
		'clusters_saved'
	),
	message: leading(
		(tx, actor, { params, clusterId, text, form, occasion }) =>
			ofCluster(tx, params.id ?? '', clusterId, (id) =>
				writeNote(
					tx,
					actor,
					{ id, text: text('text'), isFromCluster: true, isInternal: form.has('internal') },
					occasion
				)
			),
		'memberships_message_notice'
	)
};

async function ofCluster<Value>(
	tx: Database,
	id: string,
	clusterId: string,
	deed: (id: string) => Promise<Value>
): Promise<Value | ReturnType<typeof refuse>> {
	const known = isId(id) ? await findApplication(tx, clusterId, id) : undefined;
	return known ? deed(id) : refuse('record_unknown');
}
