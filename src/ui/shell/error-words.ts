import { m } from '#messages';
import type { Locale } from '#locales';

type Words = { title: string; text: string };

const told = {
	403: [m.ui_error_403_title, m.ui_error_403_text],
	404: [m.ui_error_404_title, m.ui_error_404_text],
	410: [m.ui_error_410_title, m.ui_error_410_text],
	500: [m.ui_error_500_title, m.ui_error_500_text],
	502: [m.ui_error_502_title, m.ui_error_502_text],
	503: [m.ui_error_503_title, m.ui_error_503_text],
	507: [m.ui_error_507_title, m.ui_error_507_text]
} as const;
const otherwise = [m.ui_error_other_title, m.ui_error_404_text] as const;

/** Chosen on the server, so that no page carries the failures of six languages with it. */
export function errorWords(status: number, locale: Locale): Words {
	const [title, text] = isTold(status) ? told[status] : status >= 500 ? told[500] : otherwise;
	return { title: title({}, { locale }), text: text({}, { locale }) };
}

function isTold(status: number): status is keyof typeof told {
	return status in told;
}
