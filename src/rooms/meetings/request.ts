export const answers = ['accepted', 'declined', 'expired', 'withdrawn'] as const;
export type Answer = (typeof answers)[number];

export type RequestState = 'open' | Answer;

type Asked = { expiresAt: Date; answer: Answer | null };

/** A request whose time is over is expired, whether or not anybody has noted it yet. */
export function stateOf({ expiresAt, answer }: Asked, now: Date): RequestState {
	if (answer) return answer;
	return expiresAt <= now ? 'expired' : 'open';
}

/** The day a request stops waiting: some days from now, but not after asking ends or the event begins. */
export function expiryOf(
	now: Date,
	{ answerDays, requestsCloseAt }: { answerDays: number; requestsCloseAt: Date | null },
	firstSlotAt: Date | null
): Date {
	const limits = [requestsCloseAt, firstSlotAt].flatMap((date) =>
		date && date > now ? [date] : []
	);
	const days = new Date(now.getTime() + answerDays * 86_400_000);
	return new Date(Math.min(days.getTime(), ...limits.map((date) => date.getTime())));
}

/** Whether a reminder is due: so many days after the request or the last reminder. */
export function isReminderDue(
	{ askedAt, remindedAt }: { askedAt: Date; remindedAt: Date | null },
	remindDays: number,
	now: Date
): boolean {
	return now.getTime() - (remindedAt ?? askedAt).getTime() >= remindDays * 86_400_000;
}
