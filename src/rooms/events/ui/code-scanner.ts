type Detector = { detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = {
	new (wishes: { formats: ['qr_code'] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
};

export type CameraFailure = 'refused' | 'missing' | 'insecure' | 'failed';
/** `lost` is called when the camera goes by itself: unplugged, or taken by another program. */
type Scanning = { read: (text: string) => void; lost: () => void };

const everyMs = 200;
const awayMs = 2_000;

/** The browser’s own reader of codes where it has one that reads these; ours everywhere else. */
export async function codeReader(): Promise<Detector> {
	const { BarcodeDetector: Own } = globalThis as { BarcodeDetector?: DetectorClass };
	const formats = await Own?.getSupportedFormats().catch((): readonly string[] => []);
	const wishes: { formats: ['qr_code'] } = { formats: ['qr_code'] };
	if (Own && formats?.includes('qr_code')) return new Own(wishes);
	const { BarcodeDetector } = await import('qr/decode.js');
	return new BarcodeDetector(wishes);
}

/** Reads codes from the camera until it is stopped. */
export async function scan(video: HTMLVideoElement, { read, lost }: Scanning): Promise<() => void> {
	const reader = await codeReader();
	const stream = await navigator.mediaDevices.getUserMedia({
		video: { facingMode: 'environment' }
	});
	const isNew = sightings();
	let timer: ReturnType<typeof setTimeout>;
	const stop = () => {
		clearTimeout(timer);
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
	};
	const look = async () => {
		const [code] = await reader.detect(video).catch(() => []);
		if (video.srcObject !== stream) return;
		if (code && isNew(code.rawValue, Date.now())) read(code.rawValue);
		timer = setTimeout(() => void look(), everyMs);
	};
	for (const track of stream.getTracks()) track.onended = () => [stop(), lost()];
	video.srcObject = stream;
	await video.play();
	void look();
	return stop;
}

/** A code held still is read once; taken away for a while and shown again, it is read again. */
export function sightings(): (text: string, at: number) => boolean {
	let last = { text: '', at: 0 };
	return (text, at) => {
		const isNew = text !== last.text || at - last.at >= awayMs;
		last = { text, at };
		return isNew;
	};
}

/** Why there is no picture, from what the browser threw. */
export function cameraFailure(thrown: unknown, hasCameras: boolean): CameraFailure {
	if (!hasCameras) return 'insecure';
	const name = thrown instanceof Error ? thrown.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}
