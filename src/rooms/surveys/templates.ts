import type { Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/events/event.ts';
import afterEvent from './templates/after-event.json' with { type: 'json' };
import needs from './templates/needs.json' with { type: 'json' };
import training from './templates/training.json' with { type: 'json' };
import type { SurveyQuestion, SurveyQuestionKind } from './survey.ts';

type Written = {
	key: string;
	titles: Texts;
	introductions: Texts;
	questions: {
		name: string;
		kind: string;
		isRequired?: boolean;
		texts: Texts;
		options?: Texts[];
	}[];
};
type TemplateQuestion = Omit<SurveyQuestion, 'id' | 'position'>;
export type Template = {
	key: string;
	titles: Texts;
	introductions: Texts;
	questions: TemplateQuestion[];
};

/** Ready-made surveys; what begins with the same one can be laid side by side later. */
export const templates: readonly Template[] = [needs, afterEvent, training].map(read);

export const findTemplate = (key: string): Template | undefined =>
	templates.find((one) => one.key === key);

export const templateTitle = ({ titles }: Template, locale: Locale): string =>
	titles[locale] ?? titles.en ?? '';

function read({ key, titles, introductions, questions }: Written): Template {
	return {
		...{ key, titles, introductions },
		questions: questions.map(({ name, kind, isRequired = false, texts, options = [] }) => ({
			...{ kind: kind as SurveyQuestionKind, texts, isRequired, origin: `${key}.${name}` },
			options: options.map((labels, at) => ({ key: `o${at + 1}`, labels }))
		}))
	};
}
