import { HubError } from "@seamark/errors";
import { expect, test } from "vitest";
import { Closing, openInSteps, reasonOf } from "./open-in-steps.ts";

test("what was opened is closed when a later step fails, last first; what fails while closing does not hide why", async () => {
	const closed: string[] = [];
	const opening = openInSteps(async (closing) => {
		closing.defer(async () => void closed.push("first"));
		closing.defer(() => Promise.reject(new Error("cannot be closed")));
		closing.defer(() => void closed.push("last"));
		throw new Error("the reason");
	});
	await expect(opening).rejects.toThrow("the reason");
	expect(closed).toEqual(["last", "first"]);
});

test("what a step opens after the start was given up is closed at once, and the step goes no further", async () => {
	const closing = new Closing();
	await closing.disposeAsync();
	let closed = false;
	expect(() =>
		closing.defer(async () => {
			closed = true;
		}),
	).toThrow("given up");
	expect(closed).toBe(true);
});

test("a reason is never empty, and names the cause behind what callers are told", () => {
	const refused = (port: number) =>
		Object.assign(new Error(`connect ECONNREFUSED 127.0.0.1:${port}`), { code: "ECONNREFUSED" });
	expect(reasonOf(new AggregateError([refused(1), refused(1), refused(2)], ""))).toBe(
		"connect ECONNREFUSED 127.0.0.1:1; connect ECONNREFUSED 127.0.0.1:2",
	);
	expect(reasonOf(new HubError("UNAVAILABLE", { cause: refused(3) }))).toMatch(/\(connect ECONNREFUSED 127.0.0.1:3\)$/);
	expect(reasonOf(new Error("no file", { cause: new Error("no file") }))).toBe("no file");
	expect(reasonOf(Object.assign(new Error(""), { code: "EPIPE" }))).toBe("EPIPE");
	expect(reasonOf("text")).toBe("text");
});
