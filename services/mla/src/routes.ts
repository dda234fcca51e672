import type { Operations } from "@seamark/service";
import { citeCase } from "./cases/cite-case/route.ts";
import { listCitedCases } from "./cases/list-cited-cases/route.ts";
import type { Deps } from "./deps.ts";
import { askErasure } from "./erasure/ask-erasure/route.ts";
import { confirmErasure } from "./erasure/confirm-erasure/route.ts";
import { placeErased } from "./erasure/place-erased/route.ts";
import { readErasure } from "./erasure/read-erasure/route.ts";
import { appendFile } from "./files/append-file/route.ts";
import { beginFile } from "./files/begin-file/route.ts";
import { dropFile } from "./files/drop-file/route.ts";
import { handOver } from "./files/hand-over/route.ts";
import { listCustody } from "./files/list-custody/route.ts";
import { listFiles } from "./files/list-files/route.ts";
import { placeCustody } from "./files/place-custody/route.ts";
import { readFile } from "./files/read-file/route.ts";
import { readFileContent } from "./files/read-file-content/route.ts";
import { listItems } from "./items/list-items/route.ts";
import { listUses } from "./items/list-uses/route.ts";
import { useItem } from "./items/use-item/route.ts";
import { acceptJointInvestigation } from "./joint/accept-joint-investigation/route.ts";
import { addJointItem } from "./joint/add-joint-item/route.ts";
import { leaveJointInvestigation } from "./joint/leave-joint-investigation/route.ts";
import { listJointInvestigations } from "./joint/list-joint-investigations/route.ts";
import { listJointItems } from "./joint/list-joint-items/route.ts";
import { openJointInvestigation } from "./joint/open-joint-investigation/route.ts";
import { takeBackJointItem } from "./joint/withdraw-joint-item/route.ts";
import { listLetters } from "./letters/list-letters/route.ts";
import { makeFormal } from "./letters/make-formal/route.ts";
import { placeLetter } from "./letters/place-letter/route.ts";
import { readLetter } from "./letters/read-letter/route.ts";
import { sendLetter } from "./letters/send-letter/route.ts";
import { shareDraft } from "./letters/share-draft/route.ts";
import { listRegister } from "./register/list-register/route.ts";
import { readReleasedIdentity } from "./released/read-released-identity/route.ts";
import { changeRequest } from "./requests/change-request/route.ts";
import { checkRequest } from "./requests/check-request/route.ts";
import { draftRequest } from "./requests/draft-request/route.ts";
import { listMlaRequests } from "./requests/list-mla-requests/route.ts";
import { readRequest } from "./requests/read-request/route.ts";
import { readRequestLetter } from "./requests/read-request-letter/route.ts";
import { act } from "./thread/act/route.ts";
import { catchUp } from "./thread/catch-up/route.ts";
import { dropAct } from "./thread/drop-act/route.ts";
import { exportThread } from "./thread/export-thread/route.ts";
import { listActs } from "./thread/list-acts/route.ts";
import { placeStatement } from "./thread/place-statement/route.ts";
import { readThread } from "./thread/read-thread/route.ts";
import { signAct } from "./thread/sign-act/route.ts";
import { assignRequest } from "./work/assign-request/route.ts";
import { endCalendar } from "./work/end-calendar/route.ts";
import { listWork } from "./work/list-work/route.ts";
import { makeCalendar } from "./work/make-calendar/route.ts";
import { readCalendar } from "./work/read-calendar/route.ts";
import { readStatistics } from "./work/read-mla-statistics/route.ts";

/** Every HTTP operation of the service. */
export const mlaRoutes = (api: Operations, deps: Deps): void => {
	draftRequest(api, deps);
	changeRequest(api, deps);
	checkRequest(api, deps);
	listMlaRequests(api, deps);
	readRequest(api, deps);
	readRequestLetter(api, deps);
	shareDraft(api, deps);

	listWork(api, deps);
	assignRequest(api, deps);
	makeCalendar(api, deps);
	endCalendar(api);
	readCalendar(api, deps);
	readStatistics(api, deps);

	askErasure(api, deps);
	confirmErasure(api, deps);
	readErasure(api, deps);
	placeErased(api, deps);

	act(api, deps);
	listActs(api);
	signAct(api, deps);
	dropAct(api);
	placeStatement(api, deps);
	readThread(api, deps);
	exportThread(api, deps);
	catchUp(api);

	beginFile(api, deps);
	appendFile(api, deps);
	readFile(api, deps);
	listFiles(api);
	readFileContent(api, deps);
	dropFile(api, deps);
	handOver(api, deps);
	placeCustody(api, deps);
	listCustody(api);

	listItems(api);
	useItem(api, deps);
	listUses(api);

	sendLetter(api, deps);
	placeLetter(api, deps);
	listLetters(api);
	readLetter(api);
	makeFormal(api, deps);

	openJointInvestigation(api, deps);
	listJointInvestigations(api, deps);
	acceptJointInvestigation(api, deps);
	leaveJointInvestigation(api, deps);
	addJointItem(api, deps);
	listJointItems(api, deps);
	takeBackJointItem(api, deps);

	citeCase(api, deps);
	listCitedCases(api);
	readReleasedIdentity(api, deps);

	listRegister(api, deps);
};
