import { HubError } from "@seamark/errors";
import { expect, test } from "vitest";
import { openLimits } from "./limiter.ts";
import { defaultLimits, type Limits } from "./limits.ts";

const fiji = { agency: "fj", post: "fj desk" };
const night = { agency: "fj", post: "fj night" };
const tonga = { agency: "to", post: "to desk" };

const open = (changes: Partial<Limits> = {}) => {
	const clock = { at: 0 };
	return { limits: openLimits({ ...defaultLimits, ...changes }, () => clock.at), clock };
};
const thrown = (act: () => unknown): HubError => {
	try {
		act();
	} catch (error) {
		if (error instanceof HubError) return error;
		throw error;
	}
	throw new Error("nothing was refused");
};
const refused = { code: "TOO_MANY_REQUESTS" };

test("a post may use its rate two seconds ahead, is told when to come back, and then may ask again", () => {
	const { limits, clock } = open({ postRequests: 2 });
	for (let i = 0; i < 4; i++) limits.enter(fiji, "request").release();
	expect(thrown(() => limits.enter(fiji, "request"))).toMatchObject({ ...refused, retryAfter: 1 });
	limits.enter(night, "request").release();
	limits.enter(tonga, "request").release();
	clock.at = 500;
	limits.enter(fiji, "request").release();
	expect(thrown(() => limits.enter(fiji, "request"))).toMatchObject(refused);
});

test("the posts of an agency share its rate, and no other agency does", () => {
	const { limits } = open({ agencyRequests: 1 });
	limits.enter(fiji, "request").release();
	limits.enter(night, "request").release();
	expect(thrown(() => limits.enter(fiji, "request"))).toMatchObject(refused);
	limits.enter(tonga, "request").release();
});

test("beyond what is answered at once, requests of an agency wait in turn; others do not wait for them", async () => {
	const { limits } = open({ postConcurrent: 1, agencyConcurrent: 2, agencyWaiting: 2 });
	const first = limits.enter(fiji, "request");
	const second = limits.enter(night, "request");
	expect([first.ready, second.ready]).toEqual([undefined, undefined]);
	const [third, fourth] = [limits.enter(fiji, "request"), limits.enter(night, "request")];
	expect(thrown(() => limits.enter(fiji, "request"))).toMatchObject(refused);
	expect(limits.enter(tonga, "request").ready).toBeUndefined();
	// The post of the third is still busy: the fourth goes first.
	second.release();
	second.release();
	await fourth.ready;
	first.release();
	await third.ready;
	third.release();
	fourth.release();
	expect(limits.enter(fiji, "request").ready).toBeUndefined();
	expect(limits.enter(night, "request").ready).toBeUndefined();
});

test("who goes away while waiting leaves the queue and takes no turn", async () => {
	const { limits } = open({ postConcurrent: 1, agencyWaiting: 1 });
	const first = limits.enter(fiji, "request");
	const gone = limits.enter(fiji, "request");
	gone.release();
	await expect(gone.ready).rejects.toMatchObject({ code: "UNAVAILABLE" });
	const next = limits.enter(fiji, "request");
	first.release();
	await next.ready;
});

test("streams, imports and exports are counted apart, and given back once", () => {
	for (const [load, changes] of [
		["stream", { postStreams: 1, agencyStreams: 2 }],
		["bulk", { postBulk: 1, agencyBulk: 2 }],
	] as const) {
		const { limits } = open(changes);
		const first = limits.enter(fiji, load);
		expect(thrown(() => limits.enter(fiji, load))).toMatchObject(refused);
		limits.enter(night, load);
		expect(thrown(() => limits.enter({ ...night, post: "fj third" }, load)).message).toMatch(/agency/);
		limits.enter(tonga, load);
		limits.enter(fiji, "request").release();
		first.release();
		first.release();
		limits.enter(fiji, load);
		expect(thrown(() => limits.enter({ ...night, post: "fj third" }, load))).toMatchObject(refused);
	}
});

test("bytes may be overdrawn once, and are owed then", () => {
	const { limits, clock } = open({ postMegabytes: 60 });
	limits.bytes(fiji, 61 * 1024 * 1024);
	const { code, retryAfter } = thrown(() => limits.enter(fiji, "request"));
	expect([code, retryAfter]).toEqual(["TOO_MANY_REQUESTS", 2]);
	limits.enter(night, "request").release();
	clock.at = 1_100;
	limits.enter(fiji, "request").release();
});

test("strangers are limited by address, an IPv6 network being one; who is known gets through", () => {
	const { limits, clock } = open({ addressRequests: 1 });
	for (const address of ["192.0.2.1", "2001:db8:1:2::1"]) {
		limits.stranger(address);
		limits.paid(address);
		limits.paid(address);
		expect(thrown(() => limits.stranger(address))).toMatchObject(refused);
	}
	expect(thrown(() => limits.stranger("2001:db8:1:2:ffff::9"))).toMatchObject(refused);
	limits.stranger("2001:db8:1:3::1");
	limits.stranger("192.0.2.2");
	limits.stranger("192.0.2.1", () => true);
	clock.at = 1_000;
	limits.stranger("192.0.2.1");
});

test("the whole process says 503 when its hands are full", () => {
	const { limits } = open({ hubRequests: 2, hubStreams: 1 });
	const held = limits.enter(fiji, "request");
	limits.enter(tonga, "request");
	expect(thrown(() => limits.room())).toMatchObject({ code: "UNAVAILABLE", retryAfter: 2 });
	held.release();
	limits.room();
	limits.enter(fiji, "stream");
	expect(thrown(() => limits.enter(tonga, "stream"))).toMatchObject({ code: "UNAVAILABLE" });
});
