import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { EventKind, EventMode, OrganiserRole } from './event.ts';
import type { RegistrationState } from './registration.ts';
import type { SessionKind } from './session.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<EventKind, Say> = {
	conference: m.events_kind_conference,
	training: m.events_kind_training,
	seminar: m.events_kind_seminar,
	webinar: m.events_kind_webinar,
	working_meeting: m.events_kind_working_meeting,
	fair_visit: m.events_kind_fair_visit,
	brokerage_event: m.events_kind_brokerage_event
};
const modes: Record<EventMode, Say> = {
	on_site: m.events_mode_on_site,
	online: m.events_mode_online,
	hybrid: m.events_mode_hybrid
};
const roles: Record<OrganiserRole, Say> = {
	organiser: m.events_role_organiser,
	co_organiser: m.events_role_co_organiser,
	support_office: m.events_role_support_office,
	partner: m.events_role_partner
};
const states: Record<RegistrationState, Say> = {
	applied: m.events_state_applied,
	confirmed: m.events_state_confirmed,
	waiting: m.events_state_waiting,
	offered: m.events_state_offered,
	declined: m.events_state_declined,
	withdrawn: m.events_state_withdrawn,
	expired: m.events_state_expired
};
const sessions: Record<SessionKind, Say> = {
	talk: m.events_session_talk,
	panel: m.events_session_panel,
	workshop: m.events_session_workshop,
	pitch: m.events_session_pitch,
	meetings: m.events_session_meetings,
	visit: m.events_session_visit,
	ceremony: m.events_session_ceremony,
	pause: m.events_session_pause
};

export const kindName = (kind: EventKind, locale: Locale) => kinds[kind]({}, { locale });
export const modeName = (mode: EventMode, locale: Locale) => modes[mode]({}, { locale });
export const organiserRoleName = (role: OrganiserRole, locale: Locale) =>
	roles[role]({}, { locale });
export const stateName = (state: RegistrationState, locale: Locale) =>
	states[state]({}, { locale });
export const sessionKindName = (kind: SessionKind, locale: Locale) =>
	sessions[kind]({}, { locale });
