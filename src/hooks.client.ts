import { isLocale, overwriteGetLocale, baseLocale } from '#locales';

const spoken = document.documentElement.lang;
overwriteGetLocale(() => (isLocale(spoken) ? spoken : baseLocale));
