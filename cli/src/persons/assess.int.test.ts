import { describe, expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { answer, problem } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const stage = openStage();
const { loggedIn, file } = stage;
const bodies = (route: string) =>
	(stage.hub?.of(route) ?? []).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

describe("an assessment", () => {
	const assessment = {
		classification: "undetermined",
		byProtocol: { classification: "trafficking" },
		explanation: [
			{
				rule: "R2",
				says: "ageDecides",
				read: { child: "unknown", act: "met" },
				sentence: "The answer depends on the age.\u202egnihton",
				law: ["Trafficking Protocol, Art. 3(c)"],
			},
			{ rule: "R9", says: "purposeSuffices", read: { purpose: "met" } },
		],
		missing: [{ question: "age", decides: ["trafficking"], indicators: ["B2"], seen: ["adolescent girl"] }],
		jurisdiction: "VU",
		rulesVersion: "1",
	};
	const person = { id: id(3), pseudonym: "P-AB12", version: 3, roles: ["suspectedVictim"], protectedAs: ["victim"] };

	it("is explained rule by rule, with what is missing, and changes the version that was read", async () => {
		await loggedIn({
			[`GET /persons/${id(3)}`]: (_request, response) => answer(response, 200, { ...person, version: 2 }),
			[`POST /persons/${id(3)}/assessments`]: (_request, response) => answer(response, 200, { person, assessment }),
		});
		const { code, stdout } = await run(stage.home, [
			...["person", "assess", id(3), "--met", "act=recruitment", "--met", "purpose"],
			...["--on", "statementOfPerson:firstHand"],
		]);
		expect(code).toBe(0);
		expect(bodies(`POST /persons/${id(3)}/assessments`)).toEqual([
			{
				expectedVersion: 2,
				facts: {
					elements: {
						act: {
							value: "met",
							forms: ["recruitment"],
							evidence: [{ kind: "statementOfPerson", note: "firstHand" }],
						},
						purpose: { value: "met", evidence: [{ kind: "statementOfPerson", note: "firstHand" }] },
					},
				},
			},
		]);
		expect(stdout).toContain("Not settled yet  (law: VU, rules 1)");
		expect(stdout).toContain("Under the Protocols: trafficking.");
		expect(stdout).toContain("R2   The answer depends on the age.<U+202E>gnihton");
		expect(stdout).toContain("child: not known, act: yes");
		expect(stdout).toContain("R9   purpose suffices");
		expect(stdout).toContain("- the age at the time of the act (for trafficking); observed: adolescent girl");
		expect(stdout).toContain("Assessed P-AB12: suspected victim, protected as victim.");
	});

	it("that rests on a forbidden ground is refused with what it teaches", async () => {
		await loggedIn({
			[`POST /persons/${id(3)}/assessments`]: (_request, response) =>
				problem(response, 422, "FORBIDDEN_GROUND", { faults: [{ at: "/facts/elements/gender", message: "Men too." }] }),
		});
		const facts = await file("facts.json", { elements: { gender: { value: "met" } } });
		const { code, stderr } = await run(stage.home, ["person", "assess", id(3), facts, "--person-version", "2"]);
		expect(code).toBe(1);
		expect(stderr).toContain("/facts/elements/gender: Men too.");
	});
});
