import { expect, test } from "vitest";
import type { LinkRole } from "../../codes/links.ts";
import { by, cameTo } from "../../decision/testing.ts";
import { decideChargeCompany } from "./decide.ts";

const company = "00000000-0000-4000-8000-000000000401";
const of = { id: "00000000-0000-4000-8000-000000000501", agency: by.actor.agencyId, jurisdiction: "FJ" } as never;
const links = (role: LinkRole = "employer", kind: "legalPerson" | "phone" = "legalPerson") => [
	{ entityId: company, kind, role },
];
const command = { company, liability: "criminal", offence: "trafficking", chargedOn: "2025-12-01" } as const;

test("a company of the case is charged, apart from people", () => {
	expect(cameTo(decideChargeCompany({ of, links: links() }, command, by))).toMatchObject({
		writes: [
			[
				"charge.insert-company",
				{ id: by.id, person_id: null, entity_id: company, liability: "criminal", status: "charged" },
			],
		],
		events: [{ name: "CaseRecordChanged", payload: { record: "charge", recordId: by.id, change: "added" } }],
		answer: { id: by.id, version: 1, breaches: [], law: { notes: ["noDay", "noProfile"] } },
	});
});

test.each([
	["what is not linked to the case", [], "trafficking", "REFUSED", ["/company"]],
	["a telephone", links("employer", "phone"), "trafficking", "REFUSED", ["/company"]],
	["a protected person's own company", links("ofProtectedPerson"), "trafficking", "REFUSED", ["/company"]],
	["an offence that is on no list", links(), "illegalEntry", "REFUSED", ["/offence"]],
])("%s is not charged", (_what, linked, offence, code, at) => {
	expect(cameTo(decideChargeCompany({ of, links: linked }, { ...command, offence }, by))).toMatchObject({
		refused: code,
		at,
	});
});

test("what was no offence on the day of the act is not charged; a charge that was laid is a breach", () => {
	const angola = { of: { ...(of as object), jurisdiction: "AO" } as never, links: links() };
	const { chargedOn, ...undated } = command;
	const planned = { ...undated, acted: [{ from: "2017-05-01", to: "2017-05-02" }] };
	expect(cameTo(decideChargeCompany(angola, planned, by))).toMatchObject({
		refused: "NO_OFFENCE_THEN",
		at: ["/offence"],
	});
	expect(cameTo(decideChargeCompany(angola, { ...planned, chargedOn }, by))).toMatchObject({
		writes: [["charge.insert-company", { breaches: [{ at: "/offence" }] }]],
	});
});
