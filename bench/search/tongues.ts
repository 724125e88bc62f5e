import type { Locale } from '#platform/locale.ts';

/** What made-up organisations are named and described with. */
export interface Tongue {
	starts: string[];
	middles: string[];
	ends: string[];
	forms: string[];
	trades: string[];
	words: string[];
	joint: string;
	/** Town, country, region. */
	towns: (readonly [string, string, string])[];
}

const cut = (text: string): string[] => text.split(' ');
const list = (text: string): string[] => text.split(', ');

export const tongues: Record<Locale, Tongue> = {
	pl: {
		starts: cut(
			'bawe weł zło dru ele sta gra wis kar pom śląs żyr łod mar kra now pol tek śred mło gda wro zam kon stal brzo lip jas zie ogro'
		),
		middles: cut('no ry le ta mi kso sta wo ni to re la dzi cho za bu do ma'),
		ends: cut(
			'lux pol tex bud mex ex stal plast med tech dom gaz farm ski anka ówka wit mar bis net graf trans'
		),
		forms: list('sp. z o.o., S.A., sp. j., s.c., sp. k.'),
		trades: list(
			'Przędzalnia, Tkalnia, Zakład Odzieżowy, Wytwórnia Dzianin, Farbiarnia, Hurtownia Tkanin, Szwalnia, Fabryka Maszyn, Instytut Badawczy, Zakłady Chemiczne, Odlewnia, Stolarnia, Piekarnia, Drukarnia, Garbarnia, Spółdzielnia Rzemieślnicza, Centrum Technologii, Huta Szkła, Mleczarnia, Browar'
		),
		words: cut(
			'produkcja odzież tkaniny bawełniane wełniane techniczne dzianiny nowoczesne usługi projektowanie krawieckie eksport materiały barwienie tekstylne recykling badania maszyny przędza lniana jedwab ochronne medyczne wyroby rodzinna firma tradycja jakość innowacje szkolenia doradztwo zrównoważone ekologiczne certyfikowane automatyka druk opakowania meble drewno konstrukcje stalowe spawanie obróbka skrawaniem oprogramowanie sensory robotyka energetyka fotowoltaika'
		),
		joint: 'w mieście',
		towns: [
			['Łódź', 'PL', 'PL-10'],
			['Warszawa', 'PL', 'PL-14'],
			['Kraków', 'PL', 'PL-12'],
			['Pabianice', 'PL', 'PL-10'],
			['Zgierz', 'PL', 'PL-10'],
			['Bydgoszcz', 'PL', 'PL-04'],
			['Katowice', 'PL', 'PL-24'],
			['Wrocław', 'PL', 'PL-02'],
			['Białystok', 'PL', 'PL-20'],
			['Rzeszów', 'PL', 'PL-18'],
			['Żyrardów', 'PL', 'PL-14'],
			['Bielsko-Biała', 'PL', 'PL-24'],
			['Gdańsk', 'PL', 'PL-22'],
			['Szczecin', 'PL', 'PL-32']
		]
	},
	bg: {
		starts: cut(
			'бал рил тра пир род дун вит мар хе сре стар но ру пло вар из бур сли кар ям зла бел зор све'
		),
		middles: cut('ка но ре ми то ла ди ва бо ни ста ри'),
		ends: cut('текс ина стил ком инвест пром мода ия ко маш хим трико лен груп ан ов'),
		forms: list('ООД, ЕООД, АД, ЕАД, ЕТ'),
		trades: list(
			'Шивашка фирма, Предачна фабрика, Текстилна фабрика, Тъкачница, Трикотажна фабрика, Модна къща, Машиностроителен завод, Институт по текстил, Печатница, Мебелна фабрика, Винарска изба, Мелница, Килимарска кооперация, Багрилна'
		),
		words: cut(
			'производство облекло тъкани памучни вълнени технически трикотаж мода услуги проектиране шивашки износ материали багрене текстилни рециклиране изследвания машини прежда ленени коприна защитни медицински изделия семейна фирма традиция качество иновации обучения консултации устойчиви екологични сертифицирани автоматика печат опаковки мебели дърво стоманени конструкции софтуер сензори роботика енергетика'
		),
		joint: 'в град',
		towns: [
			['Русе', 'BG', 'BG32'],
			['София', 'BG', 'BG41'],
			['Пловдив', 'BG', 'BG42'],
			['Варна', 'BG', 'BG33'],
			['Сливен', 'BG', 'BG34'],
			['Габрово', 'BG', 'BG32'],
			['Велико Търново', 'BG', 'BG32'],
			['Бургас', 'BG', 'BG34'],
			['Хасково', 'BG', 'BG42'],
			['Плевен', 'BG', 'BG31']
		]
	},
	en: {
		starts: cut(
			'brad north wes har cot wool hol ash lin thorn black white green sil kings mill clay stone moor'
		),
		middles: cut('en ing er le ton ley wel a o'),
		ends: cut('tex wear dale ford works tech loom craft field worth well son design'),
		forms: list('Ltd, Limited, plc, LLP, & Sons'),
		trades: list(
			'Spinning Mill, Weaving Company, Clothing Manufacturers, Knitwear, Dyeworks, Fabric Wholesale, Textile Research Institute, Engineering, Printworks, Furniture Makers, Fashion House, Design Studio, Foundry, Robotics, Software House, Recycling'
		),
		words: cut(
			'production clothing fabrics cotton woollen technical knitting modern services designing tailored exporting materials dyeing textiles recycling research machines yarns linen silk protective medical products family company traditional quality innovation training consulting sustainable ecological certified automation printing packaging furniture timber steel structures software sensors robotics energy'
		),
		joint: 'in',
		towns: [
			['Dublin', 'IE', 'IE06'],
			['Cork', 'IE', 'IE05'],
			['Galway', 'IE', 'IE04'],
			['Limerick', 'IE', 'IE05'],
			['Donegal', 'IE', 'IE04']
		]
	},
	de: {
		starts: cut(
			'web sax vogt thür schwä al rhein wupper chem auer berg linden stein gold eisen wald brück sonn'
		),
		middles: cut('en er el in an tal'),
		ends: cut('tex werk haus mann stoff bach berg feld tech stahl plast form garn'),
		forms: list('GmbH, AG, KG, OHG, GmbH & Co. KG'),
		trades: list(
			'Spinnerei, Weberei, Bekleidungshersteller, Strickerei, Färberei, Textilveredlung, Textilmaschinenfabrik, Forschungsinstitut, Druckerei, Möbelwerk, Modehaus, Gießerei, Softwarehaus, Textilindustrie, Garnhandel'
		),
		words: cut(
			'produktion bekleidung stoffe baumwolle wollene technische gestricke moderne dienstleistungen gestaltung maßgeschneiderte ausfuhr werkstoffe färben textilien recycling forschung maschinen garne leinen seide schutzkleidung medizinische erzeugnisse familienunternehmen tradition qualität neuerungen schulungen beratung nachhaltige ökologische zertifizierte automatisierung druck verpackungen möbel holz stahlbau software sensorik robotik energietechnik'
		),
		joint: 'in',
		towns: [
			['Chemnitz', 'DE', 'DED'],
			['Plauen', 'DE', 'DED'],
			['Mönchengladbach', 'DE', 'DEA'],
			['Wuppertal', 'DE', 'DEA'],
			['Reutlingen', 'DE', 'DE1'],
			['Augsburg', 'DE', 'DE2'],
			['Zwickau', 'DE', 'DED'],
			['Münster', 'DE', 'DEA']
		]
	},
	fr: {
		starts: cut('rou lyon tis soie mar vald beau clair mont vos aub cham drap lain fil bel'),
		middles: cut('e a i on er ou'),
		ends: cut('tex mode val soie lin eau fil ard ier ance tech'),
		forms: list('SARL, SAS, SA, SCOP, & Fils'),
		trades: list(
			'Filature, Tissage, Confection, Bonneterie, Teinturerie, Soierie, Institut textile, Imprimerie, Fabrique de meubles, Maison de couture, Fonderie, Atelier de mécanique, Négoce de tissus'
		),
		words: cut(
			'production vêtements tissus coton laine techniques tricots modernes services création sur-mesure exportation matériaux teinture textiles recyclage recherche machines fils lin soie protection médicaux produits entreprise familiale tradition qualité innovations formations conseil durables écologiques certifiés automatisation impression emballages meubles bois charpentes logiciels capteurs robotique énergie'
		),
		joint: 'à',
		towns: [
			['Lyon', 'FR', 'FRK'],
			['Roubaix', 'FR', 'FRE'],
			['Tourcoing', 'FR', 'FRE'],
			['Troyes', 'FR', 'FRF'],
			['Mulhouse', 'FR', 'FRF'],
			['Castres', 'FR', 'FRJ'],
			['Épinal', 'FR', 'FRF']
		]
	},
	ru: {
		starts: cut('ива вол крас сев юж нов бел зар рос мос пет урал сиб тек льня шёл'),
		middles: cut('но ро го ле та ми во'),
		ends: cut('текс пром ткань мода маш лён снаб строй тех ов ин'),
		forms: list('ООО, АО, ПАО, ИП'),
		trades: list(
			'Прядильная фабрика, Ткацкая фабрика, Швейная фабрика, Трикотажная фабрика, Красильня, Текстильный институт, Машиностроительный завод, Типография, Мебельная фабрика, Дом моды, Литейный завод'
		),
		words: cut(
			'производство одежда ткани хлопковые шерстяные технические трикотаж современные услуги проектирование швейные экспорт материалы крашение текстильные переработка исследования машины пряжа льняные шёлк защитные медицинские изделия семейная компания традиция качество инновации обучение консультации устойчивые экологические сертифицированные автоматика печать упаковка мебель дерево стальные конструкции'
		),
		joint: 'в городе',
		towns: [
			['Рига', 'LV', 'LV00'],
			['Даугавпилс', 'LV', 'LV00'],
			['Нарва', 'EE', 'EE00'],
			['Вильнюс', 'LT', 'LT01']
		]
	}
};
