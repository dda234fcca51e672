import { expect, test } from "vitest";
import { bitsOf, type Sector, sectors } from "../../codes/trafficking.ts";
import { noColumns } from "./columns.ts";
import { htcdsFields } from "./fields.ts";
import { industryFor } from "./industry.ts";
import { type HtcdsRecord, type Leaving, writeHtcds } from "./map.ts";
import { together } from "./together.ts";

const leaving = (identity: HtcdsRecord, kept: HtcdsRecord = {}, more: Partial<Leaving> = {}): Leaving => ({
	...{ columns: noColumns, identity, kept, imported: false, sectors: 0 },
	...more,
});

test("the kept record says first, the others fill in and add", () => {
	const one = leaving(
		{ prs_SecondName: "Tau", prs_MobilePhone: "+676 700 1111", prs_IdentityNumber: "A1" },
		{ prs_PrimaryLanguage: "ton", cco_CaseComment: "came at night" },
		{ columns: { ...noColumns, nationality: ["TO"], controls: 1 } },
	);
	const other = leaving(
		{ prs_FirstName: "Sina", prs_SecondName: "Tao", prs_Birthdate: "1999", prs_IdentityNumber: "A1; B2" },
		{ prs_PrimaryLanguage: "eng", prs_NumberOfChildren: "2", cco_CaseComment: "seen before", con_Consent: "true" },
		{ columns: { ...noColumns, sex: "female", nationality: ["WS", "TO"], controls: 4 }, exploitationCountry: "FJ" },
	);
	expect(together(one, [other, other])).toMatchObject({
		identity: {
			...{ prs_FirstName: "Sina", prs_SecondName: "Tau", prs_Birthdate: "1999" },
			...{ prs_IdentityNumber: "A1; B2", prs_MobilePhone: "+676 700 1111" },
		},
		columns: { sex: "female", nationality: ["TO", "WS"], controls: 5 },
		exploitationCountry: "FJ",
	});
	expect(together(one, [other, other]).kept).toEqual({
		...{ prs_PrimaryLanguage: "ton", prs_NumberOfChildren: "2", cco_CaseComment: "came at night\nseen before" },
	});
});

test("of two events none is made that never was", () => {
	const one = leaving({}, { hte_Type: "Exploitation", hte_Country: "FJ" });
	const other = leaving({}, { hte_Type: "Recruitment", hte_City: "Lima", hte_Description: "by a cousin" });
	expect(together(one, [other]).kept).toEqual({ ...one.kept, hte_Description: "by a cousin" });
	expect(together(leaving({}), [other]).kept).toEqual(other.kept);
});

test("a person without others leaves as before, and no field says a value twice", () => {
	const every = Object.fromEntries(htcdsFields.map(({ name, values }) => [name, values?.[0] ?? "invented"]));
	const one = leaving(every, every);
	expect(together(one, [])).toBe(one);
	const twice = together(one, [one]);
	expect([twice.identity, twice.kept]).toEqual([every, every]);
});

test("the industry follows from the sectors; what the file says stays while they agree", () => {
	const of = (...codes: Sector[]) => bitsOf(sectors, codes);
	const industries = htcdsFields.find(({ name }) => name === "vic_ForcedLabourIndustry")?.values ?? [];
	for (const sector of sectors) expect(["", ...industries]).toContain(industryFor(of(sector), ""));
	expect(industryFor(of("fishing"), "")).toBe("A_AgricultureForestryAndFishing");
	expect(industryFor(of("sexTrade", "begging", "unknown"), "")).toBe("");
	expect(industryFor(of("construction", "fishing"), "")).toBe("A_AgricultureForestryAndFishing");
	expect(industryFor(of("construction", "fishing"), "F_Construction")).toBe("F_Construction");
	expect(industryFor(of("domesticWork"), "F_Construction")).toBe("T_ActivitiesOfHouseholdsAsEmployers");
	expect(industryFor(0, "P_Education")).toBe("P_Education");
	expect(writeHtcds(leaving({}, {}, { sectors: of("garments") }))).toMatchObject({
		vic_ForcedLabourIndustry: "C_Manufacturing",
	});
});
