/** Constraint names and the stable word of refusal each of them stands for. */
const reasons = new Map<string, string>();

const UNIQUE = '23505';
const VIOLATIONS = new Set(['23502', '23503', UNIQUE, '23514', '23P01']);

/** A room says once what its constraints mean: `{ organisation_nip_unique: 'nip_taken' }`. */
export function nameViolations(named: Record<string, string>): void {
	for (const [constraint, reason] of Object.entries(named)) reasons.set(constraint, reason);
}

/** The reason behind a broken constraint; undefined for every other error, which is to be thrown on. */
export function reasonOf(error: unknown): string | undefined {
	const { code, constraint } = fieldsOf(error);
	if (!code || !constraint || !VIOLATIONS.has(code)) return undefined;
	return reasons.get(constraint);
}

const LOST_CODES = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOENT',
	'EPIPE',
	'ETIMEDOUT',
	'ENOTFOUND',
	'EHOSTUNREACH',
	'57P01',
	'57P02',
	'57P03'
]);
const LOST_WORDS =
	/connection terminated|connection timeout|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/** The database is away: the work may be tried again when it is back. */
export function isConnectionLost(error: unknown): boolean {
	const { code = '', message = '' } = fieldsOf(error);
	return LOST_CODES.has(code) || code.startsWith('08') || LOST_WORDS.test(message);
}

function fieldsOf(error: unknown): { code?: string; constraint?: string; message?: string } {
	return typeof error === 'object' && error !== null ? error : {};
}
