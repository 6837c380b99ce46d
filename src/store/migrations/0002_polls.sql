CREATE TABLE "prints" (
	"hash" bigint NOT NULL,
	"article_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "prints_hash_article_id_pk" PRIMARY KEY("hash","article_id")
);
--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "body_hash" text;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "ttl_minutes" integer;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "skip_hours" jsonb;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "missing_times" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "missing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "prints" ADD CONSTRAINT "prints_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prints_article" ON "prints" USING btree ("article_id");