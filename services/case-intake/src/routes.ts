import type { Operations } from "@seamark/service";
import { closeCase } from "./cases/close-case/route.ts";
import { draftAlert } from "./cases/draft-alert/route.ts";
import { eraseCase } from "./cases/erase-case/route.ts";
import { listCases } from "./cases/list-cases/route.ts";
import { openCase } from "./cases/open-case/route.ts";
import { readCase } from "./cases/read-case/route.ts";
import { recordEvent } from "./cases/record-event/route.ts";
import { recordIncident } from "./cases/record-incident/route.ts";
import { setRoute } from "./cases/set-route/route.ts";
import { updateCase } from "./cases/update-case/route.ts";
import { chargeCompany } from "./charges/charge-company/route.ts";
import { chargePerson } from "./charges/charge-person/route.ts";
import { listCharges } from "./charges/list-charges/route.ts";
import { listChargesOfPerson } from "./charges/list-charges-of-person/route.ts";
import { recordCourtStage } from "./charges/record-court-stage/route.ts";
import { changeConviction } from "./convictions/change-conviction/route.ts";
import { enterConviction } from "./convictions/enter-conviction/route.ts";
import { listConvictions } from "./convictions/list-convictions/route.ts";
import { searchConvictions } from "./convictions/search-convictions/route.ts";
import type { Deps } from "./deps.ts";
import { askToErase } from "./erasure/ask-to-erase/route.ts";
import { defineField } from "./fields/define-field/route.ts";
import { listFields } from "./fields/list-fields/route.ts";
import { listSearches } from "./fields/list-searches/route.ts";
import { removeSearch } from "./fields/remove-search/route.ts";
import { retireField } from "./fields/retire-field/route.ts";
import { runSearch } from "./fields/run-search/route.ts";
import { saveSearch } from "./fields/save-search/route.ts";
import { setCaseFields } from "./fields/set-case-fields/route.ts";
import { setPersonFields } from "./fields/set-person-fields/route.ts";
import { exportHtcds } from "./imports/export-htcds/route.ts";
import { importRecords } from "./imports/import-records/route.ts";
import { listImports } from "./imports/list-imports/route.ts";
import { listRefusedRows } from "./imports/list-refused-rows/route.ts";
import { readImport } from "./imports/read-import/route.ts";
import { linkEntity } from "./links/link-entity/route.ts";
import { listLinkedCases } from "./links/list-linked-cases/route.ts";
import { listLinks } from "./links/list-links/route.ts";
import { listLookUps } from "./links/list-look-ups/route.ts";
import { lookUp } from "./links/look-up/route.ts";
import { unlinkEntity } from "./links/unlink-entity/route.ts";
import { freezeReturn } from "./numbers/freeze-return/route.ts";
import { listNationalTotals } from "./numbers/list-national-totals/route.ts";
import { listReturns } from "./numbers/list-returns/route.ts";
import { readNationalTotals } from "./numbers/read-national-totals/route.ts";
import { readReturn } from "./numbers/read-return/route.ts";
import { readStatistics } from "./numbers/read-statistics/route.ts";
import { releaseNationalTotals } from "./numbers/release-national-totals/route.ts";
import { addAttachment } from "./papers/add-attachment/route.ts";
import { correctNote } from "./papers/correct-note/route.ts";
import { listAttachments } from "./papers/list-attachments/route.ts";
import { listNoteVersions } from "./papers/list-note-versions/route.ts";
import { listNotes } from "./papers/list-notes/route.ts";
import { readAttachment } from "./papers/read-attachment/route.ts";
import { writeNote } from "./papers/write-note/route.ts";
import { addImportedPersons } from "./persons/add-imported-persons/route.ts";
import { addPerson } from "./persons/add-person/route.ts";
import { askToOpen } from "./persons/ask-to-open/route.ts";
import { askToReplace } from "./persons/ask-to-replace/route.ts";
import { askUnrelated } from "./persons/ask-unrelated/route.ts";
import { assessPerson } from "./persons/assess-person/route.ts";
import { changeRoles } from "./persons/change-roles/route.ts";
import { eraseIdentity } from "./persons/erase-identity/route.ts";
import { foreseeAssessment } from "./persons/foresee-assessment/route.ts";
import { listAssessments } from "./persons/list-assessments/route.ts";
import { listDuplicates } from "./persons/list-duplicates/route.ts";
import { listMerges } from "./persons/list-merges/route.ts";
import { listPersons } from "./persons/list-persons/route.ts";
import { listReportDuplicates } from "./persons/list-report-duplicates/route.ts";
import { mergePersons } from "./persons/merge-persons/route.ts";
import { readIdentity } from "./persons/read-identity/route.ts";
import { readPerson } from "./persons/read-person/route.ts";
import { recordIdentification } from "./persons/record-identification/route.ts";
import { recordReturn } from "./persons/record-return/route.ts";
import { recordScreening } from "./persons/record-screening/route.ts";
import { setFlags } from "./persons/set-flags/route.ts";
import { undoMerge } from "./persons/undo-merge/route.ts";
import { updatePerson } from "./persons/update-person/route.ts";
import { askToLetGo } from "./reports/ask-to-let-go/route.ts";
import { checkReport } from "./reports/check-report/route.ts";
import { dismissReport } from "./reports/dismiss-report/route.ts";
import { followReports } from "./reports/follow-reports/route.ts";
import { mergeReport } from "./reports/merge-report/route.ts";
import { passOnReport } from "./reports/pass-on-report/route.ts";
import { readAcknowledgement } from "./reports/read-acknowledgement/route.ts";
import { readIntakeQueue } from "./reports/read-intake-queue/route.ts";
import { readReport } from "./reports/read-report/route.ts";
import { readReportForm } from "./reports/read-report-form/route.ts";
import { submitReport } from "./reports/submit-report/route.ts";
import { takeInReport } from "./reports/take-in-report/route.ts";
import { answerRequest } from "./second-person/answer-request/route.ts";
import { listRequests } from "./second-person/list-requests/route.ts";

import { addTask } from "./tasks/add-task/route.ts";
import { changeTask } from "./tasks/change-task/route.ts";
import { endTask } from "./tasks/end-task/route.ts";
import { listTasks } from "./tasks/list-tasks/route.ts";

type Operation = (api: Operations, deps: Deps) => void;

const reports: Operation[] = [
	submitReport,
	checkReport,
	readReportForm,
	readAcknowledgement,
	readIntakeQueue,
	followReports,
	readReport,
	takeInReport,
	mergeReport,
	passOnReport,
	askToLetGo,
	dismissReport,
];
const cases: Operation[] = [
	openCase,
	listCases,
	readCase,
	updateCase,
	recordIncident,
	recordEvent,
	setRoute,
	draftAlert,
	closeCase,
	eraseCase,
];
const persons: Operation[] = [
	addPerson,
	addImportedPersons,
	listPersons,
	readPerson,
	askToOpen,
	askUnrelated,
	readIdentity,
	askToErase,
	eraseIdentity,
	askToReplace,
	updatePerson,
	changeRoles,
	assessPerson,
	foreseeAssessment,
	listAssessments,
	recordIdentification,
	recordScreening,
	setFlags,
	recordReturn,
	listDuplicates,
	listReportDuplicates,
	mergePersons,
	undoMerge,
	listMerges,
];
const secondPerson: Operation[] = [listRequests, answerRequest];
const charges: Operation[] = [chargePerson, chargeCompany, recordCourtStage, listCharges, listChargesOfPerson];
const convictions: Operation[] = [enterConviction, changeConviction, listConvictions, searchConvictions];
const links: Operation[] = [linkEntity, unlinkEntity, listLinks, listLinkedCases, lookUp, listLookUps];
const papers: Operation[] = [
	writeNote,
	correctNote,
	listNotes,
	listNoteVersions,
	addAttachment,
	listAttachments,
	readAttachment,
];
const tasks: Operation[] = [addTask, changeTask, endTask, listTasks];
const fields: Operation[] = [
	defineField,
	retireField,
	listFields,
	setCaseFields,
	setPersonFields,
	saveSearch,
	listSearches,
	runSearch,
	removeSearch,
];
const imports: Operation[] = [importRecords, listImports, readImport, listRefusedRows, exportHtcds];
const numbers: Operation[] = [
	readStatistics,
	freezeReturn,
	listReturns,
	readReturn,
	releaseNationalTotals,
	listNationalTotals,
	readNationalTotals,
];

/** Every HTTP operation of case intake, in the order of the work. */
const operations = [
	...reports,
	...cases,
	...persons,
	...secondPerson,
	...charges,
	...convictions,
	...links,
	...papers,
	...tasks,
	...fields,
	...imports,
	...numbers,
];

export const caseIntakeRoutes = (api: Operations, deps: Deps): void => {
	for (const put of operations) put(api, deps);
};
