import type { Locale } from '#platform/locale.ts';

/** Two and above, in the cases they stand in; "one" is too often no number, like French "neuf". */
const written: Record<Locale, string> = {
	pl: '2 dwa dwie dwóch dwu dwoje dwojga dwiema dwoma dwóm;3 trzy trzech trzema trzem troje;4 cztery czterech czterem;5 pięć pięciu;6 sześć sześciu;7 siedem siedmiu;8 osiem ośmiu;9 dziewięć dziewięciu;10 dziesięć dziesięciu;12 dwanaście dwunastu;14 czternaście czternastu;20 dwadzieścia dwudziestu;30 trzydzieści trzydziestu;60 sześćdziesiąt sześćdziesięciu;90 dziewięćdziesiąt dziewięćdziesięciu',
	en: '2 two;3 three;4 four;5 five;6 six;7 seven;8 eight;9 nine;10 ten;12 twelve;14 fourteen;20 twenty;30 thirty;60 sixty;90 ninety',
	de: '2 zwei zweier;3 drei dreier;4 vier;5 fünf;6 sechs;7 sieben;8 acht;9 neun;10 zehn;12 zwölf;14 vierzehn;20 zwanzig;30 dreißig;60 sechzig;90 neunzig',
	fr: '2 deux;3 trois;4 quatre;5 cinq;6 six;7 sept;8 huit;10 dix;12 douze;14 quatorze;20 vingt;30 trente;60 soixante',
	ru: '2 два две двух двум двумя;3 три трёх трех трём трем тремя;4 четыре четырёх четырех;5 пять пяти;6 шесть шести;7 семь семи;8 восемь восьми;9 девять девяти;10 десять десяти;12 двенадцать двенадцати;14 четырнадцать четырнадцати;20 двадцать двадцати;30 тридцать тридцати;60 шестьдесят шестидесяти;90 девяносто',
	bg: '2 два две двама двата двете;3 три трима трите;4 четири четирима;5 пет петима;6 шест;7 седем;8 осем;9 девет;10 десет;12 дванадесет;14 четиринадесет;20 двадесет;30 тридесет;60 шестдесет;90 деветдесет'
};

export const numberWords = Object.fromEntries(
	Object.entries(written).map(([locale, line]) => [
		locale,
		new Map(
			line.split(';').flatMap((group) => {
				const [value = '', ...words] = group.split(' ');
				return words.map((word) => [word, value] as const);
			})
		)
	])
) as Record<Locale, Map<string, string>>;
