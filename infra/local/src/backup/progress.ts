import { Transform } from "node:stream";

const everyMs = 5_000;
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 ** 2)} MB`;

/** Says how far it is, every few seconds, for anyone who waits. */
export const openProgress = (say: (line: string) => void) => {
	let what = "";
	let bytes = 0;
	const timer = setInterval(() => say(`  ${what}, ${megabytes(bytes)} so far`), everyMs);
	timer.unref();
	return {
		at: (now: string) => {
			what = now;
		},
		/** Counts what passes. */
		counting: (): Transform =>
			new Transform({
				transform: (chunk: Buffer, _encoding, done) => {
					bytes += chunk.length;
					done(null, chunk);
				},
			}),
		total: () => megabytes(bytes),
		[Symbol.dispose]: () => clearInterval(timer),
	};
};

export type Progress = ReturnType<typeof openProgress>;
