import { defineParams } from '@sveltejs/kit/params';
import { isLocale } from '#locales';

export const params = defineParams({
	locale: (value: string) => (isLocale(value) ? value : undefined)
});
