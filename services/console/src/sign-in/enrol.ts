import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { own, Text } from "./own.ts";

const code = { firstHalf: Text(20), secondHalf: Text(20) };
const passkey = object({ id: Text(1_400), clientData: Text(4_000), attestation: Text(16_000) });

/** Enrolling a passkey: the console hands on, and identity decides. */
export const enrolRoutes = (app: HttpServer, { hub }: Console): void => {
	own(app, {
		method: "POST",
		url: "/console/enrol/begin",
		body: object(code),
		handle: (body) => askHub(hub, "/enrolments/begin", body),
	});
	own(app, {
		method: "POST",
		url: "/console/enrol/finish",
		body: object({ ...code, passkey }),
		handle: (body) => askHub(hub, "/enrolments/finish", body),
	});
};
