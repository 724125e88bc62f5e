import type { Database, Transaction } from '#platform/database/database.ts';
import type { Actor } from '#platform/actor.ts';
import { isId, newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { mayDispatch } from '#rooms/agreements/access.ts';
import { kindName } from '#rooms/agreements/agreement-words.ts';
import {
	createAgreement,
	findAgreement,
	findEntered,
	signerOf
} from '#rooms/agreements/agreement.server.ts';
import type { Relation, Texts } from '#rooms/agreements/agreement.ts';
import { assemble } from '#rooms/agreements/assembly.ts';
import type { AgreementDraft, AgreementFacts, Owner, PartyDraft } from '#rooms/agreements/draft.ts';
import { recordPaper, type Paper } from '#rooms/agreements/force.server.ts';
import { linkAgreements } from '#rooms/agreements/lineage.server.ts';
import { nameParties } from '#rooms/agreements/parties.server.ts';
import { keepScan } from '#rooms/agreements/scan.server.ts';
import { findTemplate } from '#rooms/agreements/shelf.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { terminationCauses } from '#rooms/agreements/term.ts';
import { listSpeakers } from '#rooms/signing/speaking.server.ts';
import { openHouse } from '../house.server.ts';
import { areasIn, factsIn, localesIn, partyIn, relationIn } from './agreement-form.server.ts';
import { pictureIn } from './file-in.server.ts';
import { listScopes } from './scopes.server.ts';

type Wanted = {
	owner: Owner;
	facts: AgreementFacts;
	locales: Locale[];
	titles: Texts;
	summaries: Texts;
	parties: PartyDraft[];
	areas: string[];
	name: string;
	place: string;
};

export function wantedIn(form: FormData, text: (name: string) => string, owner: Owner): Wanted {
	const locales = localesIn(form);
	const each = (field: string) =>
		Object.fromEntries(locales.map((locale) => [locale, text(`${field}.${locale}`)])) as Texts;
	return {
		...{ owner, locales, facts: factsIn(text, locales) },
		...{ titles: each('title'), summaries: each('summary') },
		parties: form
			.getAll('party')
			.flatMap((party) => partyIn(String(party), text(`role.${String(party)}`)) ?? []),
		areas: areasIn(form),
		name: text('name').slice(0, 300),
		place: text('place').slice(0, 120)
	};
}

/** The draft as the library and the records have it; an untitled one is called by its kind. */
async function draftOf(tx: Database, wanted: Wanted, now: Date): Promise<AgreementDraft> {
	const { facts, locales, parties, areas, name, place, owner } = wanted;
	const rows = await Promise.all(
		parties.map(async (party, position) => ({
			...party,
			...{ id: newId(), position, joinedOn: null },
			signingOrganisationId: await signerOf(tx, party, now)
		}))
	);
	const speakers = await listSpeakers(tx, rows, dayOf(now));
	const filling = {
		...{ facts, name, place, parties: await nameParties(tx, rows, speakers) },
		ownerNames: await namesOf(tx, owner, locales)
	};
	const template = findTemplate(facts.kind);
	const choice = { areas, optional: facts.bindingLocale ? ['languages'] : [] };
	const made = template
		? assemble(template, { locales, choice, filling }, newId)
		: { titles: {} as Texts, terms: [], clauses: [] };
	const titles = locales.map((locale) => [
		locale,
		wanted.titles[locale]?.trim() || made.titles[locale] || kindName(facts.kind, locale)
	]);
	return {
		...facts,
		...{ locales, parties, areas, terms: made.terms, clauses: made.clauses },
		titles: Object.fromEntries(titles),
		summaries: wanted.summaries
	};
}

async function namesOf(db: Database, owner: Owner, locales: readonly Locale[]): Promise<Texts> {
	const scope = { kind: owner.ownerKind, id: owner.ownerId };
	const named = await Promise.all(locales.map((locale) => listScopes(db, [scope], locale)));
	return Object.fromEntries(
		locales.flatMap((locale, at) => {
			const name = named[at]?.[0]?.name;
			return name ? [[locale, name]] : [];
		})
	);
}

/** One submission of the form: a new draft, or what was signed on paper long ago. */
export async function enterAgreement(
	tx: Transaction,
	actor: Actor,
	{ form, text, wanted }: { form: FormData; text: (name: string) => string; wanted: Wanted },
	now: Date
): Promise<Outcome<string>> {
	const { owner, locales } = wanted;
	if (locales.length === 0) return refuse('agreement_language_missing');
	const id = isId(text('id')) ? text('id') : newId();
	const known = await findEntered(tx, owner, id);
	if (known) return known;
	const draft = await draftOf(tx, wanted, now);
	const relation = relationIn(text('relation'));
	const forerunner = isId(text('from')) ? await findAgreement(tx, text('from')) : undefined;
	const origin = relation && forerunner ? { predecessorId: forerunner.id, relation } : null;
	if (text('signed_on') !== '') {
		const bound: Owner[] = [owner, ...(origin && forerunner ? [forerunner] : [])];
		if (!bound.every((one) => mayDispatch(actor, one))) return refuse('paper_for_managers');
		return enterPaper(tx, actor, { id, form, text, owner, draft, origin }, now);
	}
	const entered = await createAgreement(tx, actor, { owner, draft }, now, { id });
	if (!entered.ok || !origin) return entered;
	const linked = await linkAgreements(tx, actor, { ...origin, successorId: id });
	return linked.ok ? entered : linked;
}

type Entering = {
	id: string;
	form: FormData;
	text: (name: string) => string;
	owner: Owner;
	draft: AgreementDraft;
	origin: { predecessorId: string; relation: Relation } | null;
};

async function enterPaper(
	tx: Transaction,
	actor: Actor,
	{ id, form, text, owner, draft, origin }: Entering,
	now: Date
): Promise<Outcome<string>> {
	const scan = await scanIn(tx, actor, form);
	if (!scan.ok) return scan;
	const cause = terminationCauses.find((one) => one === text('ended_cause')) ?? 'lapse';
	const on = text('ended_on');
	const paper: Paper = {
		signedOn: text('signed_on'),
		place: text('place') || null,
		fileId: scan.value,
		ended: on ? { on, cause, reason: text('ended_reason').slice(0, 1000) } : null
	};
	const whole = { owner, draft: { ...draft, clauses: [] }, paper, origin };
	return recordPaper(tx, actor, whole, now, { id });
}

/** The scan a form sends along, kept; none where none was sent. */
export async function scanIn(
	tx: Transaction,
	actor: Actor,
	form: FormData
): Promise<Outcome<string | null>> {
	const sent = await pictureIn(form, 'scan');
	const { files } = await openHouse();
	const kept = await keepScan(tx, actor, sent.content.length > 0 ? sent : null, files);
	return kept.ok ? accept(kept.value?.fileId ?? null) : kept;
}
