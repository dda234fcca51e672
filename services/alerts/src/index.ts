export { alertsMigrations, openAlerts } from "./service.ts";
