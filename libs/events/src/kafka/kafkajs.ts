import { createRequire } from "node:module";

type Request = { sentAt: number; requestTimeout: number; timeoutRequest(): void };
type RequestQueue = {
	pending: unknown[];
	throttledUntil: number;
	throttleCheckTimeoutId: NodeJS.Timeout | null;
	scheduleCheckPendingRequests(): void;
	checkPendingRequests(): void;
	inflight: ReadonlyMap<number, Request>;
	enforceRequestTimeout: boolean;
	requestTimeoutIntervalId: NodeJS.Timeout | undefined;
	isConnected(): boolean;
	destroy(): void;
	scheduleRequestTimeoutCheck(): void;
};

const timeoutCheckMs = 1_000;
const pendingCheckMs = 10;

let mended = false;

/**
 * KafkaJS 2.2.4 arms a timer after every response, also when nothing waits and no throttle is on. Its delay is then
 * negative, Node makes that 1 ms and warns, and the check arms the next one: each idle connection wakes about 900 times a
 * second. The timer is needed in two cases only. Upstream: https://github.com/tulios/kafkajs/issues/1704 and 1751.
 * Each connection also looks ten times a second for requests that are over their time; of ten seconds, one is near enough.
 * To be called before a client is opened, in every process that has one.
 */
export const mendKafkaJs = (): void => {
	if (mended) return;
	const { prototype } = createRequire(import.meta.url)("kafkajs/src/network/requestQueue") as {
		prototype: RequestQueue;
	};
	for (const method of [
		"scheduleCheckPendingRequests",
		"checkPendingRequests",
		"scheduleRequestTimeoutCheck",
		"destroy",
	] as const)
		if (typeof prototype[method] !== "function") throw new Error(`kafkajs has changed: ${method} is gone`);
	prototype.scheduleCheckPendingRequests = function () {
		const throttledMs = this.throttledUntil - Date.now();
		if (this.throttleCheckTimeoutId || (this.pending.length === 0 && throttledMs <= 0)) return;
		this.throttleCheckTimeoutId = setTimeout(
			() => {
				this.throttleCheckTimeoutId = null;
				this.checkPendingRequests();
			},
			Math.max(throttledMs, pendingCheckMs),
		);
	};
	prototype.scheduleRequestTimeoutCheck = function () {
		if (!this.enforceRequestTimeout) return;
		this.destroy();
		this.requestTimeoutIntervalId = setInterval(() => {
			for (const request of this.inflight.values())
				if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
			if (!this.isConnected()) this.destroy();
		}, timeoutCheckMs);
	};
	mended = true;
};
