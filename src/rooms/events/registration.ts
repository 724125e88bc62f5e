/**
 * applied: waits for the organiser's word; waiting: for a seat; offered: a seat is kept until a
 * deadline; declined by the organiser, withdrawn by the participant, expired: an offer let pass.
 */
export const registrationStates = [
	'applied',
	'confirmed',
	'waiting',
	'offered',
	'declined',
	'withdrawn',
	'expired'
] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** States of whoever has a seat, or may still get one. */
export const currentStates: readonly RegistrationState[] = [
	'applied',
	'confirmed',
	'waiting',
	'offered'
];

/** States in which a seat is taken or kept. */
export const seated: readonly RegistrationState[] = ['confirmed', 'offered'];
