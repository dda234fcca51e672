import { expect, test } from "vitest";
import { mayGive, stillGives } from "./givers.ts";

const admin = { officer: "o", agency: "fj", scopes: ["agency:admin"] } as const;
const others = {
	"a system of the agency": { agency: "fj", scopes: ["agency:admin"] },
	"the coordination centre": { ...admin, agency: "centre", scopes: ["directory:write", "agency:admin"] },
	// The centre keeps the directory for others; its own administration is another post.
	"an officer of the agency who only keeps the directory": { ...admin, scopes: ["directory:write"] },
} as const;

test.each(Object.entries(others))(
	"%s gives half of a code only while fewer than two administrators have a passkey",
	(_, who) => {
		expect([0, 1, 2, 3].map((able) => mayGive(who, "fj", able))).toEqual([true, true, false, false]);
	},
);

test("an officer of the agency's administration always gives one", () => {
	expect([0, 1, 2, 3].map((able) => mayGive(admin, "fj", able))).toEqual([true, true, true, true]);
});

test("a code is worth nothing once one of those who gave it could not give it any more", () => {
	const postings = new Set(["admin fj-desk", "watch fj-watch", "other to-desk", "centre keepers"]);
	const post = (id: string, agencyId: string, scopes: string[], closed = false) => ({ id, agencyId, scopes, closed });
	const directory = {
		onPost: (officer: string, on: string) => postings.has(`${officer} ${on}`),
		snapshot: {
			agencies: [{ id: "fj", clients: [{ id: "system" }] }],
			posts: [
				post("fj-desk", "fj", ["agency:admin"]),
				post("fj-watch", "fj", ["alerts:read"]),
				post("to-desk", "to", ["agency:admin"]),
				post("keepers", "cc", ["directory:write"]),
			],
		},
	};
	const gives = (id: string | null) => stillGives(directory as never, id, { agencyId: "fj" }, 0);
	expect(["admin", "centre", "system", "watch", "other", "gone", null].map(gives)).toEqual([
		...[true, true, true],
		...[false, false, false, false],
	]);
	postings.delete("admin fj-desk");
	expect(gives("admin")).toBe(false);
});
