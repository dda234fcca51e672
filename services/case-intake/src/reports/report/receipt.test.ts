import { randomUUID } from "node:crypto";
import { HubError } from "@seamark/errors";
import { receiptOf } from "@seamark/values";
import { expect, test } from "vitest";
import { idsOfReceipt } from "./receipt.ts";

test("a receipt leads back to its report, however it is typed", () => {
	for (let n = 0; n < 1_000; n++) {
		const id = randomUUID();
		const receipt = receiptOf(id);
		expect(receipt).toMatch(/^R(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
		for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll("-", " "), receipt.slice(2)]) {
			const { first, last } = idsOfReceipt(typed);
			expect(first <= id && id <= last).toBe(true);
			expect(receiptOf(first)).toBe(receiptOf(last));
		}
	}
});

test("a letter that was misheard is said, whichever it is", () => {
	const receipt = receiptOf("0198c1de-7a53-8a10-a95e-000000000001");
	for (const [at, letter] of [...receipt].entries()) {
		if (at < 2 || letter === "-") continue;
		const wrong = receipt.slice(0, at) + (letter === "7" ? "8" : "7") + receipt.slice(at + 1);
		expect(() => idsOfReceipt(wrong), wrong).toThrow(HubError);
	}
	expect(() => idsOfReceipt("R-")).toThrow(HubError);
});
