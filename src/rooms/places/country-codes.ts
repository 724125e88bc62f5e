/** Europe and the countries that took part in COSME, by ISO 3166-1 alpha-2 (Kosovo: XK). */
export const countryCodes =
	'AD AL AM AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA XK'.split(
		' '
	);
