/** The browser’s own reader of codes, where it has one. */
type Detector = { detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = new (wishes: { formats: string[] }) => Detector;

const everyMs = 200;
const samePauseMs = 3_000;

const detectorClass = (): DetectorClass | undefined =>
	(globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

export const canScan = (): boolean =>
	detectorClass() !== undefined && navigator.mediaDevices !== undefined;

/** Reads codes from the camera until it is stopped; a badge held still is read once. */
export async function scan(
	video: HTMLVideoElement,
	onRead: (text: string) => void
): Promise<() => void> {
	const Detector = detectorClass();
	if (!Detector) throw new Error('this browser reads no codes');
	const stream = await navigator.mediaDevices.getUserMedia({
		video: { facingMode: 'environment' }
	});
	video.srcObject = stream;
	await video.play();
	const detector = new Detector({ formats: ['qr_code'] });
	let last = { text: '', at: 0 };
	const timer = setInterval(async () => {
		const [code] = await detector.detect(video).catch(() => []);
		if (!code || (code.rawValue === last.text && Date.now() - last.at < samePauseMs)) return;
		last = { text: code.rawValue, at: Date.now() };
		onRead(code.rawValue);
	}, everyMs);
	return () => {
		clearInterval(timer);
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
	};
}
