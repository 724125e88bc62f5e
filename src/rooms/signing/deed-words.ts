import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'signing.planned': m.signing_deed_planned,
	'signing.dispatched': m.signing_deed_dispatched,
	'signing.signed': m.signing_deed_signed,
	'signing.gate_passed': m.signing_deed_gate,
	'signing.completed': m.signing_deed_completed,
	'signing.refused': m.signing_deed_refused,
	'signing.recalled': m.signing_deed_recalled,
	'signing.expired': m.signing_deed_expired,
	'signing.replaced': m.signing_deed_replaced,
	'signing.right_lost': m.signing_deed_right_lost,
	'signing.signer_changed': m.signing_deed_signer_changed,
	'signing.sealed': m.signing_deed_sealed,
	'representation.rule_set': m.signing_deed_representation,
	'representation.representative_added': m.signing_deed_representation,
	'representation.representative_ended': m.signing_deed_representation,
	'representation.power_granted': m.signing_deed_power_granted,
	'representation.power_revoked': m.signing_deed_power_revoked
};

/** A deed of this room in words; nothing where it is another's. */
export const sayDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	sayings[deed]?.({}, { locale });
