import { dateIn } from '#platform/clock.ts';
import type { Locale } from '#platform/locale.ts';
import type { SessionKind } from './session.ts';

/** What was certified, word for word as it was issued. */
export type CertificateContent = {
	locale: Locale;
	name: string;
	organisation: string | null;
	event: string;
	place: string | null;
	startsOn: string;
	endsOn: string;
	/** Null where nothing tells how long. */
	minutes: number | null;
	issuer: string;
	issuedOn: string;
	funding: string | null;
};

type Session = { id: string; kind: SessionKind; startsAt: Date; endsAt: Date };
type Seen = { sessionId: string | null; at: number };
type Day = { startsAt: Date; endsAt: Date; timeZone: string; sessions: readonly Session[] };

/**
 * How long somebody took part. Sessions with a door of their own count for those who were checked in
 * there; all others for whoever had come in by that day; breaks for nobody. What runs side by side
 * counts once. Without a programme, an event of one day counts whole.
 */
export function attendedMinutes(
	seen: readonly Seen[],
	{ startsAt, endsAt, timeZone, sessions }: Day,
	ownDoors: ReadonlySet<string>
): number | null {
	const entrances = seen.flatMap(({ sessionId, at }) => (sessionId ? [] : [at]));
	const cameOn = entrances.length ? dateIn(timeZone, new Date(Math.min(...entrances))) : null;
	const wasIn = ({ id, startsAt: begins }: Session) =>
		ownDoors.has(id)
			? seen.some(({ sessionId }) => sessionId === id)
			: cameOn !== null && dateIn(timeZone, begins) >= cameOn;
	const held = sessions.filter(({ kind }) => kind !== 'pause');
	if (held.length > 0) return minutesIn(held.filter(wasIn));
	const isOneDay = dateIn(timeZone, startsAt) === dateIn(timeZone, endsAt);
	return cameOn && isOneDay ? minutesIn([{ startsAt, endsAt }]) : null;
}

function minutesIn(spans: readonly { startsAt: Date; endsAt: Date }[]): number {
	const inOrder = spans.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
	let [total, reached] = [0, -Infinity];
	for (const { startsAt, endsAt } of inOrder) {
		const from = Math.max(startsAt.getTime(), reached);
		total += Math.max(0, endsAt.getTime() - from);
		reached = Math.max(reached, endsAt.getTime());
	}
	return Math.round(total / 60_000);
}

export const shownCertificateCode = (code: string): string =>
	code.match(/.{1,4}/g)?.join('-') ?? code;

/** A code as it stands in an address or was typed from paper. */
export const plainCertificateCode = (text: string): string =>
	text.toUpperCase().replace(/[^0-9A-Z]/g, '');
