import {
	acpSources,
	acpStates,
	assistanceRegister,
	type Instrument,
	instruments,
	knownRegister,
	type Row,
	registerOf,
} from "@seamark/treaties";
import { describe, expect, test } from "vitest";
import { groundsByInstrument } from "./grounds.ts";
import { evaluate, type Question } from "./legal-basis.ts";

const smuggling: Question["offence"] = {
	protocol: "som",
	serious: "yes",
	transnational: "yes",
	organisedGroup: "yes",
	offenceThere: "yes",
};
const ask = (change: Partial<Question> = {}, offence: Partial<Question["offence"]> = {}): Question => ({
	requesting: "FJ",
	requested: "KI",
	day: "2020-05-01",
	...change,
	offence: { ...smuggling, ...offence },
});
const treaty: Instrument = {
	id: "fj-ki",
	name: "Treaty between Fiji and Kiribati",
	kind: "bilateral treaty",
	assistance: true,
	source: "invented",
};
const scheme: Instrument = { id: "scheme", name: "Scheme", kind: "arrangement", source: "invented" };
const withRows = (extra: Instrument[], rows: Row[]) =>
	registerOf(
		[...instruments, ...extra],
		[...acpSources, { document: "Own list", part: "1", asOf: "2026-01-01", rows }],
	);
const bothIn = (instrument: string): Row[] =>
	["FJ", "KI"].map((country) => ({ country, instrument, bound: "2019-01-01" }));

describe("18(7): a treaty that binds both comes first", () => {
	const register = withRows([treaty], bothIn("fj-ki"));
	test("its own provisions rule, and the Convention comes second", () => {
		const { best, bases, next } = evaluate(register, ask());
		expect(best).toMatchObject({
			instrument: "fj-ki",
			result: "applies",
			provisions: expect.stringContaining("instead of UNTOC 18(9) to (29)"),
		});
		expect(bases[1]).toMatchObject({
			instrument: "untoc",
			result: "applies",
			provisions: expect.stringContaining("if both sides agree (18(7))"),
		});
		expect(next).toBe(
			"Rest the request on Treaty between Fiji and Kiribati. If it fails there, the next is United Nations Convention against Transnational Organized Crime.",
		);
	});
	test("before it was in force the Convention rules as a whole", () => {
		expect(evaluate(register, ask({ day: "2018-05-01" })).best).toMatchObject({
			instrument: "untoc",
			provisions: "Art. 18 as a whole",
		});
	});
});

test("a treaty on something else is no basis, and one that may bind leaves 18(7) open", () => {
	const { assistance: _, ...other } = treaty;
	expect(evaluate(withRows([other], bothIn("fj-ki")), ask()).bases.map(({ instrument }) => instrument)).toEqual([
		"untoc",
	]);
	expect(evaluate(withRows([treaty], []), ask()).best).toMatchObject({
		instrument: "untoc",
		provisions: "Art. 18 as a whole, unless both States are bound by Treaty between Fiji and Kiribati (18(7))",
	});
});

describe("treaties and arrangements of regions", () => {
	const of = (requesting: string, requested: string) =>
		evaluate(assistanceRegister, ask({ requesting, requested, day: "2026-05-01" }));
	const open = (requesting: string, requested: string) =>
		of(requesting, requested)
			.bases.filter(({ instrument, result }) => result !== "does-not-apply" && instrument !== "untoc")
			.map(({ instrument }) => instrument);
	test("may apply between their members, and to nobody else", () => {
		expect(open("ZA", "BW")).toEqual(["sadc-mla", "harare-scheme"]);
		expect(open("FJ", "WS")).toEqual(["harare-scheme", "pif-model-law"]);
		expect(open("CM", "TD")).toEqual(["cemac-judicial"]);
		expect(open("ZA", "FJ")).toEqual(["harare-scheme"]);
		expect(open("DO", "HT")).toEqual([]);
	});
	test("have grounds of their own, each with its article; what nobody checked says so", () => {
		const [sadc] = of("ZA", "BW").bases.filter(({ instrument }) => instrument === "sadc-mla");
		expect(sadc?.grounds.map(({ id }) => id)).toContain("sadc-military-offence");
		expect(sadc?.grounds.every(({ article, checked }) => article.startsWith("SADC") && checked === false)).toBe(true);
		const all = Object.values(groundsByInstrument).flat();
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		for (const { id } of all) expect(id).toMatch(/^[a-z0-9-]{1,60}$/);
	});
	test("an entry that nobody checked is no yes", () => {
		const rows = bothIn("fj-ki");
		const list = { document: "A list", part: "1", asOf: "2026-01-01", rows, checked: false };
		const register = registerOf([...instruments, treaty], [...acpSources, list]);
		const [basis] = evaluate(register, ask()).bases.filter(({ instrument }) => instrument === "fj-ki");
		expect(basis).toMatchObject({
			result: "may-apply",
			steps: [{ sources: [/not checked/, /not checked/].map((one) => expect.stringMatching(one)) }],
		});
	});
});

describe("UNTOC", () => {
	test("applies where both are bound and the offence is in scope, and says why, rule by rule", () => {
		const { best } = evaluate(knownRegister, ask());
		expect(best).toMatchObject({ instrument: "untoc", result: "applies" });
		expect(best?.steps.map(({ article, answer }) => `${article}: ${answer}`)).toEqual([
			"party status: yes",
			"Art. 1(3) of the Protocol: yes",
			"Art. 3(2), 18(1): yes",
			"Art. 2(a), 18(1): yes",
		]);
		expect(best?.steps[0]?.sources).toEqual([
			expect.stringContaining("line 4233"),
			expect.stringContaining("line 4234"),
		]);
	});

	test.each<[string, Partial<Question>, Partial<Question["offence"]>, string]>([
		["one State alone (3(2))", {}, { transnational: "no" }, "does-not-apply"],
		["not said whether more than one State (3(2))", {}, { transnational: "unknown" }, "may-apply"],
		["no group (2(a))", {}, { organisedGroup: "no" }, "does-not-apply"],
		["less than four years, and no Protocol (2(b))", {}, { protocol: undefined, serious: "no" }, "does-not-apply"],
		["less than four years, under a Protocol that both have (1(3))", {}, { serious: "no" }, "applies"],
		[
			"under a Protocol that one side lacks, and serious",
			{ requested: "VU", day: "2016-05-01", requesting: "KI" },
			{ protocol: "som" },
			"applies",
		],
		[
			"under a Protocol that one side lacks, and not serious",
			{ requested: "VU", day: "2016-05-01", requesting: "KI" },
			{ protocol: "som", serious: "no" },
			"does-not-apply",
		],
		["a State that signed only", { requested: "CG" }, {}, "may-apply"],
		["a State without an entry", { requested: "TV" }, {}, "may-apply"],
		[
			"a State of which a source says that it is no party",
			{ requested: "PG", day: "2016-05-01", requesting: "KI" },
			{},
			"does-not-apply",
		],
		["before it was bound", { day: "2016-05-01" }, {}, "does-not-apply"],
	])("%s", (_what, change, offence, result) => {
		const { bases } = evaluate(knownRegister, ask(change, offence as Question["offence"]));
		expect(bases.find(({ instrument }) => instrument === "untoc")?.result).toBe(result);
	});

	test.each<[string, Partial<Question["offence"]>, string[]]>([
		["no offence there (18(9))", { offenceThere: "no" }, ["18(9)"]],
		["not known whether it is (18(9))", { offenceThere: "unknown" }, ["18(9)"]],
		["the age of a child differs (TIP 3(d))", { protocol: "tip", ageDiffers: "yes" }, ["18(9); TIP Art. 3(d)"]],
		["trafficking inside one State", { protocol: "tip", internalOnly: "yes" }, ["18(9)"]],
		["nothing", {}, []],
	])("says what may be held against it: %s", (_what, offence, articles) => {
		expect(evaluate(knownRegister, ask({}, offence)).best?.risks.map(({ article }) => article)).toEqual(articles);
	});
});

test("an arrangement is the next best, and says that it binds nobody", () => {
	const register = withRows([scheme], bothIn("scheme"));
	const { best, next } = evaluate(register, ask({}, { transnational: "no" }));
	expect(best).toMatchObject({ instrument: "scheme", provisions: expect.stringContaining("binds nobody") });
	expect(next).toBe("Rest the request on Scheme.");
});

test("without any basis the fast lane is offered; where something is unknown, it says what to find out", () => {
	expect(evaluate(knownRegister, ask({}, { transnational: "no" }))).toMatchObject({
		best: undefined,
		next: expect.stringContaining("fast lane"),
	});
	expect(evaluate(knownRegister, ask({ requested: "TV" })).next).toMatch(
		/may apply\. Find out first: Both States are bound/,
	);
});

test("every pair of the 80 States has an answer with a reason, and unknown is never no", () => {
	for (const { country: requesting } of acpStates)
		for (const { country: requested } of acpStates) {
			const { bases, next } = evaluate(knownRegister, ask({ requesting, requested }));
			expect(next).not.toBe("");
			for (const { steps, result } of bases)
				if (result === "does-not-apply") expect(steps.some(({ answer }) => answer === "no")).toBe(true);
		}
});
