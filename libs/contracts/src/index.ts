export {
	type DecodedEvent,
	decodeEvent,
	type EventName,
	type EventPayload,
	encodeEvent,
	eventNames,
} from "./events.ts";
export * as healthApi from "./generated/grpc/health/v1/health.ts";
export * as alertsApi from "./generated/seamark/alerts/v1/alerts.ts";
export * as sharedAlertsApi from "./generated/seamark/alerts/v1/shared.ts";
export * as casesApi from "./generated/seamark/cases/v1/cases.ts";
export * as accessEvents from "./generated/seamark/events/v1/access.ts";
export * as alertEvents from "./generated/seamark/events/v1/alerts.ts";
export * as caseEvents from "./generated/seamark/events/v1/cases.ts";
export type {
	Actor,
	GovernedRecord as GovernedRecordMessage,
	Principal as PrincipalMessage,
} from "./generated/seamark/events/v1/common.ts";
export * as identityEvents from "./generated/seamark/events/v1/identity.ts";
export * as mlaEvents from "./generated/seamark/events/v1/mla.ts";
export * as exchangeApi from "./generated/seamark/exchange/v1/exchange.ts";
export * as identityApi from "./generated/seamark/identity/v1/identity.ts";
export * as logApi from "./generated/seamark/log/v1/log.ts";
export * as mlaApi from "./generated/seamark/mla/v1/mla.ts";
export * as sharedThreadsApi from "./generated/seamark/mla/v1/shared.ts";
export * as vaultApi from "./generated/seamark/vault/v1/vault.ts";
export { type NamedParcel, parcelNamed } from "./parcel.ts";
export { typesWithRemoved, withoutRemoved } from "./without-removed.ts";
