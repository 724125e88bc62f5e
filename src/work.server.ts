import { join } from 'node:path';
import { openDatabase } from '#platform/database/database.ts';
import { openFileStore } from '#platform/files/files.server.ts';
import { sweepFiles } from '#platform/files/sweeping.server.ts';
import { wallClock } from '#platform/clock.ts';
import type { Job } from '#platform/jobs/job.ts';
import { startJobs } from '#platform/jobs/jobs.server.ts';
import { log } from '#platform/log.server.ts';
import { postWaitingLetters, smtpCarrier } from '#platform/mail/posting.server.ts';
import { senderOf } from '#platform/mail/sender.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { atStop } from '#platform/running.ts';
import { getSecret } from '#platform/settings.server.ts';
import { askForOutcomes } from '#rooms/interest/outcome-letters.server.ts';
import { tellOfWaiting } from '#rooms/marketplace/checking-letters.server.ts';
import { askForRenewals, expireEntries } from '#rooms/marketplace/expiring.server.ts';
import { listLinkedClusters } from '#rooms/agreements/linked-clusters.server.ts';
import { tellWeekly } from '#rooms/matching/weekly.server.ts';
import { turnTerms } from '#rooms/agreements/turning.server.ts';
import { answerFiles } from '#rooms/events/answer-files.server.ts';
import { indexPastEvents } from '#rooms/events/event-entry.server.ts';
import { expireOffers } from '#rooms/events/offering.server.ts';
import { linkSecret } from '#rooms/events/personal-link.server.ts';
import { tellOfChanges } from '#rooms/events/telling.server.ts';
import { closeDueVotes } from '#rooms/governance/vote.server.ts';
import { askForConfirmations, markDormant } from '#rooms/organisations/confirming.server.ts';
import { sweepNeeds } from '#rooms/needs/need-record.server.ts';
import { sweepAccounts } from '#rooms/people/sweeping.server.ts';
import { tellOfChangedAgendas } from '#rooms/meetings/agenda-change.server.ts';
import { remindOfRequests, writeOutcomeQuestions } from '#rooms/meetings/letters.server.ts';
import { expireRequests } from '#rooms/meetings/request-waiting.server.ts';
import { tellDaily } from '#rooms/searches/telling.server.ts';
import { expireRounds } from '#rooms/signing/ending.server.ts';
import { remindSigners } from '#rooms/signing/letters.server.ts';
import { sealWaiting } from '#rooms/signing/sealing.server.ts';
import { closeDueSurveys } from '#rooms/surveys/closing.server.ts';
import { writeSurveyLetters } from '#rooms/surveys/letters.server.ts';
import { remindOfObligations } from '#rooms/obligations/reminding.server.ts';
import { remindOfFees } from '#rooms/memberships/dunning.server.ts';
import { importJob } from './imports.server.ts';
import { reindexAll } from './reindexing.server.ts';
import { timetableJob } from './timetable-work.server.ts';

const postEveryMs = 3_000;

const originOfHouse = () => addressOfHouse(reachOf(process.env));

/** Asked once a round for each cluster. */
function remembered<Answer>(ask: (id: string) => Promise<Answer>) {
	const known = new Map<string, Promise<Answer>>();
	return (id: string): Promise<Answer> => {
		const answer = known.get(id) ?? ask(id);
		known.set(id, answer);
		return answer;
	};
}

const jobs: Job[] = [
	{
		name: 'sweep-accounts',
		every: '17 3 * * *',
		work: async ({ db, clock }) => {
			await sweepAccounts(db, clock());
			await sweepNeeds(db, clock());
		}
	},
	{
		name: 'sweep-files',
		every: '47 2 * * *',
		within: 3600,
		work: async ({ db, files, clock }) => {
			await sweepFiles(db, files, { now: clock(), named: [answerFiles] });
		}
	},
	{
		name: 'confirmations',
		every: '7 5 * * *',
		work: async ({ db, clock }) => {
			await askForConfirmations(db, clock(), originOfHouse());
			await markDormant(db, clock());
		}
	},
	{
		name: 'registrations',
		every: '* * * * *',
		work: async ({ db, clock }) => {
			const secret = await linkSecret(db);
			const occasion = { now: clock(), origin: originOfHouse(), secret };
			await expireOffers(db, occasion);
			await tellOfChanges(db, occasion);
		}
	},
	{
		name: 'search-edition',
		every: '* * * * *',
		within: 3600,
		work: async ({ db, clock }) => {
			await reindexAll(db, clock());
		}
	},
	{
		name: 'marketplace',
		every: '17 5 * * *',
		work: async ({ db, clock }) => {
			const origin = addressOfHouse(reachOf(process.env));
			const occasion = { now: clock(), origin, secret: await getSecret(db, 'marketplace') };
			await expireEntries(db, occasion.now);
			await askForRenewals(db, occasion);
			await tellOfWaiting(db, occasion);
			await askForOutcomes(db, occasion);
		}
	},
	{
		// What was missed is told an hour later; what was told is not told again.
		name: 'saved-searches',
		every: '20 * * * *',
		work: async ({ db, clock }) => {
			const secret = await getSecret(db, 'letters');
			await tellDaily(db, { now: clock(), origin: originOfHouse(), secret });
		}
	},
	{
		name: 'weekly-letter',
		every: '40 5-22 * * 1',
		within: 6 * 3600,
		work: async ({ db, clock }) => {
			const secret = await getSecret(db, 'letters');
			const linkedOf = remembered((clusterId) => listLinkedClusters(db, clusterId));
			await tellWeekly(db, { now: clock(), origin: originOfHouse(), secret, linkedOf });
		}
	},
	{
		name: 'agreement-terms',
		every: '5 0 * * *',
		work: ({ db, clock }) => turnTerms(db, clock())
	},
	{
		name: 'events-past',
		every: '11 * * * *',
		work: ({ db, clock }) => indexPastEvents(db, clock())
	},
	{
		name: 'meeting-requests',
		every: '*/10 * * * *',
		work: async ({ db, clock }) => {
			await expireRequests(db, clock());
			await remindOfRequests(db, clock(), originOfHouse());
		}
	},
	{
		name: 'agendas',
		every: '* * * * *',
		work: async ({ db, clock }) => {
			await tellOfChangedAgendas(db, { now: clock(), origin: originOfHouse() });
		}
	},
	{
		name: 'meeting-outcomes',
		every: '27 6 * * *',
		work: async ({ db, clock }) => {
			await writeOutcomeQuestions(db, clock(), originOfHouse());
		}
	},
	{
		name: 'signing',
		every: '*/10 * * * *',
		work: async ({ db, clock }) => {
			const occasion = { now: clock(), origin: originOfHouse() };
			await expireRounds(db, occasion);
			await remindSigners(db, occasion);
		}
	},
	{
		name: 'sealing',
		every: '* * * * *',
		work: async ({ db, files, clock }) => {
			await sealWaiting(db, files, clock());
		}
	},
	{
		name: 'fee-reminders',
		every: '37 6 * * *',
		work: async ({ db, clock }) => {
			const secret = await linkSecret(db);
			await remindOfFees(db, { now: clock(), origin: originOfHouse(), secret });
		}
	},
	{
		name: 'votes-due',
		every: '* * * * *',
		work: async ({ db, clock }) => {
			await closeDueVotes(db, clock());
		}
	},
	{
		name: 'surveys',
		every: '*/5 * * * *',
		work: async ({ db, clock }) => {
			const now = clock();
			await closeDueSurveys(db, now);
			const secret = await getSecret(db, 'surveys');
			await writeSurveyLetters(db, { now, origin: originOfHouse(), secret });
		}
	},
	{
		name: 'obligation-reminders',
		every: '47 6 * * *',
		work: async ({ db, clock }) => {
			await remindOfObligations(db, { now: clock(), origin: originOfHouse() });
		}
	},
	importJob as Job,
	timetableJob as Job
];

/** What goes on behind the pages: letters are posted, what is due comes round. */
export async function startWork(url: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
	const db = openDatabase(url, { max: 3 });
	const files = openFileStore(env, join(env.OSNOVA_DATA ?? 'data', 'files'));
	atStop(await startJobs(url, jobs, { db, files, clock: wallClock }));
	if (env.SMTP_URL) postLetters(db, env.SMTP_URL, senderOf(env));
}

function postLetters(db: ReturnType<typeof openDatabase>, smtp: string, from: string): void {
	const carry = smtpCarrier(smtp, from);
	let isBusy = false;
	const timer = setInterval(() => {
		if (isBusy) return;
		isBusy = true;
		void postWaitingLetters(db, carry, wallClock())
			.catch((failure: unknown) => log.warn({ failure: String(failure) }, 'letters wait'))
			.finally(() => (isBusy = false));
	}, postEveryMs);
	atStop(() => Promise.resolve(clearInterval(timer)));
}
