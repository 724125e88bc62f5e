import { locales } from '#platform/locale.ts';
import { wholeIn } from './organ-fields.ts';
import { majorities, type Majority, type TitledTexts } from './organ.ts';
import { agendaKinds, type AgendaKind } from './sitting.ts';

export type AgendaDraft = {
	kind: AgendaKind;
	texts: TitledTexts;
	presenter: string | null;
	minutes: number | null;
	majority: Majority;
	isSecret: boolean;
	isPublic: boolean;
};
type Read = { draft: AgendaDraft; reason?: never } | { draft?: never; reason: string };

export function agendaItemIn(text: (name: string) => string): Read {
	const kind = agendaKinds.find((one) => one === text('kind'));
	if (!kind) return { reason: 'choice_missing' };
	const minutes = text('minutes') ? wholeIn(text('minutes'), 1, 1440) : null;
	if (text('minutes') && minutes === null) return { reason: 'number_wrong' };
	const texts = titledTextsIn(text);
	if (Object.keys(texts).length === 0) return { reason: 'title_missing' };
	if (kind === 'resolution' && !Object.values(texts).some((one) => one.text))
		return { reason: 'resolution_text_missing' };
	return {
		draft: {
			...{ kind, texts, minutes },
			presenter: text('presenter').slice(0, 200) || null,
			majority: majorities.find((one) => one === text('majority')) ?? 'simple',
			isSecret: text('secret') === 'on',
			isPublic: text('public') === 'on'
		}
	};
}

export function titledTextsIn(text: (name: string) => string): TitledTexts {
	return Object.fromEntries(
		locales.flatMap((locale) => {
			const title = text(`title.${locale}`).slice(0, 300);
			const body = text(`text.${locale}`).slice(0, 20_000);
			return title || body ? [[locale, { title: title || firstLine(body), text: body }]] : [];
		})
	);
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300);
