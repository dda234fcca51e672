export {
	type Asking,
	type Authenticate,
	type ClientOptions,
	createClient,
	type HubClient,
	uploaded,
} from "./client.ts";
export { failureOf, NoAnswer, NoHub, type Problem, Refused } from "./failures.ts";
export { type Failure, reconnectDelay, retryDelay } from "./retry.ts";
export { type ServiceName, serviceOf } from "./services.ts";
export { type Answer, type Body, given, type Item, type Operation, type Query } from "./shapes.ts";
