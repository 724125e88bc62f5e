import { newId } from '#platform/ids.ts';
import { locales, type Locale } from '#platform/locale.ts';
import type { PartyNamed } from '#rooms/agreements/agreement.ts';
import { agreementTemplateOf } from './template.ts';
import type { Printed } from '#rooms/signing/document.ts';
import type { StepRow } from '#rooms/signing/round.server.ts';

const digest = (letter: string) => letter.repeat(64);

const parties = (): PartyNamed[] =>
	['Łódź', 'Jastrzębie-Zdrój', 'Русе', 'Barcelona', 'Herning', 'Iași'].map((town, at) => ({
		partyId: `party-${at}`,
		role: 'party',
		names: Object.fromEntries(locales.map((locale) => [locale, `Klaster ${town}`])),
		signingNames: { pl: `Fundacja ${town}` },
		seat: town,
		legalIds: [{ scheme: 'krs', value: `000012345${at}` }],
		representedBy: [{ name: `Ewa Nić ${at}`, function: 'prezes' }]
	}));

/** An agreement of six parties with the clauses of our library, told again until it fills ten pages. */
export function printedAgreement(locale: Locale, number: number, fingerprint: string): Printed {
	const clauses = agreementTemplateOf(number);
	const version = {
		...{ id: newId(), agreementId: 'a', number: 1, baseVersionId: null, edition: 1 },
		...{ locales: [...locales], bindingLocale: null, parties: parties(), terms: [] },
		titles: Object.fromEntries(locales.map((one) => [one, `Porozumienie ${number}`])),
		...{ preambles: {}, clauses, note: null, frozenAt: new Date(), digest: digest('a') }
	};
	const steps = version.parties.map((party, at) => stepOf(party, at));
	const chain = Array.from({ length: 12 }, (_, at) => ({
		...{ agreementId: 'a', number: at + 1, kind: 'signature', at: '2026-11-22T10:00:00.000Z' },
		...{ content: {}, previousDigest: digest('b'), digest: digest('c') }
	}));
	const signed = { steps, chain, place: 'Łódź', fingerprint };
	return { version, reference: `2026/${number}`, original: 'pl', locale, signed };
}

function stepOf({ partyId }: PartyNamed, at: number): StepRow {
	const name = `Ewa Nić ${at}`;
	const signedAt = new Date('2026-11-22T10:00:00Z');
	const authority = {
		...{ authority: 'alone' as const, organisationId: 'o', organisationName: 'Fundacja' },
		...{ function: 'prezes', validFrom: '2020-01-01', validUntil: null, powerId: null },
		forMembers: []
	};
	const signature = {
		...{
			id: `s${at}`,
			stepId: `step-${at}`,
			means: 'ceremony' as const,
			name,
			authority,
			signedAt
		},
		...{
			signedOnPaperOn: null,
			drawing: 'M60 120L90 60L120 130L150 80L180 125',
			address: '192.0.2.7'
		},
		...{ scanFileId: null, device: null, digest: digest('a'), recordedById: null }
	};
	return {
		...{ id: `step-${at}`, roundId: 'r', turn: 1, position: at, task: 'signature', partyId, name },
		...{ function: 'prezes', email: null, locale: 'pl', personId: null, authority: 'alone' },
		...{ representativeId: null, powerId: null, means: 'any' },
		...{ signature, refusal: null, isDone: true, isRefused: false }
	};
}
