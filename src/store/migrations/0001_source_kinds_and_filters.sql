ALTER TABLE "articles" ADD COLUMN "caught" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "kind" text DEFAULT 'feed' NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "options" jsonb DEFAULT '{}'::jsonb NOT NULL;