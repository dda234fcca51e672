import type { HttpServer } from "@seamark/http";
import { addAttachmentRoute } from "./add-attachment/route.ts";
import { addPersonRoute } from "./add-person/route.ts";
import { assessPersonRoute } from "./assess-person/route.ts";
import { changeRoleRoute } from "./change-role/route.ts";
import { chargePersonRoute } from "./charge-person/route.ts";
import { closeCaseRoute } from "./close-case/route.ts";
import { correctNoteRoute } from "./correct-note/route.ts";
import { defineFieldRoutes } from "./define-field/route.ts";
import type { Deps } from "./deps.ts";
import { draftAlertRoute } from "./draft-alert/route.ts";
import { eraseIdentityRoute } from "./erase-identity/route.ts";
import { exportHtcdsRoute } from "./export-htcds/route.ts";
import { findDuplicatesRoutes } from "./find-duplicates/route.ts";
import { importRoutes } from "./import-records/route.ts";
import { linkEntityRoutes } from "./link-entity/route.ts";
import { listAttachmentsRoute } from "./list-attachments/route.ts";
import { listCasesRoute } from "./list-cases/route.ts";
import { listChargesRoutes } from "./list-charges/route.ts";
import { listLinksRoutes } from "./list-links/route.ts";
import { listNotesRoutes } from "./list-notes/route.ts";
import { listPersonsRoute } from "./list-persons/route.ts";
import { lookUpRoutes } from "./look-up/route.ts";
import { mergePersonsRoutes } from "./merge-persons/route.ts";
import { openCaseRoute } from "./open-case/route.ts";
import { readAcknowledgementRoute } from "./read-acknowledgement/route.ts";
import { readAssessmentsRoute } from "./read-assessments/route.ts";
import { readAttachmentRoute } from "./read-attachment/route.ts";
import { readCaseRoute } from "./read-case/route.ts";
import { readIdentityRoute } from "./read-identity/route.ts";
import { readIntakeQueueRoute } from "./read-intake-queue/route.ts";
import { readPersonRoute } from "./read-person/route.ts";
import { readReportRoute } from "./read-report/route.ts";
import { recordCourtStageRoute } from "./record-court-stage/route.ts";
import { recordEventRoute } from "./record-event/route.ts";
import { recordIdentificationRoute } from "./record-identification/route.ts";
import { recordIncidentRoute } from "./record-incident/route.ts";
import { recordReturnRoute } from "./record-return/route.ts";
import { recordScreeningRoute } from "./record-screening/route.ts";
import { saveSearchRoutes } from "./save-search/route.ts";
import { setFieldsRoutes } from "./set-fields/route.ts";
import { setFlagsRoute } from "./set-flags/route.ts";
import { setRouteRoute } from "./set-route/route.ts";
import { statisticsRoute } from "./statistics/route.ts";
import { submitReportRoutes } from "./submit-report/route.ts";
import { takeInReportRoutes } from "./take-in-report/route.ts";
import { updateCaseRoute } from "./update-case/route.ts";
import { updatePersonRoute } from "./update-person/route.ts";
import { writeNoteRoute } from "./write-note/route.ts";
import { yearlyReturnRoutes } from "./yearly-return/route.ts";

/** Every HTTP operation of case intake, in the order of the work. */
export const caseIntakeRoutes = (app: HttpServer, deps: Deps): void => {
	submitReportRoutes(app, deps);
	readAcknowledgementRoute(app, deps);
	readIntakeQueueRoute(app, deps);
	readReportRoute(app, deps);
	takeInReportRoutes(app, deps);

	openCaseRoute(app, deps);
	listCasesRoute(app, deps);
	readCaseRoute(app, deps);
	updateCaseRoute(app, deps);
	recordIncidentRoute(app, deps);
	recordEventRoute(app, deps);
	setRouteRoute(app, deps);
	draftAlertRoute(app, deps);
	closeCaseRoute(app, deps);

	addPersonRoute(app, deps);
	listPersonsRoute(app, deps);
	readPersonRoute(app, deps);
	readIdentityRoute(app, deps);
	eraseIdentityRoute(app, deps);
	updatePersonRoute(app, deps);
	changeRoleRoute(app, deps);
	assessPersonRoute(app, deps);
	readAssessmentsRoute(app, deps);
	recordIdentificationRoute(app, deps);
	recordScreeningRoute(app, deps);
	setFlagsRoute(app, deps);
	recordReturnRoute(app, deps);
	findDuplicatesRoutes(app, deps);
	mergePersonsRoutes(app, deps);

	chargePersonRoute(app, deps);
	recordCourtStageRoute(app, deps);
	listChargesRoutes(app, deps);

	linkEntityRoutes(app, deps);
	listLinksRoutes(app, deps);
	lookUpRoutes(app, deps);

	writeNoteRoute(app, deps);
	correctNoteRoute(app, deps);
	listNotesRoutes(app, deps);
	addAttachmentRoute(app, deps);
	listAttachmentsRoute(app, deps);
	readAttachmentRoute(app, deps);

	defineFieldRoutes(app, deps);
	setFieldsRoutes(app, deps);
	saveSearchRoutes(app, deps);

	importRoutes(app, deps);
	exportHtcdsRoute(app, deps);
	statisticsRoute(app, deps);
	yearlyReturnRoutes(app, deps);
};
