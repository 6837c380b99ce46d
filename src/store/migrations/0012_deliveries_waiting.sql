DROP INDEX "deliveries_open";--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("issue_id","due_at","id") WHERE "deliveries"."state" in ('queued', 'sending');