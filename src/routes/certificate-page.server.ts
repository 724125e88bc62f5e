import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { qrDrawing } from '#platform/pdf/qr.server.ts';
import { shownCertificateCode, type CertificateContent } from '#rooms/events/certificate.ts';
import { certificate } from '#rooms/events/pdf/certificate.ts';
import { formatDate } from '#ui/format.ts';

/** The dates of an event, as dates: a day, or from the first to the last. */
const datesOf = ({ startsOn, endsOn }: CertificateContent, locale: Locale): string =>
	[...new Set([startsOn, endsOn])].map((day) => formatDate(locale, day)).join(' – ');

/** Every field of a certificate with its name, for the page that verifies it. */
export function certificateTerms(content: CertificateContent, code: string, locale: Locale) {
	const said = { locale };
	return [
		{ term: m.events_person_name({}, said), text: content.name },
		{ term: m.events_person_organisation({}, said), text: content.organisation },
		{ term: m.events_certificate_event({}, said), text: content.event },
		{ term: m.events_certificate_dates({}, said), text: datesOf(content, locale) },
		{ term: m.events_place_name({}, said), text: content.place },
		...paperTerms(content, code, locale)
	];
}

function paperTerms(content: CertificateContent, code: string, locale: Locale) {
	const said = { locale };
	return [
		{ term: m.events_certificate_hours({}, said), text: hoursText(content.minutes, locale) },
		{ term: m.events_certificate_issuer({}, said), text: content.issuer },
		{
			term: m.events_certificate_issued_on({}, said),
			text: formatDate(locale, content.issuedOn)
		},
		{ term: m.events_certificate_code({}, said), text: shownCertificateCode(code) }
	];
}

const hoursText = (minutes: number | null, locale: Locale): string | null =>
	minutes === null
		? null
		: m.events_certificate_hours_value(
				{ hours: Math.floor(minutes / 60), minutes: minutes % 60 },
				{ locale }
			);

/** In the participant's language, whatever language the page is read in. */
export async function renderCertificate(
	content: CertificateContent,
	{ code, origin, now }: { code: string; origin: string; now: Date }
) {
	const { locale } = content;
	const address = `${origin}/${locale}/certificates/${code}`;
	const title = m.events_certificate_title({}, { locale });
	const told = {
		title,
		says: m.events_certificate_says({}, { locale }),
		name: content.name,
		organisation: content.organisation,
		tookPart: m.events_certificate_took_part({}, { locale }),
		event: content.event,
		dates: datesOf(content, locale),
		place: content.place,
		terms: paperTerms(content, code, locale).flatMap(({ term, text }) =>
			text ? [{ term, text }] : []
		),
		verify: m.events_certificate_verify({ address }, { locale }),
		qr: await qrDrawing(address),
		alt: m.events_certificate_qr({}, { locale }),
		funding: content.funding
	};
	return renderPdf(certificate, told, { locale, title: `${title}: ${content.name}`, now });
}
