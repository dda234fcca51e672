import { list, type Setting } from "@seamark/config";
import { hubService } from "@seamark/service";

const names = list("services whose events the audit records; leave one out only where the hub does not run it");

const sources: Setting<string[]> = { ...names, fallback: [...hubService("audit").follows] };

/** Settings of the audit besides those that every service takes. */
export const settings = { SEAMARK_AUDIT_SOURCES: sources };
