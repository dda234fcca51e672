import type { HttpServer } from "@seamark/http";
import { approveDeviceRoute } from "../approve-device/route.ts";
import { askDeviceRoute } from "../ask-device/route.ts";
import { beginConfirmation } from "../begin-confirmation/route.ts";
import { beginDevice } from "../begin-device/route.ts";
import { beginEnrolment } from "../begin-enrolment/route.ts";
import { beginProviderSignIn } from "../begin-provider-sign-in/route.ts";
import { beginSignIn } from "../begin-sign-in/route.ts";
import { confirmRequestRoute } from "../confirm-request/route.ts";
import { endSignInRoute } from "../end-sign-in/route.ts";
import { finishEnrolmentRoute } from "../finish-enrolment/route.ts";
import type { Identity } from "../identity.ts";
import { officerSignInRoute } from "../officer-sign-in/route.ts";
import { pollDeviceRoute } from "../poll-device/route.ts";
import { providerSignInRoute } from "../provider-sign-in/route.ts";

/** What is asked before anybody is known: by code, by passkey, at the agency's own provider, to confirm, and to end it. */
export const signInRoutes = (app: HttpServer, identity: Identity): void => {
	for (const put of [
		beginEnrolment,
		finishEnrolmentRoute,
		beginSignIn,
		officerSignInRoute,
		beginProviderSignIn,
		providerSignInRoute,
		beginConfirmation,
		confirmRequestRoute,
		endSignInRoute,
		askDeviceRoute,
		beginDevice,
		approveDeviceRoute,
		pollDeviceRoute,
	])
		put(app, identity);
};
