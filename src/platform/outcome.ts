export type Accepted<Value> = { ok: true; value: Value };
export type Refused<Reason extends string = string> = {
	ok: false;
	reason: Reason;
	details: Record<string, unknown>;
};
export type Outcome<Value = undefined, Reason extends string = string> =
	Accepted<Value> | Refused<Reason>;

export function accept(): Accepted<undefined>;
export function accept<Value>(value: Value): Accepted<Value>;
export function accept<Value>(value?: Value): Accepted<Value | undefined> {
	return { ok: true, value };
}

export function refuse<Reason extends string>(
	reason: Reason,
	details: Record<string, unknown> = {}
): Refused<Reason> {
	return { ok: false, reason, details };
}

/** Carries a refusal out of a transaction, so that what was written before it is rolled back. */
export class Refusal extends Error {
	readonly refused: Refused;

	constructor(refused: Refused) {
		super(refused.reason);
		this.name = 'Refusal';
		this.refused = refused;
	}
}

export function unwrap<Value>(outcome: Outcome<Value>): Value {
	if (!outcome.ok) throw new Refusal(outcome);
	return outcome.value;
}
