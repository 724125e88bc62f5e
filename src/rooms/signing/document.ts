import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { PartyNamed } from '#rooms/agreements/agreement.ts';
import type { ChainEntry } from '#rooms/agreements/chain.ts';
import { blocksOf } from '#rooms/agreements/text-shape.ts';
import type { Version } from '#rooms/agreements/version.ts';
import { formatDate, languageName } from '#ui/format.ts';
import { textFor } from '#ui/locale-text.ts';
import { depthOf, drawingSvg } from './document-text.ts';
import { authorityText, chainKindName, meansName, momentText } from './document-words.ts';
import type { DocumentTold, Term } from './pdf/agreement.ts';
import type { StepRow } from './round.server.ts';

export type Printed = {
	version: Version;
	reference: string;
	original: Locale;
	locale: Locale;
	/** Null for a draft: lines to sign upon, and nothing that looks like a proof. */
	signed: {
		steps: readonly StepRow[];
		chain: readonly ChainEntry[];
		place: string | null;
		fingerprint: string;
	} | null;
};

/** What a file is called that is taken of an agreement. */
export const fileNameOf = (reference: string): string => reference.replace(/[^\w-]+/g, '-');

/** One language of an agreement as it is typeset. */
export function documentTold(printed: Printed): DocumentTold {
	const { version, locale, original, signed, reference } = printed;
	const said = { locale };
	return {
		title: textFor(version.titles, locale, original),
		reference,
		watermark: signed ? null : m.signing_doc_draft({}, said),
		notes: [bindingNote(version, locale)].filter(Boolean),
		partiesHeading: m.signing_doc_parties({}, said),
		parties: version.parties.map((party) => partyText(party, locale, original)),
		preamble: blocksOf(version.preambles[locale] ?? ''),
		clauses: version.clauses.map(({ number, texts }) => ({
			number,
			depth: depthOf(number),
			heading: texts[locale]?.heading ?? '',
			blocks: blocksOf(texts[locale]?.body ?? '')
		})),
		signaturesHeading: m.signing_doc_signatures({}, said),
		place: placeLine(printed),
		signatures: signatureBlocks(printed),
		proof: proofOf(printed),
		digest: version.digest ?? '',
		digestWord: version.digest ? 'SHA-256' : '',
		page: m.signing_doc_page({ page: '{page}', pages: '{pages}' }, said)
	};
}

function bindingNote({ bindingLocale, locales }: Version, locale: Locale): string {
	if (locales.length < 2) return '';
	return bindingLocale
		? m.signing_doc_binding({ language: languageName(locale, bindingLocale) }, { locale })
		: m.signing_doc_all_binding({ count: locales.length }, { locale });
}

export function partyText(party: PartyNamed, locale: Locale, original: Locale): string {
	const name = textFor(party.names, locale, original);
	const signing = textFor(party.signingNames, locale, original);
	const by = signing && m.signing_doc_through({ name: signing }, { locale });
	const ids = party.legalIds.map(({ scheme, value }) => `${scheme.toUpperCase()} ${value}`);
	return [name, by, party.seat, ...ids].filter(Boolean).join(', ');
}

function placeLine({ signed, locale }: Printed): string | null {
	const last = signed?.steps.flatMap(({ signature }) => signature?.signedAt ?? []).at(-1);
	if (!signed || !last) return null;
	return [signed.place, formatDate(locale, last)].filter(Boolean).join(', ');
}

function signatureBlocks(printed: Printed): DocumentTold['signatures'] {
	const { version, locale, original, signed } = printed;
	return version.parties.map((party) => {
		const steps = signed?.steps.filter(
			({ partyId, task }) => partyId === party.partyId && task === 'signature'
		);
		const signers = steps
			? steps.map((step) => signerOf(step, locale))
			: party.representedBy.map((one) => ({ ...empty, name: one.name, office: one.function }));
		return {
			party: textFor(party.names, locale, original),
			signers: signers.length > 0 ? signers : [empty]
		};
	});
}

const empty = { name: '', office: '', when: '', drawing: null, alt: '' };

function signerOf({ signature, name, function: office }: StepRow, locale: Locale) {
	const on = signature?.signedOnPaperOn;
	const when = on
		? formatDate(locale, on)
		: signature
			? momentText(signature.signedAt, locale)
			: '';
	return {
		name: signature?.name ?? name,
		office: office ?? '',
		when: signature ? `${meansName(signature.means, locale)}, ${when}` : '',
		drawing: signature?.drawing ? drawingSvg(signature.drawing) : null,
		alt: m.signing_doc_drawn({ name }, { locale })
	};
}

function proofOf(printed: Printed): DocumentTold['proof'] {
	const { signed, locale, version } = printed;
	if (!signed) return null;
	const said = { locale };
	const head = signed.chain.at(-1);
	return {
		heading: m.signing_proof_title({}, said),
		lead: m.signing_proof_lead({}, said),
		facts: [
			{ term: m.signing_proof_version({}, said), text: String(version.number) },
			{ term: m.signing_proof_digest({}, said), text: version.digest ?? '' },
			{ term: m.signing_proof_head({}, said), text: head?.digest ?? '' },
			{ term: m.signing_proof_key({}, said), text: signed.fingerprint }
		],
		signatories: signed.steps
			.filter(({ signature }) => signature)
			.map((step) => ({ heading: headingOf(step, printed), terms: termsOf(step, locale) })),
		chainHeading: m.signing_proof_chain({}, said),
		columns: [
			m.signing_proof_number({}, said),
			m.signing_proof_act({}, said),
			m.signing_proof_when({}, said),
			'SHA-256'
		],
		chain: signed.chain.map(({ number, kind, at, digest }) => [
			String(number),
			chainKindName(kind, locale),
			momentText(new Date(at), locale),
			digest
		])
	};
}

function headingOf(step: StepRow, { version, locale, original }: Printed): string {
	const party = version.parties.find(({ partyId }) => partyId === step.partyId);
	const whose = party
		? textFor(party.names, locale, original)
		: m.signing_task_approval({}, { locale });
	return `${step.signature?.name ?? step.name} · ${whose}`;
}

function termsOf({ signature, function: office, task }: StepRow, locale: Locale): Term[] {
	if (!signature) return [];
	const said = { locale };
	const { authority, signedAt, signedOnPaperOn, means, address, digest } = signature;
	const isGate = task === 'approval';
	return [
		{ term: m.signing_function({}, said), text: office ?? '' },
		{ term: m.signing_proof_for({}, said), text: authority.organisationName },
		{
			term: m.signing_proof_authority({}, said),
			text: isGate ? '' : authorityText(authority, locale)
		},
		{ term: m.signing_proof_means({}, said), text: meansName(means, locale) },
		{
			term: m.signing_proof_paper_on({}, said),
			text: signedOnPaperOn ? formatDate(locale, signedOnPaperOn) : ''
		},
		{ term: m.signing_proof_when({}, said), text: momentText(signedAt, locale) },
		{ term: m.signing_proof_address({}, said), text: address ?? '' },
		{ term: m.signing_proof_digest({}, said), text: digest }
	].filter(({ text }) => text);
}
