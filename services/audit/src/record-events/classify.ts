import { vouchFor } from "@seamark/audit-chain";
import { type Actor, type DecodedEvent, decodeEvent } from "@seamark/contracts";

/** What the audit says of an event. Texts are empty where the event does not tell. */
export type Classified = {
	agency: string;
	post: string;
	officer: string;
	purpose: string;
	action: Action;
	record: string;
	recordIds: readonly string[];
};

/** `undefined` for an event of a type that this release does not know, or that does not decode. */
export const readEvent = (event: { type: string; data: Uint8Array }): DecodedEvent | undefined => {
	try {
		return decodeEvent(event);
	} catch {
		return undefined;
	}
};

/** Every action that an entry can have. */
export const actions = [
	"collection",
	"consultation",
	"disclosure",
	"export",
	"alteration",
	"erasure",
	"attempt",
	"authentication",
	"administration",
	"unknown",
] as const;
type Action = (typeof actions)[number];

const accesses = ["consultation", "disclosure", "export", "alteration"] as const;

/** What kind of doing an event is (the actions of ISO 27799 and of Directive (EU) 2016/680, article 25), by whom, on what. */
export const classify = (event: DecodedEvent | undefined): Classified => {
	if (!event) return entry(undefined, "unknown", "", []);
	const { name, payload } = event;
	switch (name) {
		case "AlertRaised":
			return entry(payload.actor, "collection", "alert", [payload.alertId]);
		case "AlertUpdated":
		case "AlertAcknowledged":
		case "AlertFeedbackGiven":
		case "AlertQuestionAsked":
		case "AlertQuestionAnswered":
			return entry(payload.actor, "alteration", "alert", [payload.alertId]);
		case "AlertReminderDue":
		case "AlertRelated":
			return entry(undefined, "administration", "alert", [payload.alertId]);
		case "AlertRecalled":
			return entry(payload.actor, "erasure", "alert", [payload.alertId]);
		case "RecordsAccessed":
			return entry(payload.actor, accessOf(payload), payload.record, payload.recordIds);
		case "RecordChanged":
			return entry(payload.actor, changeOf(payload.change), payload.record, [payload.recordId]);
		case "ReportReceived":
			return entry(payload.actor, "collection", "report", [payload.reportId]);
		case "ReportTakenIn":
		case "ReportMerged":
			return entry(payload.actor, "alteration", "report", [payload.reportId, payload.caseId]);
		case "ReportDismissed":
			return entry(payload.actor, "alteration", "report", [payload.reportId]);
		case "CaseOpened":
			return entry(payload.actor, "collection", "case", [payload.caseId]);
		case "CaseClosed":
			return entry(payload.actor, "alteration", "case", [payload.caseId]);
		case "CaseRecordChanged":
			return entry(payload.actor, changeOf(payload.change), payload.record, named(payload.recordId, payload.caseId));
		case "PersonAdded":
			return entry(payload.actor, "collection", "person", named(payload.personId, payload.caseId));
		case "PersonChanged":
		case "RoleChanged":
		case "PersonAssessed":
		case "ClassificationChanged":
		case "IdentificationChanged":
		case "ScreeningRecorded":
		case "ReferralSuggested":
		case "RemovalRecorded":
		case "ProtectionBreached":
			return entry(payload.actor, "alteration", "person", named(payload.personId, payload.caseId));
		case "SecondPersonAsked":
		case "SecondPersonAnswered":
			return entry(payload.actor, "alteration", payload.record, [payload.recordId, payload.requestId]);
		case "PersonsMerged":
		case "MergeUndone":
			return entry(payload.actor, "alteration", "person", [payload.keptId, payload.mergedId]);
		case "ImportFinished":
			return entry(payload.actor, "collection", "import", [payload.importId]);
		case "YearlyReturnFrozen":
			return entry(payload.actor, "export", "yearly-return", []);
		case "ReportDue":
			return entry(undefined, "alteration", "report", [payload.reportId]);
		case "TaskDue":
			return entry(undefined, "alteration", "task", [payload.taskId, payload.caseId]);
		case "NationalTotalsReleased":
			return entry(payload.actor, "export", "national-totals", []);
		case "LinkLookedUp":
			return entry(payload.actor, "consultation", "link", []);
		case "SubscriptionChanged":
			return entry(payload.actor, "administration", "subscription", [payload.subscriptionId]);
		case "EntriesRedacted":
			return entry(payload.actor, "erasure", "audit-entry", payload.entries.map(vouchFor));
		case "DeliveryOpened":
			return entry(payload.actor, "disclosure", "delivery", [payload.streamId]);
		case "DeliveryProgressed":
			return entry(
				undefined,
				"disclosure",
				"delivery",
				payload.ranges.map((range) => range.streamId),
			);
		case "DeliveryClosed":
			return entry(undefined, "disclosure", "delivery", [payload.streamId]);
		case "DirectoryChanged":
			return entry(payload.actor, "administration", payload.entity, [payload.entityId]);
		case "IdentitySealed":
			return entry(payload.actor, payload.version > 1 ? "alteration" : "collection", "identity", [payload.identityId]);
		case "IdentityOpened":
			return entry(payload.actor, "consultation", "identity", [payload.identityId]);
		case "IdentityReleased":
			return entry(payload.actor, "disclosure", "identity", [payload.identityId]);
		case "IdentityErased":
			return entry(payload.actor, "erasure", "identity", [payload.identityId]);
		case "StatementSigned":
			return entry(payload.actor, "alteration", "statement", payload.sha256);
		case "StatementMade":
		case "ReceiptGiven":
		case "ParcelSentAgain":
		case "CatchUpAsked":
		case "AssistanceDue":
			return entry(payload.actor, "alteration", "mla-request", [payload.threadId]);
		case "LetterSent":
			return entry(payload.actor, "disclosure", "mla-letter", [payload.threadId]);
		case "ParcelTaken":
			return entry(payload.actor, "collection", payload.kind === "letter" ? "mla-letter" : "mla-request", [
				payload.threadId,
			]);
		case "TracingFileOpened":
			return entry(payload.actor, "collection", "tracing-file", [payload.fileId]);
		case "TransfersLoaded":
			return entry(payload.actor, "collection", "tracing-file", [payload.fileId, payload.loadId]);
		case "RestraintEnding":
			return entry(undefined, "alteration", "tracing-file", [payload.fileId, payload.propertyId]);
		case "ValueBooked":
			return entry(payload.actor, "collection", "tracing-file", [payload.fileId, payload.transactionId]);
		case "TokenIssued":
			return entry(payload.actor, "authentication", "token", [payload.tokenId]);
		case "OfficerSignedIn":
		case "SignInEnded":
			return entry(payload.actor, "authentication", "sign-in", [payload.signInId]);
		case "TokenRefused":
			return entry(undefined, "authentication", "token", []);
	}
};

const changeOf = (change: string): Action =>
	change === "added" ? "collection" : change === "removed" ? "erasure" : "alteration";

const named = (...ids: readonly string[]): string[] => ids.filter((id) => id !== "");

/** Nothing was read when the record was refused or does not exist; that someone tried is kept under its own name. */
const accessOf = ({ action, found }: { action: string; found: boolean }): Action => {
	const access = accesses.find((one) => one === action) ?? "unknown";
	return found ? access : "attempt";
};

const entry = (actor: Actor | undefined, action: Action, record: string, recordIds: readonly string[]): Classified => ({
	agency: plainText(actor?.agencyId ?? ""),
	post: plainText(actor?.postId ?? ""),
	officer: plainText(actor?.officerId ?? ""),
	purpose: plainText(actor?.purpose ?? ""),
	action,
	record: plainText(record),
	recordIds: [...new Set(recordIds.map(plainText))],
});

/** The database cannot hold NUL in text, and no event may be kept out for it; its payload is kept as it came. */
export const plainText = (value: string): string => value.replaceAll("\u0000", "\ufffd");
