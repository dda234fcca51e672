import type { Actor, Directory } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import type { CaseState } from "../../store/cases.ts";
import type { KnownEntity } from "../../store/links.ts";
import type { NewLink } from "../entity/new-link.ts";
import { decideLinkEntity } from "./decide.ts";

const of = { id: "case", agency: "own" } as CaseState;
const by = {
	actor: { agencyId: "own", postId: "post", purpose: "investigation" } as Actor,
	country: "FJ",
	at: Date.parse("2026-06-01T00:00:00Z"),
	hubKey: new Uint8Array(32),
	agencies: { agency: (id: string) => (id === "unknown" ? undefined : { id }) } as Pick<Directory, "agency">,
};
const plate: NewLink = { kind: "vehicle", value: "ab-12 34", country: "FJ", role: "instrument", excluded: [] };
const known = (roles: KnownEntity["roles"], more: Partial<KnownEntity> = {}): KnownEntity => ({
	...{ id: "thing", kind: "vehicle", key: "AB1234", country: "FJ", roles },
	...more,
});
const linking = (things: KnownEntity[], link: Partial<NewLink> = {}) =>
	decideLinkEntity({ of, known: things }, { ...plate, ...link }, by);

test("given a thing that is known, when it is linked in another role, then it is the same thing, and an event says so", () => {
	const decision = linking([known(["ofSuspect"])]);
	expect(decision).toMatchObject({ answer: { entityId: "thing", key: "AB1234" } });
	expect(decision.events?.flatMap((event) => decodeEvent(event) ?? [])).toMatchObject([
		{ name: "CaseRecordChanged", payload: { caseId: "case", record: "entity", recordId: "thing", change: "added" } },
	]);
});

test("given a thing of another country or none, when it is linked, then it is a new one, the same for everybody who links it", () => {
	const made = [linking([]), linking([known(["instrument"], { country: "" })]), linking([])];
	const ids = made.map((one) => ("refused" in one ? one.refused.code : (one.answer as { entityId: string }).entityId));
	expect(new Set(ids).size).toBe(1);
	expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test.each<[string, KnownEntity[], Partial<NewLink>, object]>([
	[
		"linked in this role already",
		[known(["instrument"])],
		{},
		{ code: "CONFLICT", detail: "The case has this link already." },
	],
	[
		"neither comparable nor kept from agencies that there are",
		[],
		{ kind: "vessel", value: "IMO 9074728", excluded: ["own", "unknown"] },
		{ code: "REFUSED", faults: [{ at: "/value" }, { at: "/excluded/0" }, { at: "/excluded/1" }] },
	],
])("a thing that is %s is refused", (_what, things, link, refused) => {
	expect(linking(things, link)).toMatchObject({ refused });
});
