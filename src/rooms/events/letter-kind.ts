import { registrationStates } from './registration.ts';

/** What participants are written about: each state they come into, and what happens to the event. */
export const letterKinds = [...registrationStates, 'changed', 'called_off', 'follow_up'] as const;
export type LetterKind = (typeof letterKinds)[number];
