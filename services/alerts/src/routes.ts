import type { Operations } from "@seamark/service";
import { acknowledgeAlert } from "./acknowledge-alert/route.ts";
import { confirmWebhook } from "./confirm-webhook/route.ts";
import type { Reach } from "./deliver-webhooks/post.ts";
import type { Deps } from "./deps.ts";
import { exportAlert } from "./export-alert/route.ts";
import { exportAlerts } from "./export-alerts/route.ts";
import type { Feed } from "./follow-feed/feed.ts";
import { followFeed } from "./follow-feed/route.ts";
import { foreseeReach } from "./foresee-reach/route.ts";
import { giveFeedback } from "./give-feedback/route.ts";
import { importStix } from "./import-stix/route.ts";
import { keepPlace } from "./keep-place/route.ts";
import { listAlerts } from "./list-alerts/route.ts";
import { listDeadLetters } from "./list-dead-letters/route.ts";
import { listSubscriptions } from "./list-subscriptions/route.ts";
import { raiseAlert } from "./raise-alert/route.ts";
import { readAcknowledgements } from "./read-acknowledgements/route.ts";
import { readAlert } from "./read-alert/route.ts";
import { readFeedback } from "./read-feedback/route.ts";
import { readReach } from "./read-reach/route.ts";
import { recallAlert } from "./recall-alert/route.ts";
import { redeliver } from "./redeliver/route.ts";
import { removeSubscription } from "./remove-subscription/route.ts";
import { rotateSecret } from "./rotate-secret/route.ts";
import { saveSubscription } from "./save-subscription/route.ts";
import { updateAlert } from "./update-alert/route.ts";

/** Every HTTP operation of the alerts service. */
export const alertsRoutes = (api: Operations, deps: Deps, { feed, reach }: { feed: Feed; reach: Reach }): void => {
	foreseeReach(api, deps);
	raiseAlert(api, deps);
	updateAlert(api, deps);
	recallAlert(api);
	listAlerts(api, deps);
	readAlert(api);
	readReach(api, deps);
	acknowledgeAlert(api);
	readAcknowledgements(api, deps);
	giveFeedback(api, deps);
	readFeedback(api, deps);

	followFeed(api, deps, feed);
	keepPlace(api, deps);
	saveSubscription(api, deps, reach);
	listSubscriptions(api);
	confirmWebhook(api);
	removeSubscription(api);
	rotateSecret(api, deps);
	listDeadLetters(api, deps);
	redeliver(api);

	importStix(api, deps);
	exportAlert(api, deps);
	exportAlerts(api, deps);
};
