-- A subscription of reports posts what becomes of the agency's reports to an address of the duty post. It lets no alert through. Of which
-- changes it tells; null for a subscription of alerts.
alter table subscription add column reports text[];
-- What has become of the report, where a delivery is of one. `position` is then of the log of case intake, and `alert_id` names the report.
alter table webhook_delivery add column report_change text;
alter table webhook_dead_letter add column report_change text;
create index subscription_reports on subscription (agency) where reports is not null;
