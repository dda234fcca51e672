import type { Refused } from "@seamark/service";
import { expect, test } from "vitest";
import { by } from "../decision/testing.ts";
import {
	type Asked,
	allows,
	answer,
	ask,
	beginning,
	type Deed,
	deedNames,
	deeds,
	type SecondPerson,
	stateOf,
} from "./second-person.ts";

const { actor, id, at } = by;
const second = { ...actor, officerId: "00000000-0000-4000-8000-000000000501" };
const subject = "00000000-0000-4000-8000-000000000601";
const minute = 60_000;

const made = (given: { request: SecondPerson } | Refused): SecondPerson => {
	if ("refused" in given) throw new Error(JSON.stringify(given.refused));
	return given.request;
};
const codeOf = (given: { request: SecondPerson } | Refused) => ("refused" in given ? given.refused.code : undefined);
const asked = (o: Partial<Asked> = {}) =>
	ask(
		{ deed: "openIdentity", subjectKind: "person", subject, reason: "to arrange the interview", ...o },
		{ id, actor, at },
	);
const confirmed = (deed: Deed) =>
	made(
		answer(
			made(asked({ deed })),
			{ answer: "confirmed" },
			{ actor: second, scopes: [deeds[deed].scope], at: at + minute },
		),
	);
const doing = (o: object = {}) => ({ deed: "openIdentity" as const, subject, actor, at: at + 2 * minute, ...o });
/** As the store keeps what has begun. */
const begun = (one: SecondPerson, when: number): SecondPerson => {
	const row = beginning(one, when);
	return { ...one, begunAt: row.at, endsAt: row.ends_at };
};

test.each(deedNames)("%s: nothing is allowed before another officer who holds the scope has confirmed it", (deed) => {
	const one = made(asked({ deed }));
	expect([stateOf(one, at), allows(one, doing({ deed }))]).toEqual(["waiting", false]);
	const scopes = [deeds[deed].scope];
	const yes = { answer: "confirmed" } as const;
	expect(codeOf(answer(one, yes, { actor, scopes, at }))).toBe("SECOND_PERSON_NEEDED");
	expect(codeOf(answer(one, yes, { actor: { ...second, officerId: "" }, scopes, at }))).toBe("SECOND_PERSON_NEEDED");
	expect(codeOf(answer(one, yes, { actor: second, scopes: ["alerts:read"], at }))).toBe("FORBIDDEN");
	expect(allows(confirmed(deed), doing({ deed }))).toBe(true);
});

test("it is for the officer who asked, for the deed, subject and purpose of the request, and for nobody and nothing else", () => {
	const one = confirmed("openIdentity");
	expect(allows(one, doing())).toBe(true);
	for (const other of [
		{ actor: second },
		{ actor: { ...actor, officerId: "" } },
		{ actor: { ...actor, purpose: "prosecution" } },
		{ deed: "eraseIdentity" },
		{ subject: id },
		{ about: "theft" },
		// Merged with it after the second officer answered.
		{ since: new Date(at + minute + 1).toISOString() },
	])
		expect(allows(one, doing(other))).toBe(false);
	expect(allows(one, doing({ since: one.answeredAt }))).toBe(true);
	const alone = made(asked({ alone: true }));
	expect(allows(alone, doing({ since: alone.askedAt }))).toBe(true);
	expect(allows(alone, doing({ since: new Date(at + 1).toISOString() }))).toBe(false);
});

test("it lapses by its clocks: unanswered, confirmed and not begun, begun and over", () => {
	const waiting = made(asked());
	const late = at + deeds.openIdentity.waitsMs;
	expect(stateOf(waiting, late - 1)).toBe("waiting");
	expect(stateOf(waiting, late)).toBe("lapsed");
	expect(codeOf(answer(waiting, { answer: "confirmed" }, { actor: second, scopes: ["cases:read"], at: late }))).toBe(
		"CONFLICT",
	);
	const one = confirmed("openIdentity");
	const unused = at + minute + deeds.openIdentity.beginsWithinMs;
	expect([stateOf(one, unused - 1), stateOf(one, unused)]).toEqual(["open", "lapsed"]);
	const from = at + 5 * minute;
	const open = begun(one, from);
	const end = from + deeds.openIdentity.lastsMs;
	expect([allows(open, doing({ at: end - 1 })), allows(open, doing({ at: end })), stateOf(open, end)]).toEqual([
		true,
		false,
		"over",
	]);
	// What is done once is over with the commit that does it.
	expect(stateOf(begun(confirmed("eraseCase"), from), from)).toBe("over");
});

test("an answer is final, and to decline needs a reason", () => {
	const no = { answer: "declined" } as const;
	const as = { actor: second, scopes: ["cases:read"] as const, at: at + minute };
	expect(codeOf(answer(made(asked()), no, as))).toBe("VALIDATION");
	const declined = made(answer(made(asked()), { ...no, reason: "ask the shelter" }, as));
	expect([stateOf(declined, as.at), allows(declined, doing())]).toEqual(["declined", false]);
	for (const one of [declined, confirmed("openIdentity")])
		expect(codeOf(answer(one, { answer: "confirmed" }, as))).toBe("CONFLICT");
});

test("danger to life lets one officer begin alone, for a time, and a second one answers afterwards", () => {
	const alone = made(asked({ alone: true }));
	expect([stateOf(alone, at), allows(alone, doing())]).toEqual(["open", true]);
	const over = at + deeds.openIdentity.lastsMs;
	expect([stateOf(alone, over), allows(alone, doing({ at: over }))]).toEqual(["waiting", false]);
	const missed = at + deeds.openIdentity.aloneMs;
	expect(stateOf(alone, missed)).toBe("unconfirmed");
	// Late is better than never, and its time is on record.
	const late = made(answer(alone, { answer: "confirmed" }, { actor: second, scopes: ["cases:read"], at: missed }));
	expect([stateOf(late, missed), late.answeredAt]).toEqual(["over", new Date(missed).toISOString()]);
	// A second officer who declines ends it at once.
	const ended = made(
		answer(alone, { answer: "declined", reason: "no danger" }, { actor: second, scopes: ["cases:read"], at: at + 1 }),
	);
	expect(allows(ended, doing())).toBe(false);
	const again = (before: SecondPerson[], now: number) =>
		codeOf(
			ask(
				{ deed: "openIdentity", subjectKind: "person", subject, reason: "again", alone: true },
				{ id, actor, at: now, before },
			),
		);
	expect([again([alone], over), again([late], missed), again([alone], missed), again([ended], at + 2)]).toEqual([
		undefined,
		undefined,
		"REFUSED",
		"REFUSED",
	]);
	expect(codeOf(asked({ deed: "eraseIdentity", alone: true }))).toBe("REFUSED");
});

test("an officer asks, and says why", () => {
	expect(codeOf(asked({ reason: "  " }))).toBe("VALIDATION");
	const system = { ...actor, officerId: "" };
	expect(
		codeOf(ask({ deed: "openIdentity", subjectKind: "person", subject, reason: "x" }, { id, actor: system, at })),
	).toBe("SECOND_PERSON_NEEDED");
});
