import type { RequestEvent } from '@sveltejs/kit';
import type { Database } from '#platform/database/database.ts';
import { textIn } from '#platform/guards/form.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import type { Locale } from '#platform/locale.ts';
import { m } from '#messages';
import type { AgreementRecord } from '#rooms/agreements/agreement.server.ts';
import { nameParties, type PartyRow } from '#rooms/agreements/parties.server.ts';
import { getVersionHead } from '#rooms/agreements/version.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Shortfall } from '#rooms/signing/authority.ts';
import { flawName } from '#rooms/signing/flaw-words.ts';
import type { Occasion } from '#rooms/signing/occasion.ts';
import { isOwnStep } from '#rooms/signing/own-steps.server.ts';
import { dueSteps } from '#rooms/signing/round-life.ts';
import type { Means } from '#rooms/signing/round.ts';
import { listSteps, matterOf, type RoundRow, type StepRow } from '#rooms/signing/round.server.ts';
import type { Signing } from '#rooms/signing/sign.server.ts';
import { drawingIn } from '#rooms/signing/signing-words.ts';
import { readStandings } from '#rooms/signing/standing.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { openHouse } from '../house.server.ts';

export async function occasionOf({ locals, url }: RequestEvent): Promise<Occasion> {
	const { letterAddress } = await openHouse();
	return { now: locals.now, origin: letterAddress(url) };
}

/** A signing page is made for each visitor and kept by nobody. */
export const keepPrivate = (event: Pick<RequestEvent, 'setHeaders'>) =>
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });

/** What somebody sends who signs on a screen. */
export async function signingIn(
	event: RequestEvent,
	form: FormData,
	{ stepId, means }: { stepId: string; means: Means }
): Promise<Signing> {
	const text = (name: string) => textIn(form, name);
	return {
		...{ stepId, means, name: text('name').slice(0, 200), digest: text('digest') },
		isIntended: text('intention') !== '',
		drawing: drawingIn(text('drawing')),
		...{ scanFileId: null, scanDigest: null, signedOnPaperOn: null },
		address: event.getClientAddress(),
		device: event.request.headers.get('user-agent')?.slice(0, 300) ?? null,
		occasion: await occasionOf(event)
	};
}

/** The names of the parties as this reader sees them, by their ids. */
async function partyNames(
	db: Database,
	parties: readonly PartyRow[],
	{ locale, original }: { locale: Locale; original: Locale }
): Promise<Map<string, string>> {
	const named = await nameParties(db, parties);
	return new Map(named.map((one) => [one.partyId, textFor(one.names, locale, original)]));
}

export type SigningAct = {
	round: RoundRow;
	agreement: AgreementRecord;
	parties: readonly PartyRow[];
};

/** What signers see beside the text: who they are here, and exactly which text it is. */
export async function describeTasks(
	db: Database,
	steps: readonly StepRow[],
	{ round, agreement, parties }: SigningAct,
	locale: Locale
) {
	const original = agreement.originalLocale;
	const [version, names] = await Promise.all([
		getVersionHead(db, round.versionId),
		partyNames(db, parties, { locale, original })
	]);
	return steps.map((step) => ({
		id: step.id,
		task: step.task,
		name: step.name,
		office: step.function,
		party: names.get(step.partyId ?? '') ?? null,
		isDone: step.isDone,
		digest: version.digest ?? '',
		locales: version.locales,
		title: textFor(agreement.titles, locale, original),
		message: textFor(round.message, locale, original),
		place: round.place,
		expiresAt: round.expiresAt,
		agreementId: agreement.id
	}));
}

/** Rounds with their steps; for one that is planned, whether those named can bind each party. */
export async function describeRounds(
	{ db, locale, now, person }: App.Locals,
	rounds: readonly RoundRow[],
	{ agreement, parties }: Omit<SigningAct, 'round'>
) {
	const original = agreement.originalLocale;
	const names = await partyNames(db, parties, { locale, original });
	const described = rounds.map(async (round) => {
		const steps = await listSteps(db, round.id);
		const due = new Set(round.endedAt ? [] : dueSteps(steps).map(({ id }) => id));
		const asked = { parties, steps, matter: matterOf(agreement), on: dayOf(now) };
		return {
			id: round.id,
			number: round.number,
			place: round.place,
			message: textFor(round.message, locale, original),
			expiresAt: round.expiresAt,
			remindDays: round.remindDays,
			dispatchedAt: round.dispatchedAt,
			endedAt: round.endedAt,
			outcome: round.outcome,
			reason: round.reason,
			steps: steps.map((step) => ({
				...describeStep(step, { names, isDue: due.has(step.id) }),
				isOwn: person ? isOwnStep(step, person) : false
			})),
			standings: round.dispatchedAt ? [] : await lacksOf(db, asked, { names, locale })
		};
	});
	return { names, rounds: await Promise.all(described) };
}

async function lacksOf(
	db: Database,
	asked: Parameters<typeof readStandings>[1],
	{ names, locale }: { names: ReadonlyMap<string, string>; locale: Locale }
) {
	return (await readStandings(db, asked)).map(({ partyId, flaw, shortfall }) => ({
		partyId,
		name: names.get(partyId) ?? '',
		lack: flaw
			? refusalText({ reason: flaw }, locale)
			: shortfall
				? shortfallText(shortfall, locale)
				: null
	}));
}

const describeStep = (
	{ signature, refusal, ...step }: StepRow,
	{ names, isDue }: { names: Map<string, string>; isDue: boolean }
) => ({
	id: step.id,
	turn: step.turn,
	task: step.task,
	partyId: step.partyId,
	party: names.get(step.partyId ?? '') ?? null,
	name: step.name,
	office: step.function,
	email: step.email,
	authority: step.authority,
	means: step.means,
	isDue,
	signedAt: signature?.signedAt ?? null,
	signedBy: signature?.means ?? null,
	refusedBecause: refusal?.reason ?? null
});

function shortfallText(shortfall: Shortfall, locale: Locale): string {
	const said = { locale };
	if (shortfall.reason === 'nobody_signs') return m.signing_short_nobody({}, said);
	if (shortfall.reason === 'too_few_together') return m.signing_short_together(shortfall, said);
	const flaw = flawName(shortfall.flaw, locale);
	return m.signing_short_flaw({ name: shortfall.name, flaw }, said);
}
