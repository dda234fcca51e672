export { draft } from "../../services/alerts/src/alert/testing.ts";
