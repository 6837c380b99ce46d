DROP INDEX "entries_key";--> statement-breakpoint
CREATE UNIQUE INDEX "entries_by_key" ON "entries" USING btree ("key","feed_id");--> statement-breakpoint
CREATE INDEX "entries_of_feed" ON "entries" USING btree ("feed_id","first_seen_at");