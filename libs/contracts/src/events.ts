import * as access from "./generated/seamark/events/v1/access.ts";
import * as alerts from "./generated/seamark/events/v1/alerts.ts";
import * as assets from "./generated/seamark/events/v1/assets.ts";
import * as cases from "./generated/seamark/events/v1/cases.ts";
import type { Actor } from "./generated/seamark/events/v1/common.ts";
import * as identity from "./generated/seamark/events/v1/identity.ts";
import * as mla from "./generated/seamark/events/v1/mla.ts";
import * as vault from "./generated/seamark/events/v1/vault.ts";

/** Every event of the hub by its short name. The CloudEvents type is the full name of the protobuf message. */
const messages = {
	AlertRaised: alerts.AlertRaised,
	AlertUpdated: alerts.AlertUpdated,
	AlertRecalled: alerts.AlertRecalled,
	AlertAcknowledged: alerts.AlertAcknowledged,
	AlertFeedbackGiven: alerts.AlertFeedbackGiven,
	AlertQuestionAsked: alerts.AlertQuestionAsked,
	AlertQuestionAnswered: alerts.AlertQuestionAnswered,
	AlertReminderDue: alerts.AlertReminderDue,
	AlertRelated: alerts.AlertRelated,
	SubscriptionChanged: alerts.SubscriptionChanged,
	RecordsAccessed: access.RecordsAccessed,
	RecordChanged: access.RecordChanged,
	DeliveryOpened: access.DeliveryOpened,
	DeliveryProgressed: access.DeliveryProgressed,
	DeliveryClosed: access.DeliveryClosed,
	EntriesRedacted: access.EntriesRedacted,
	ReportReceived: cases.ReportReceived,
	ReportDue: cases.ReportDue,
	ReportTakenIn: cases.ReportTakenIn,
	ReportMerged: cases.ReportMerged,
	ReportDismissed: cases.ReportDismissed,
	CaseOpened: cases.CaseOpened,
	CaseRecordChanged: cases.CaseRecordChanged,
	CaseClosed: cases.CaseClosed,
	PersonAdded: cases.PersonAdded,
	PersonChanged: cases.PersonChanged,
	RoleChanged: cases.RoleChanged,
	PersonAssessed: cases.PersonAssessed,
	ClassificationChanged: cases.ClassificationChanged,
	IdentificationChanged: cases.IdentificationChanged,
	ScreeningRecorded: cases.ScreeningRecorded,
	ReferralSuggested: cases.ReferralSuggested,
	RemovalRecorded: cases.RemovalRecorded,
	ProtectionBreached: cases.ProtectionBreached,
	PersonsMerged: cases.PersonsMerged,
	MergeUndone: cases.MergeUndone,
	ImportFinished: cases.ImportFinished,
	YearlyReturnFrozen: cases.YearlyReturnFrozen,
	NationalTotalsReleased: cases.NationalTotalsReleased,
	TaskDue: cases.TaskDue,
	LinkLookedUp: cases.LinkLookedUp,
	SecondPersonAsked: cases.SecondPersonAsked,
	SecondPersonAnswered: cases.SecondPersonAnswered,
	DirectoryChanged: identity.DirectoryChanged,
	TokenIssued: identity.TokenIssued,
	TokenRefused: identity.TokenRefused,
	StatementSigned: identity.StatementSigned,
	OfficerSignedIn: identity.OfficerSignedIn,
	SignInEnded: identity.SignInEnded,
	StatementMade: mla.StatementMade,
	ReceiptGiven: mla.ReceiptGiven,
	LetterSent: mla.LetterSent,
	ParcelSentAgain: mla.ParcelSentAgain,
	CatchUpAsked: mla.CatchUpAsked,
	ParcelTaken: mla.ParcelTaken,
	AssistanceDue: mla.AssistanceDue,
	TracingFileOpened: assets.TracingFileOpened,
	TransfersLoaded: assets.TransfersLoaded,
	ValueBooked: assets.ValueBooked,
	RestraintEnding: assets.RestraintEnding,
	IdentitySealed: vault.IdentitySealed,
	IdentityOpened: vault.IdentityOpened,
	IdentityReleased: vault.IdentityReleased,
	IdentityErased: vault.IdentityErased,
} as const;

type Messages = typeof messages;
export type EventName = keyof Messages;
/** What the message of that name carries. */
export type EventPayload<N extends EventName> = ReturnType<Messages[N]["decode"]>;

const prefix = "seamark.events.v1.";

export const eventNames = Object.keys(messages) as EventName[];

/** `anonymous`: it says that an agency acted, and not who there. Nothing that leads to the person may be kept with it. */
type Encoded = { type: string; subject: string; data: Uint8Array; anonymous?: true };

/** Encodes a payload; the result is what a log entry takes. Missing fields take their protobuf defaults. */
export const encodeEvent = <N extends EventName>(
	name: N,
	subject: string,
	payload: Parameters<Messages[N]["fromPartial"]>[0],
): Encoded => {
	const message = messages[name] as unknown as {
		fromPartial(partial: unknown): { actor?: Actor };
		encode(value: unknown): { finish(): Uint8Array };
	};
	const whole = message.fromPartial(payload);
	const data = message.encode(whole).finish();
	return { type: prefix + name, subject, data, ...(isAnonymous(whole.actor) ? { anonymous: true } : {}) };
};

/** The nil UUID stands for a post where an id has to be named. */
const nobody = "00000000-0000-0000-0000-000000000000";
const isAnonymous = (actor: Actor | undefined): boolean =>
	actor !== undefined &&
	actor.agencyId !== "" &&
	actor.service === "" &&
	(actor.postId === "" || actor.postId === nobody);

/** A decoded event, told apart by `name`; `undefined` for a type that this release does not know. */
export type DecodedEvent = { [N in EventName]: { name: N; payload: EventPayload<N> } }[EventName];

export const decodeEvent = (event: { type: string; data: Uint8Array }): DecodedEvent | undefined => {
	const name = event.type.slice(prefix.length) as EventName;
	if (!event.type.startsWith(prefix) || !Object.hasOwn(messages, name)) return undefined;
	return { name, payload: messages[name].decode(event.data) } as DecodedEvent;
};
