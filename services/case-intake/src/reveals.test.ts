import { beyondScope, type Reveals, revealedBy } from "@seamark/service/testing";
import { expect, test } from "vitest";
import type { Deps } from "./deps.ts";
import { caseIntakeRoutes } from "./routes.ts";

type Scopes = Reveals[string];
const cases: Scopes = ["cases:read", "cases:write"];
const reading: Scopes = ["cases:read"];
const reported: Scopes = ["reports:takeIn", "cases:read", "cases:write"];
const imports: Scopes = ["cases:import"];
const lookUps: Scopes = ["links:lookUp"];
const counts: Scopes = ["statistics:read"];

const named = (scopes: Scopes, names: string): Reveals =>
	Object.fromEntries(names.split(" ").map((name) => [name, scopes]));

/**
 * Everything that an answer of this service names, by what it reveals. A new name fails until somebody says what it reveals: the scope
 * of an operation follows from its answer, and not from its address.
 */
const reveals: Reveals = {
	// By itself it reveals nothing: a form, a code, a time, an id of what the caller named.
	...named(
		[],
		`id items version kind status type name label choices record description n at more size sha256 key reason reasons score edition
		rulesVersion threshold definedAt byPost savedAt value from to country changedAt question q how moved until basis message complete`.replace(
			/\s+/g,
			" ",
		),
	),
	// Who somebody is.
	...named(reading, "identity names birth documents phones contacts parts script number text"),
	...named(reading, "asked found field grounds likeness"),
	// A case: that there is one, and what is in it.
	...named(
		cases,
		`caseId caseReference reference title summary jurisdiction custom erasedAt openedAt openedByPost closedAt closeReason erased files added
		note recordedAt occurredFrom occurredTo charges attachments notes incidents events route legs entityId
		addedAt mediaType stage stages reachedOn offence statute chargedOn company companyId liability laterMoreLenient limits sentence records amount compensation currency fine imprisonmentMonths life measures suspendedMonths`.replace(
			/\s+/g,
			" ",
		),
	),
	...named(
		reading,
		`confirmedVictims byClassification byIdentification byRole mode carrier departedFrom departedTo fromCountry fromPlace toPlace
		personsFound linkedAt excluded shares writtenAt criteria openedFrom openedTo personField reports cases`.replace(
			/\s+/g,
			" ",
		),
	),
	// A draft of an alert out of a case.
	...named(
		reading,
		`draft audience countries forms grading handling information leftOut modusOperandi observed scheme source subjects tlp topic`.replace(
			/\s+/g,
			" ",
		),
	),
	// A person of a case, under a pseudonym.
	...named(
		cases,
		`personId pseudonym person role roles unrelatedBy breaches ageBand citizen classification controls duration exploitationCountry flags heldCountry
		identification mergedInto protectedAs recruiters sectors fee paid services level suspicion ground relation reopened returned screening screeningOutcome happenedOn
		toCountry assessment assessmentVersion explanation indicators byProtocol decides law laws acted missing child rule says seen smuggling trafficking
		createdAt keptId keptVersion mergedId mergedVersion`.replace(/\s+/g, " "),
	),
	...named(reading, "screeningReopened elements evidence facts result mergedAt undoneAt undoneByPost reportId"),
	// What is to be done in a case.
	...named(cases, "dueOn late endedAt"),
	// A report, to the desk that takes it in; what the reporter learns is the receipt.
	...named(
		reported,
		`report content inShort observations occurred personsSeen childrenSeen narrative things ofProtectedPerson coded qualifier seenAs sex age
		nationality identified callerCategory channel urgency formVersion place persons links takenAt takenByPost dismissReason duplicates index
		unlinked waiting overdue minutesLeft dueAt timeliness settledInTime settledLate`.replace(/\s+/g, " "),
	),
	// That something was erased, when, by whom and why; `at` and `reason` by themselves say nothing.
	...named(reported, "erasure"),
	...named([], "confirmedByPost words"),
	...named(reported, "passedBy passedTo passedOnAt toAgency"),
	...named(["reports:submit", ...reported], "receipt capturedAt receivedAt"),
	...named([...reported, ...lookUps], "fromAgency fromPost"),
	...named([...cases, ...imports], "outcome read"),
	...named(imports, "import rows row column faults refused taken settled startedAt cause"),
	...named(lookUps, "hit ask agencyId post alarm"),
	...named([...cases, ...lookUps], "postId"),
	...named([...reported, ...lookUps], "agency"),
	...named([...lookUps, ...cases], "askedAt purpose"),
	// What two officers are asked to do, without who anybody is.
	...named(
		cases,
		"state deed of about alone askedByOfficer askedByPost answerBy answeredByOfficer answeredAt answerReason endsAt",
	),
	// The register of convicted persons: what a charge says, and whether it is found.
	...named(["convictions:search"], "chargeId court courtCountry counts decidedOn appeal spentOn agrees"),
	...named(counts, "tables counters chargedOffences chargedCompanies companySanctions frozenAt"),
	...named([...counts, "statistics:national"], "year"),
	...named(["statistics:national"], "releasedAt"),
};

/** Right all the same, each with its reason. */
const allowed: Record<string, string> = {
	"read-report: caseId": "null without cases:read",
	"read-report: cases": "empty without cases:read",
	"read-report: reference": "in the cases, which are empty without cases:read",
	"read-report: shares": "in the cases, which are empty without cases:read",
	"take-in-report: caseId": "of the case that it opens",
	"take-in-report: reference": "of the case that it opens",
	"merge-report: caseId": "the caller names it",
	"merge-report: reference": "of the case that the caller names, and puts the report to",
};

const operations = revealedBy((api) =>
	caseIntakeRoutes(api, { context: {}, directory: {}, vault: {}, digests: {} } as unknown as Deps),
);

test("no answer reveals what the scopes of its operation do not cover", () => {
	expect(operations.length).toBeGreaterThan(60);
	expect(beyondScope(operations, reveals, allowed)).toEqual([]);
	// What is allowed is there, and would be found.
	const found = beyondScope(operations, reveals);
	expect(Object.keys(allowed).filter((one) => !found.includes(one))).toEqual([]);
});
