export { webhookAllowSetting } from "./config.ts";
export { alertsMigrations, openAlerts } from "./service.ts";
