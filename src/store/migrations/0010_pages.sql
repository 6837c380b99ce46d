CREATE TABLE "pages" (
	"path" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL
);
--> statement-breakpoint
-- Stories that were published before addresses were kept.
INSERT INTO "pages" ("path", "subject")
SELECT 'story/' || "slug" || '/', "lead_id"::text FROM "stories" WHERE "slug" IS NOT NULL AND "lead_id" IS NOT NULL;
