import type { Actor } from "@seamark/auth";
import { encodeEvent, type GovernedRecordMessage } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";
import type { GovernedRecord } from "@seamark/policy";
import { facetsOf } from "./alert/facets.ts";
import { type AlertState, governed } from "./alert/state.ts";
import { asStored } from "./store/alerts.ts";

/** Every event of the alerts service is made here. */

const message = (record: GovernedRecord): GovernedRecordMessage => ({
	record: record.record,
	originatorAgency: record.originator.agency,
	originatorCountry: record.originator.country,
	topic: record.topic,
	ages: record.ages,
	lifeAtRisk: record.lifeAtRisk ?? false,
	handling: {
		tlp: record.handling.tlp,
		audience: {
			regions: [...record.handling.audience.regions],
			countries: [...record.handling.audience.countries],
			kinds: [...record.handling.audience.kinds],
			agencies: [...record.handling.audience.agencies],
			excluded: [...record.handling.audience.excluded],
		},
		useCodes: [...record.handling.use.codes],
		usePurposes: [...record.handling.use.purposes],
		expiresAt: record.handling.expiresAt ?? "",
	},
});

const facets = (alert: AlertState) => {
	const { kind, topic, urgency, countries, regions, route, exploitation } = facetsOf(alert);
	return {
		kind,
		topic,
		urgency,
		countries: [...countries],
		regions: [...regions],
		route: [...route],
		exploitation: [...exploitation],
		routeTold: true,
	};
};

const common = (alert: AlertState, actor: Actor) => ({
	alertId: alert.id,
	version: alert.version,
	actor,
	governed: message(governed(alert)),
	facets: facets(alert),
});

/** Anyone who follows the log in this process has the alert with it, and need not read it again. */
export const alertRaised = (alert: AlertState, actor: Actor): NewEvent => ({
	...encodeEvent("AlertRaised", alert.id, common(alert, actor)),
	version: alert.version,
	atHand: () => asStored(alert),
});

export const alertUpdated = (alert: AlertState, previous: AlertState, actor: Actor): NewEvent => ({
	...encodeEvent("AlertUpdated", alert.id, { ...common(alert, actor), previous: message(governed(previous)) }),
	version: alert.version,
});

export const alertRecalled = (alert: AlertState, actor: Actor): NewEvent => ({
	...encodeEvent("AlertRecalled", alert.id, common(alert, actor)),
	version: alert.version,
});

export const alertAcknowledged = (alert: AlertState, version: number, actor: Actor): NewEvent =>
	encodeEvent("AlertAcknowledged", alert.id, {
		alertId: alert.id,
		version,
		actor,
		recall: alert.status === "recalled" && version === alert.version,
	});

export const feedbackGiven = (alert: AlertState, feedbackId: string, use: string, actor: Actor): NewEvent =>
	encodeEvent("AlertFeedbackGiven", alert.id, { alertId: alert.id, version: alert.version, actor, feedbackId, use });

export const questionAsked = (alert: AlertState, questionId: string, actor: Actor): NewEvent =>
	encodeEvent("AlertQuestionAsked", alert.id, { alertId: alert.id, version: alert.version, actor, questionId });

export const questionAnswered = (
	alert: AlertState,
	answer: { questionId: string; answerId: string; toAll: boolean },
	actor: Actor,
): NewEvent =>
	encodeEvent("AlertQuestionAnswered", alert.id, { alertId: alert.id, version: alert.version, actor, ...answer });

/** Nobody acts here: time has passed. */
export const reminderDue = (alert: AlertState, step: number): NewEvent =>
	encodeEvent("AlertReminderDue", alert.id, { alertId: alert.id, version: alert.version, step });

/** The originator of `own` is told of `alert`. */
export const alertRelated = (alert: AlertState, own: AlertState, things: readonly string[]): NewEvent =>
	encodeEvent("AlertRelated", alert.id, {
		...{ alertId: alert.id, version: alert.version, toldAgency: own.originator.agency, ownAlertId: own.id },
		things: [...things],
	});

/** `host` is where its webhook leads, for the audit; without path and query, which may be secret. */
export const subscriptionChanged = (subscriptionId: string, change: string, actor: Actor, host = ""): NewEvent =>
	encodeEvent("SubscriptionChanged", subscriptionId, { subscriptionId, change, actor, host });
