import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { SpecialistKind } from './specialist.ts';

const kinds: Record<SpecialistKind, typeof m.meetings_specialist_is_expert> = {
	interpreter: m.meetings_specialist_is_interpreter,
	expert: m.meetings_specialist_is_expert
};

/** `Interpreter: Anna Nowak`, as it stands beside a meeting. */
export const specialistWords = (
	{ kind, name }: { kind: SpecialistKind; name: string },
	locale: Locale
): string => kinds[kind]({ name }, { locale });
