import type { Database, Transaction } from '#platform/database/database.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement } from '#rooms/agreements/agreement-life.server.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { makeLink, mayAskAgain } from './link.server.ts';
import { signingLetter, type About, type LetterKind, type Way } from './mail/signing-letter.ts';
import type { Occasion } from './occasion.ts';
import { isReminderDue, dueSteps } from './round-life.ts';
import {
	findRound,
	findRoundOfStep,
	listSteps,
	type RoundRow,
	type StepRow
} from './round.server.ts';

type Asking = { agreementId: string; steps: readonly StepRow[]; occasion: Occasion };

/** Writes to those whose turn it is, each with a link of their own. */
export async function askToSign(
	tx: Transaction,
	{ agreementId, steps, occasion }: Asking,
	kind: 'asked' | 'reminded' = 'asked'
): Promise<void> {
	const reached = steps.filter(isReached);
	if (reached.length === 0) return;
	const about = await readAbout(tx, agreementId, reached[0]!.roundId);
	const letters = [];
	for (const step of reached) {
		const email = step.email ?? '';
		const way = await personalWay(tx, occasion, { ...step, stepId: step.id, email });
		const how = step.task === 'approval' ? (`${kind}_to_approve` as const) : kind;
		letters.push(signingLetter({ ...step, email }, { ...about, kind: how, way, reason: '' }));
	}
	await writeLetters(tx, letters);
}

/** Whoever signs in ink is not written to. */
const isReached = ({ email, means }: StepRow): boolean => email !== null && means !== 'paper';

type Telling = {
	kind: Exclude<LetterKind, 'asked' | 'reminded'>;
	round: RoundRow;
	steps: readonly StepRow[];
	reason: string;
	/** Why somebody may no longer sign, as a refusal's word. */
	flaw?: string;
	occasion: Occasion;
};

/** Tells everyone of a round, signers and those who sent it out, once each. */
export async function tellAll(tx: Transaction, telling: Telling): Promise<void> {
	const { round, steps } = telling;
	const owners = await listOwners(tx, round.agreementId, telling.occasion.now);
	await tell(tx, telling, [...steps.flatMap(signerOf), ...owners]);
}

const signerOf = ({ id: stepId, email, ...one }: StepRow): Addressee[] =>
	email ? [{ ...one, email, stepId }] : [];

/** Those who sent it out alone. */
export async function tellOwners(tx: Transaction, telling: Telling): Promise<void> {
	await tell(tx, telling, await listOwners(tx, telling.round.agreementId, telling.occasion.now));
}

type Addressee = {
	name: string;
	email: string;
	locale: Locale;
	personId: string | null;
	/** What somebody signs, who may have no account to read it with. */
	stepId?: string;
};

async function tell(tx: Transaction, telling: Telling, people: readonly Addressee[]) {
	const { kind, round, flaw } = telling;
	const about = await readAbout(tx, round.agreementId, round.id);
	const once = new Map(people.map((one) => [one.email.toLowerCase(), one]));
	const letters = [];
	for (const to of once.values()) {
		const way = await wayFor(tx, telling, to);
		const reason = flaw
			? refusalText({ reason: flaw, details: { name: telling.reason } }, to.locale)
			: telling.reason;
		letters.push(signingLetter(to, { ...about, kind, way, reason }));
	}
	await writeLetters(tx, letters);
}

/** The agreement's page is closed to signers without an account: a link of their own opens what they signed. */
async function wayFor(
	tx: Transaction,
	{ kind, round, occasion }: Telling,
	{ stepId, personId, email, locale }: Addressee
): Promise<Way | null> {
	if (!personId && stepId)
		return kind === 'completed' ? personalWay(tx, occasion, { stepId, email, locale }) : null;
	const href = `${occasion.origin}/${locale}/agreements/${round.agreementId}`;
	return { href, isPersonal: false };
}

async function personalWay(
	tx: Transaction,
	{ origin, now }: Occasion,
	{ stepId, email, locale }: { stepId: string; email: string; locale: Locale }
): Promise<Way> {
	const token = await makeLink(tx, { stepId, email, now });
	return { href: `${origin}/${locale}/signing/${token}`, isPersonal: true };
}

/** Whoever leads what the agreement belongs to. */
async function listOwners(db: Database, agreementId: string, now: Date): Promise<Addressee[]> {
	const agreement = await db
		.selectFrom('agreement')
		.select(['ownerKind', 'ownerId'])
		.where('id', '=', agreementId)
		.executeTakeFirstOrThrow();
	const scope = { kind: agreement.ownerKind, id: agreement.ownerId };
	const holders = await listHolders(db, scope, now);
	return holders.filter(({ role }) => role === 'manager');
}

type AboutAgreement = Omit<About, 'kind' | 'way' | 'reason'>;

async function readAbout(
	db: Database,
	agreementId: string,
	roundId: string
): Promise<AboutAgreement> {
	const [agreement, texts, round] = await Promise.all([
		db
			.selectFrom('agreement')
			.select(['originalLocale', 'reference'])
			.where('id', '=', agreementId)
			.executeTakeFirstOrThrow(),
		db
			.selectFrom('agreementText')
			.select(['locale', 'title'])
			.where('agreementId', '=', agreementId)
			.execute(),
		findRound(db, roundId)
	]);
	const titles: Texts = Object.fromEntries(texts.map(({ locale, title }) => [locale, title]));
	return {
		titles,
		original: agreement.originalLocale,
		reference: agreement.reference,
		message: round?.message ?? {},
		expiresAt: round?.expiresAt ?? null
	};
}

/** Another link, only ever to the address the signer is known by. */
export async function sendLinkAgain(
	tx: Transaction,
	{ stepId, occasion }: { stepId: string; occasion: Occasion }
): Promise<Outcome> {
	const asked = await findRoundOfStep(tx, stepId);
	if (!asked) return refuse('signing_unknown');
	const { agreementId } = asked;
	await holdAgreement(tx, agreementId);
	const round = (await findRound(tx, asked.id))!;
	const isCompleted = round.outcome === 'completed';
	if (!isCompleted && (round.endedAt || !round.dispatchedAt)) return refuse('round_over');
	const steps = await listSteps(tx, round.id);
	const step = (isCompleted ? steps : dueSteps(steps)).find(({ id }) => id === stepId);
	if (!step) return refuse('not_your_turn');
	if (!step.email) return refuse('signer_without_address');
	if (!(await mayAskAgain(tx, stepId, occasion.now))) return refuse('link_sent_just_now');
	if (!isCompleted) await askToSign(tx, { agreementId, steps: [step], occasion });
	else await tell(tx, { kind: 'completed', round, steps, reason: '', occasion }, signerOf(step));
	return accept();
}

/** Writes again to those who were last written to as many days ago as the round says. */
export async function remindSigners(db: Database, occasion: Occasion): Promise<number> {
	const rounds = await db
		.selectFrom('signingRound')
		.select(['id', 'agreementId'])
		.where('endedAt', 'is', null)
		.where('dispatchedAt', 'is not', null)
		.orderBy('id')
		.limit(1000)
		.execute();
	let count = 0;
	for (const { id, agreementId } of rounds)
		count += await db.transaction().execute(async (tx) => {
			await holdAgreement(tx, agreementId);
			const round = await findRound(tx, id);
			return round && !round.endedAt ? remindRound(tx, round, occasion) : 0;
		});
	return count;
}

async function remindRound(tx: Transaction, round: RoundRow, occasion: Occasion): Promise<number> {
	const { id, agreementId, remindDays } = round;
	const due = dueSteps(await listSteps(tx, id)).filter(isReached);
	const written = await lastWritten(tx, id);
	const lately = (stepId: string) => written.get(stepId) ?? round.dispatchedAt ?? occasion.now;
	const steps = due.filter((step) => isReminderDue(lately(step.id), remindDays, occasion.now));
	await askToSign(tx, { agreementId, steps, occasion }, 'reminded');
	return steps.length;
}

async function lastWritten(db: Database, roundId: string): Promise<Map<string, Date>> {
	const rows = await db
		.selectFrom('signingLink')
		.innerJoin('signingStep', 'signingStep.id', 'signingLink.stepId')
		.select(['signingLink.stepId', ({ fn }) => fn.max('signingLink.sentAt').as('sentAt')])
		.where('roundId', '=', roundId)
		.groupBy('signingLink.stepId')
		.execute();
	return new Map(rows.map(({ stepId, sentAt }) => [stepId, sentAt]));
}
