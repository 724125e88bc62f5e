import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId, newId } from '#platform/ids.ts';
import { mayDraft } from '#rooms/agreements/access.ts';
import { relationName } from '#rooms/agreements/agreement-words.ts';
import { findAgreement } from '#rooms/agreements/agreement.server.ts';
import { listParties } from '#rooms/agreements/parties.server.ts';
import { templates } from '#rooms/agreements/shelf.ts';
import { enterAgreement, wantedIn } from '../../../agreement-drafting.server.ts';
import {
	agreementChoices,
	draftOwnerIn,
	listDraftOwners,
	partyIn,
	relationIn
} from '../../../agreement-form.server.ts';
import { findByName } from '../../../find-by-name.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { listScopes } from '../../../scopes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale } = event.locals;
	const { searchParams: query } = event.url;
	const text = query.get('q') ?? '';
	const owners = await listDraftOwners(db, actor, locale);
	const base = await findBase(event);
	const owner = query.get('owner') ?? base?.owner ?? owners[0]?.value ?? '';
	const given = query.getAll('party').slice(0, 40);
	const first = owner.startsWith('alliance') || !owner ? [] : [owner];
	const chosen = [...new Set([...(given.length ? given : (base?.parties ?? first))])];
	const scopes = await listScopes(
		db,
		chosen.map((party) => {
			const { clusterId, organisationId } = partyIn(party, '') ?? {};
			const kind = clusterId ? 'cluster' : 'organisation';
			return { kind, id: clusterId ?? organisationId ?? null } as const;
		}),
		locale
	);
	return {
		...{ id: newId(), owners, owner, text },
		from: base?.from ?? '',
		relation: base?.relation ?? '',
		belongs: base?.belongs ?? null,
		kind: query.get('kind') ?? base?.kind ?? 'cooperation_agreement',
		parties: chosen.flatMap((value, at) => {
			const name = scopes[at]?.name;
			return name ? [{ value, name }] : [];
		}),
		found: await findByName(db, { text, kinds: ['cluster', 'organisation'], locale }),
		choices: agreementChoices(locale),
		withText: templates.map(({ kind }) => kind)
	};
};

/** What an annex, a declaration or a successor begins with: the parties of what it belongs to. */
async function findBase({ locals, url }: Parameters<PageServerLoad>[0]) {
	const from = url.searchParams.get('from');
	const relation = relationIn(url.searchParams.get('relation') ?? '');
	const agreement = isId(from) ? await findAgreement(locals.db, from) : undefined;
	if (!agreement || !relation || !mayDraft(locals.actor, agreement)) return undefined;
	const parties = await listParties(locals.db, agreement.id);
	const kinds = { amends: 'annex', accedes: 'accession_declaration' } as Record<string, string>;
	return {
		...{ from: agreement.id, relation, kind: kinds[relation] ?? agreement.kind },
		belongs: {
			relation: relationName(relation, locals.locale),
			title: textFor(agreement.titles, locals.locale, agreement.originalLocale),
			reference: agreement.reference,
			isReplaced: relation === 'replaces'
		},
		owner: `${agreement.ownerKind}:${agreement.ownerId}`,
		parties: parties.map(({ clusterId, organisationId }) =>
			clusterId ? `cluster:${clusterId}` : `organisation:${organisationId}`
		)
	};
}

export const actions: Actions = {
	default: async (event) => {
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => textIn(form, name);
		const values = Object.fromEntries(
			[...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
		);
		const owner = draftOwnerIn(text('owner'));
		if (!owner || !mayDraft(actor, owner))
			return refused({ reason: 'agreement_owner_missing' }, locale, { name: 'owner', values });
		const from = isId(text('from')) ? await findAgreement(db, text('from')) : undefined;
		if (text('from') && !(from && mayDraft(actor, from)))
			return refused({ reason: 'agreement_unknown' }, locale, { values });
		const wanted = wantedIn(form, text, owner);
		const entered = await attempt(db, (tx) =>
			enterAgreement(tx, actor, { form, text, wanted }, now)
		);
		if (!entered.ok) return refused(entered, locale, { values });
		leadOn(event, `/${locale}/agreements/${entered.value}`, 'agreements_drafted_notice');
	}
};
