const HEADS = (
	'industrie unternehmen maschinen maschine technik technologie verband netzwerk cluster ' +
	'hersteller handel produktion design management forschung verarbeitung wirtschaft ' +
	'entwicklung veredelung veredlung weberei strickerei spinnerei kleidung bekleidung textilien ' +
	'messe agentur schule akademie zentrum region förderung branche betrieb werkstatt stoffe ' +
	'garne fasern mode recycling beratung ausbildung'
)
	.split(' ')
	.sort((a, b) => b.length - a.length);

/** The two parts of a German compound of the trade: 'textilindustrie' → ['textil', 'industrie']. */
export function splitCompound(word: string): string[] {
	const head = HEADS.find((it) => word.endsWith(it) && word.length - it.length >= 4);
	if (!head) return [];
	const first = word.slice(0, -head.length);
	return [/(?:ung|heit|keit|schaft|tion|tät)s$/.test(first) ? first.slice(0, -1) : first, head];
}
