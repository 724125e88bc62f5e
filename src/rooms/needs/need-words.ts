import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { NeedKind, NeedSource } from './need.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kinds: Record<NeedKind, Say> = {
	supplier: m.needs_kind_supplier,
	customer: m.needs_kind_customer,
	technology: m.needs_kind_technology,
	research: m.needs_kind_research,
	people: m.needs_kind_people,
	training: m.needs_kind_training,
	finance: m.needs_kind_finance,
	certification: m.needs_kind_certification,
	premises: m.needs_kind_premises,
	other: m.needs_kind_other
};
const sources: Record<NeedSource, Say> = {
	member: m.needs_source_member,
	survey: m.needs_source_survey,
	meeting: m.needs_source_meeting,
	team: m.needs_source_team
};

export const sayNeedKind = (kind: NeedKind, locale: Locale): string => kinds[kind]({}, { locale });
export const sayNeedSource = (source: NeedSource, locale: Locale): string =>
	sources[source]({}, { locale });
