import type { HttpServer } from "@seamark/http";
import { beginEnrolment } from "../begin-enrolment/route.ts";
import { beginSignIn } from "../begin-sign-in/route.ts";
import { endSignInRoute } from "../end-sign-in/route.ts";
import { finishEnrolmentRoute } from "../finish-enrolment/route.ts";
import type { Identity } from "../identity.ts";
import { officerSignInRoute } from "../officer-sign-in/route.ts";

/** What is asked before anybody is known: by code, by passkey, and to end it. */
export const signInRoutes = (app: HttpServer, identity: Identity): void => {
	for (const put of [beginEnrolment, finishEnrolmentRoute, beginSignIn, officerSignInRoute, endSignInRoute])
		put(app, identity);
};
