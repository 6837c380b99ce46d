CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"lane" text NOT NULL,
	"effect" jsonb,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"doubts" integer DEFAULT 0 NOT NULL,
	"worker" bigint,
	"made_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"result" jsonb,
	CONSTRAINT "outbox_key_unique" UNIQUE("key"),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('webhook', 'mail', 'delivery')),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('queued', 'sending', 'sent', 'failed')),
	CONSTRAINT "outbox_effect" CHECK ("outbox"."state" = 'sent' or "outbox"."effect" is not null)
);
--> statement-breakpoint
INSERT INTO "outbox" ("id", "kind", "key", "lane", "state", "attempts", "made_at", "due_at", "sent_at")
SELECT gen_random_uuid(), 'webhook', 'satire piece.published ' || a."approval_id", 'satire ' || p."piece_id", 'sent', a."tries", a."told_at", a."told_at", a."told_at"
FROM "announcements" a JOIN "approvals" p ON p."id" = a."approval_id" WHERE a."told_at" IS NOT NULL;
--> statement-breakpoint
DROP TABLE "announcements" CASCADE;--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("due_at","id") WHERE "outbox"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "outbox" USING btree ("lane","id");