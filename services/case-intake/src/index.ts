export { caseIntakeMigrations, openCaseIntake } from "./service.ts";
