import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { SubjectKind } from '#platform/journal/journal.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Partial<Record<SubjectKind, Say>> = {
	organisation: m.governance_subject_organisation,
	cluster: m.governance_subject_cluster,
	alliance: m.governance_subject_alliance,
	event: m.governance_subject_event,
	organ: m.governance_organ,
	sitting: m.governance_sitting,
	resolution: m.governance_resolution,
	agreement: m.governance_subject_agreement,
	membership_application: m.governance_subject_application,
	membership: m.governance_subject_membership,
	invoice: m.governance_subject_invoice
};

export const subjectKindName = (kind: SubjectKind, locale: Locale): string =>
	(sayings[kind] ?? m.governance_subject_other)({}, { locale });
