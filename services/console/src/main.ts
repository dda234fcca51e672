import { runService } from "@seamark/service";
import { service } from "./service.ts";

await runService(service);
