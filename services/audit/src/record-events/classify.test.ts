import { type EventName, encodeEvent, eventNames } from "@seamark/contracts";
import { expect, test } from "vitest";
import { classify, readEvent } from "./classify.ts";

const actor = { agencyId: "agency", postId: "post", officerId: "officer", purpose: "analysis" };
const read = <N extends EventName>(name: N, payload: Parameters<typeof encodeEvent<N>>[2]) =>
	classify(readEvent(encodeEvent(name, "subject", payload)));
const access = (action: string, found = true) =>
	read("RecordsAccessed", { actor, action, record: "alert", recordIds: ["a", "b"], found });

test("every event of the hub has an action, a kind of record and an actor where it names one", () => {
	const seen = {
		AlertRaised: read("AlertRaised", { actor, alertId: "a" }),
		AlertUpdated: read("AlertUpdated", { actor, alertId: "a" }),
		AlertRecalled: read("AlertRecalled", { actor, alertId: "a" }),
		AlertAcknowledged: read("AlertAcknowledged", { actor, alertId: "a" }),
		AlertFeedbackGiven: read("AlertFeedbackGiven", { actor, alertId: "a" }),
		AlertQuestionAsked: read("AlertQuestionAsked", { actor, alertId: "a" }),
		AlertQuestionAnswered: read("AlertQuestionAnswered", { actor, alertId: "a" }),
		AlertReminderDue: read("AlertReminderDue", { alertId: "a", step: 1 }),
		AlertRelated: read("AlertRelated", { alertId: "a", toldAgency: "b", ownAlertId: "c", things: ["vessel"] }),
		SubscriptionChanged: read("SubscriptionChanged", { actor, subscriptionId: "s" }),
		RecordsAccessed: access("consultation"),
		RecordChanged: read("RecordChanged", { actor, record: "lantern", recordId: "l", change: "added", version: 1 }),
		DeliveryOpened: read("DeliveryOpened", { actor, streamId: "d" }),
		DeliveryProgressed: read("DeliveryProgressed", {
			ranges: [
				{ streamId: "d", toPosition: 1 },
				{ streamId: "e", toPosition: 1 },
			],
		}),
		DeliveryClosed: read("DeliveryClosed", { streamId: "d" }),
		EntriesRedacted: read("EntriesRedacted", { actor, entries: [{ seq: 7, sha256: "ab" }] }),
		ReportReceived: read("ReportReceived", { actor, reportId: "r" }),
		ReportDue: read("ReportDue", { reportId: "r" }),
		ReportTakenIn: read("ReportTakenIn", { actor, reportId: "r", caseId: "c" }),
		ReportMerged: read("ReportMerged", { actor, reportId: "r", caseId: "c" }),
		ReportDismissed: read("ReportDismissed", { actor, reportId: "r" }),
		CaseOpened: read("CaseOpened", { actor, caseId: "c" }),
		CaseRecordChanged: read("CaseRecordChanged", {
			actor,
			caseId: "c",
			record: "note",
			recordId: "n",
			change: "added",
		}),
		CaseClosed: read("CaseClosed", { actor, caseId: "c" }),
		PersonAdded: read("PersonAdded", { actor, personId: "p", caseId: "c" }),
		PersonChanged: read("PersonChanged", { actor, personId: "p", caseId: "c" }),
		RoleChanged: read("RoleChanged", { actor, personId: "p", caseId: "c" }),
		PersonAssessed: read("PersonAssessed", { actor, personId: "p", caseId: "c" }),
		ClassificationChanged: read("ClassificationChanged", { actor, personId: "p", caseId: "c" }),
		IdentificationChanged: read("IdentificationChanged", { actor, personId: "p", caseId: "c" }),
		ScreeningRecorded: read("ScreeningRecorded", { actor, personId: "p", caseId: "c" }),
		ReferralSuggested: read("ReferralSuggested", { actor, personId: "p", caseId: "c" }),
		RemovalRecorded: read("RemovalRecorded", { actor, personId: "p", caseId: "c" }),
		ProtectionBreached: read("ProtectionBreached", { actor, personId: "p", caseId: "c" }),
		PersonsMerged: read("PersonsMerged", { actor, mergeId: "m", keptId: "p", mergedId: "q" }),
		MergeUndone: read("MergeUndone", { actor, mergeId: "m", keptId: "p", mergedId: "q" }),
		ImportFinished: read("ImportFinished", { actor, importId: "i" }),
		YearlyReturnFrozen: read("YearlyReturnFrozen", { actor, year: 2025 }),
		NationalTotalsReleased: read("NationalTotalsReleased", { actor, country: "FJ", year: 2025 }),
		TaskDue: read("TaskDue", { taskId: "t", caseId: "c" }),
		LinkLookedUp: read("LinkLookedUp", { actor, kind: "phone" }),
		SecondPersonAsked: read("SecondPersonAsked", { actor, requestId: "r", record: "person", recordId: "p" }),
		SecondPersonAnswered: read("SecondPersonAnswered", { actor, requestId: "r", record: "case", recordId: "c" }),
		DirectoryChanged: read("DirectoryChanged", { actor, entity: "duty-post", entityId: "p" }),
		TokenIssued: read("TokenIssued", { actor, tokenId: "t" }),
		TokenRefused: read("TokenRefused", { clientId: "as claimed" }),
		StatementSigned: read("StatementSigned", { actor, sha256: ["ab"] }),
		OfficerSignedIn: read("OfficerSignedIn", { actor, signInId: "s" }),
		SignInEnded: read("SignInEnded", { actor, signInId: "s" }),
		StatementMade: read("StatementMade", { actor, threadId: "t" }),
		ReceiptGiven: read("ReceiptGiven", { actor, threadId: "t" }),
		LetterSent: read("LetterSent", { actor, threadId: "t" }),
		ParcelSentAgain: read("ParcelSentAgain", { actor, threadId: "t" }),
		CatchUpAsked: read("CatchUpAsked", { actor, threadId: "t" }),
		ParcelTaken: read("ParcelTaken", { actor, threadId: "t", kind: "letter" }),
		AssistanceDue: read("AssistanceDue", { actor, threadId: "t" }),
		TracingFileOpened: read("TracingFileOpened", { actor, fileId: "f", basis: "unit" }),
		TransfersLoaded: read("TransfersLoaded", { actor, fileId: "f", loadId: "l", rowsTaken: 1 }),
		ValueBooked: read("ValueBooked", { actor, fileId: "f", transactionId: "t", number: 1 }),
		RestraintEnding: read("RestraintEnding", { fileId: "f", propertyId: "p", days: 7 }),
		IdentitySealed: read("IdentitySealed", { actor, identityId: "i", caseId: "c" }),
		IdentityOpened: read("IdentityOpened", { actor, identityId: "i", caseId: "c" }),
		IdentityReleased: read("IdentityReleased", { actor, identityId: "i", caseId: "c", receiverId: "r" }),
		IdentityErased: read("IdentityErased", { actor, identityId: "i", caseId: "c" }),
	};
	expect(Object.keys(seen)).toEqual(eventNames);
	const who = { agency: "agency", post: "post", officer: "officer", purpose: "analysis" };
	const nobody = { agency: "", post: "", officer: "", purpose: "" };
	expect(seen).toEqual({
		AlertRaised: { ...who, action: "collection", record: "alert", recordIds: ["a"] },
		AlertUpdated: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertRecalled: { ...who, action: "erasure", record: "alert", recordIds: ["a"] },
		AlertAcknowledged: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertFeedbackGiven: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertQuestionAsked: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertQuestionAnswered: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertReminderDue: { ...nobody, action: "administration", record: "alert", recordIds: ["a"] },
		AlertRelated: { ...nobody, action: "administration", record: "alert", recordIds: ["a"] },
		SubscriptionChanged: { ...who, action: "administration", record: "subscription", recordIds: ["s"] },
		RecordsAccessed: { ...who, action: "consultation", record: "alert", recordIds: ["a", "b"] },
		RecordChanged: { ...who, action: "collection", record: "lantern", recordIds: ["l"] },
		DeliveryOpened: { ...who, action: "disclosure", record: "delivery", recordIds: ["d"] },
		DeliveryProgressed: { ...nobody, action: "disclosure", record: "delivery", recordIds: ["d", "e"] },
		DeliveryClosed: { ...nobody, action: "disclosure", record: "delivery", recordIds: ["d"] },
		EntriesRedacted: { ...who, action: "erasure", record: "audit-entry", recordIds: ["7:ab"] },
		ReportReceived: { ...who, action: "collection", record: "report", recordIds: ["r"] },
		ReportTakenIn: { ...who, action: "alteration", record: "report", recordIds: ["r", "c"] },
		ReportMerged: { ...who, action: "alteration", record: "report", recordIds: ["r", "c"] },
		ReportDismissed: { ...who, action: "alteration", record: "report", recordIds: ["r"] },
		CaseOpened: { ...who, action: "collection", record: "case", recordIds: ["c"] },
		CaseRecordChanged: { ...who, action: "collection", record: "note", recordIds: ["n", "c"] },
		CaseClosed: { ...who, action: "alteration", record: "case", recordIds: ["c"] },
		PersonAdded: { ...who, action: "collection", record: "person", recordIds: ["p", "c"] },
		PersonChanged: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		RoleChanged: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		PersonAssessed: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		ClassificationChanged: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		IdentificationChanged: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		ScreeningRecorded: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		ReferralSuggested: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		RemovalRecorded: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		ProtectionBreached: { ...who, action: "alteration", record: "person", recordIds: ["p", "c"] },
		PersonsMerged: { ...who, action: "alteration", record: "person", recordIds: ["p", "q"] },
		MergeUndone: { ...who, action: "alteration", record: "person", recordIds: ["p", "q"] },
		ImportFinished: { ...who, action: "collection", record: "import", recordIds: ["i"] },
		YearlyReturnFrozen: { ...who, action: "export", record: "yearly-return", recordIds: [] },
		NationalTotalsReleased: { ...who, action: "export", record: "national-totals", recordIds: [] },
		ReportDue: { ...nobody, action: "alteration", record: "report", recordIds: ["r"] },
		TaskDue: { ...nobody, action: "alteration", record: "task", recordIds: ["t", "c"] },
		LinkLookedUp: { ...who, action: "consultation", record: "link", recordIds: [] },
		SecondPersonAsked: { ...who, action: "alteration", record: "person", recordIds: ["p", "r"] },
		SecondPersonAnswered: { ...who, action: "alteration", record: "case", recordIds: ["c", "r"] },
		DirectoryChanged: { ...who, action: "administration", record: "duty-post", recordIds: ["p"] },
		TokenIssued: { ...who, action: "authentication", record: "token", recordIds: ["t"] },
		OfficerSignedIn: { ...who, action: "authentication", record: "sign-in", recordIds: ["s"] },
		SignInEnded: { ...who, action: "authentication", record: "sign-in", recordIds: ["s"] },
		TokenRefused: { ...nobody, action: "authentication", record: "token", recordIds: [] },
		StatementSigned: { ...who, action: "alteration", record: "statement", recordIds: ["ab"] },
		StatementMade: { ...who, action: "alteration", record: "mla-request", recordIds: ["t"] },
		ReceiptGiven: { ...who, action: "alteration", record: "mla-request", recordIds: ["t"] },
		LetterSent: { ...who, action: "disclosure", record: "mla-letter", recordIds: ["t"] },
		ParcelSentAgain: { ...who, action: "alteration", record: "mla-request", recordIds: ["t"] },
		CatchUpAsked: { ...who, action: "alteration", record: "mla-request", recordIds: ["t"] },
		ParcelTaken: { ...who, action: "collection", record: "mla-letter", recordIds: ["t"] },
		AssistanceDue: { ...who, action: "alteration", record: "mla-request", recordIds: ["t"] },
		TracingFileOpened: { ...who, action: "collection", record: "tracing-file", recordIds: ["f"] },
		TransfersLoaded: { ...who, action: "collection", record: "tracing-file", recordIds: ["f", "l"] },
		RestraintEnding: { ...nobody, action: "alteration", record: "tracing-file", recordIds: ["f", "p"] },
		ValueBooked: { ...who, action: "collection", record: "tracing-file", recordIds: ["f", "t"] },
		IdentitySealed: { ...who, action: "collection", record: "identity", recordIds: ["i"] },
		IdentityReleased: { ...who, action: "disclosure", record: "identity", recordIds: ["i"] },
		IdentityOpened: { ...who, action: "consultation", record: "identity", recordIds: ["i"] },
		IdentityErased: { ...who, action: "erasure", record: "identity", recordIds: ["i"] },
	});
});

test.each(["consultation", "disclosure", "export"])("a %s that found nothing is an attempt", (action) => {
	expect(access(action).action).toBe(action);
	expect(access(action, false).action).toBe("attempt");
});

test("what cannot be understood is kept as unknown", () => {
	const unknown = { agency: "", post: "", officer: "", purpose: "", action: "unknown", record: "", recordIds: [] };
	expect(classify(readEvent({ type: "seamark.events.v1.Later", data: new Uint8Array() }))).toEqual(unknown);
	expect(classify(readEvent({ type: "seamark.events.v1.AlertRaised", data: new Uint8Array([0xff, 0xff]) }))).toEqual(
		unknown,
	);
	expect(access("peeking").action).toBe("unknown");
});

test("a NUL, which the database cannot hold, keeps no event out", () => {
	const { agency, recordIds } = read("AlertRaised", { actor: { agencyId: "a\u0000b" }, alertId: "\u0000" });
	expect([agency, ...recordIds]).toEqual(["a\ufffdb", "\ufffd"]);
});
