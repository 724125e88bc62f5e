import { house, type Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { appointCoordinator } from '#rooms/clusters/coordinator.server.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { createAgreement } from './agreement.server.ts';
import type { ClauseTexts } from './agreement.ts';
import type { AgreementDraft, ClauseDraft } from './draft.ts';
import { listParties } from './parties.server.ts';
import { currentVersion } from './version.server.ts';

export const agreementDay = new Date('2026-03-09T09:00:00Z');

const clause = (template: string, texts: ClauseTexts, area: string | null = null): ClauseDraft => ({
	...{ key: newId(), parentKey: null },
	...{ template, area, texts, isCompared: true }
});

const threeClauses = (): ClauseDraft[] => [
	clause('purpose', {
		pl: { heading: 'Cel', body: 'Strony podejmują współpracę.' },
		bg: { heading: 'Цел', body: 'Страните започват сътрудничество.' }
	}),
	clause(
		'promotion',
		{
			pl: { heading: 'Promocja', body: 'Strony publikują:\n- wiadomości,\n- ogłoszenia.' },
			bg: { heading: 'Популяризиране', body: 'Страните публикуват:\n- новини,\n- обяви.' }
		},
		'promotion'
	),
	clause('term', {
		pl: {
			heading: 'Czas trwania',
			body: 'Porozumienie obowiązuje do 31 grudnia 2027 r., z wypowiedzeniem 3 miesięcy.'
		},
		bg: {
			heading: 'Срок',
			body: 'Споразумението е в сила до 31 декември 2027 г., с предизвестие от 3 месеца.'
		}
	})
];

/** The cluster of Łódź, for which PIOT signs, and the firm of Ruse: two languages, three clauses. */
export async function anAgreement(
	db: Database,
	changes: Partial<AgreementDraft> = {},
	{ actor = house, now = agreementDay }: { actor?: Actor; now?: Date } = {}
) {
	const clusterId = await aCluster(db, { name: `Klaster w Łodzi n${newId().slice(-6)}` });
	const coordinatorId = await anOrganisation(db, { name: 'PIOT Fundacja Przemysłu i Mody' });
	const firmId = await anOrganisation(db, { name: 'Дунавска конфекция ООД', locale: 'bg' });
	const owner = { ownerKind: 'cluster', ownerId: clusterId } as const;
	const draft = { ...aDraft(clusterId, firmId), ...changes };
	const id = await db.transaction().execute(async (tx) => {
		const appointment = { clusterId, organisationId: coordinatorId, validFrom: '2010-10-08' };
		unwrap(await appointCoordinator(tx, house, appointment));
		return unwrap(await createAgreement(tx, actor, { owner, draft }, now));
	});
	const parties = await listParties(db, id);
	const version = (await currentVersion(db, id))!;
	return { id, versionId: version.id, owner, clusterId, coordinatorId, firmId, parties };
}

export const aDraft = (clusterId: string, organisationId: string): AgreementDraft => ({
	kind: 'cooperation_agreement',
	reference: '',
	originalLocale: 'pl',
	bindingLocale: null,
	amountCents: null,
	currency: null,
	startsOn: null,
	endsOn: '2027-12-31',
	noticeMonths: 3,
	renewal: 'none',
	renewalMonths: null,
	isPublic: false,
	locales: ['pl', 'bg'],
	titles: { pl: 'Umowa o współpracy', bg: 'Споразумение за сътрудничество' },
	summaries: {},
	parties: [
		{ clusterId, organisationId: null, signingOrganisationId: null, role: 'coordinator' },
		{ clusterId: null, organisationId, signingOrganisationId: null, role: 'party' }
	],
	areas: ['promotion'],
	terms: [],
	clauses: threeClauses()
});
