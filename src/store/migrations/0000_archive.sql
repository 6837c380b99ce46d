CREATE TABLE "addresses" (
	"url" text PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"round_id" uuid,
	"url" text NOT NULL,
	"stage" text NOT NULL,
	"gave_up" text,
	"title" text NOT NULL,
	"excerpt" text NOT NULL,
	"text" text,
	"bylines" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"date_source" text NOT NULL,
	"picture" jsonb,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"genre" text NOT NULL,
	"names" jsonb NOT NULL,
	"topics" jsonb NOT NULL,
	"tragedy" boolean DEFAULT false NOT NULL,
	"quality" jsonb NOT NULL,
	"embed_url" text,
	"first_seen_at" timestamp with time zone NOT NULL,
	"because" jsonb NOT NULL,
	"carried" jsonb,
	CONSTRAINT "articles_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"why" text,
	"deed" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"hash" text NOT NULL,
	"stories" integer NOT NULL,
	"articles" integer NOT NULL,
	"written" integer NOT NULL,
	"removed" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed_id" uuid NOT NULL,
	"key" text NOT NULL,
	"article_id" uuid,
	"entry" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"url" text NOT NULL,
	"title" text,
	"state" text DEFAULT 'active' NOT NULL,
	"etag" text,
	"last_modified" text,
	"next_poll_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"redirects" jsonb,
	"interval_minutes" integer,
	"last_good_at" timestamp with time zone,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feeds_url_unique" UNIQUE("url"),
	CONSTRAINT "feeds_state" CHECK ("feeds"."state" in ('active', 'paused', 'retired', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "learnt_languages" (
	"language" text PRIMARY KEY NOT NULL,
	"documents" integer NOT NULL,
	"originals" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learnt_terms" (
	"language" text NOT NULL,
	"term" text NOT NULL,
	"documents" integer NOT NULL,
	"capitals" integer NOT NULL,
	"uses" integer NOT NULL,
	"mass" double precision NOT NULL,
	CONSTRAINT "learnt_terms_language_term_pk" PRIMARY KEY("language","term")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"because" jsonb NOT NULL,
	"copy_of" uuid,
	"instant" timestamp with time zone NOT NULL,
	"memory" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pieces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"genre" text NOT NULL,
	"label" text NOT NULL,
	"byline" text NOT NULL,
	"headline" text NOT NULL,
	"body" text NOT NULL,
	"sources" jsonb NOT NULL,
	"hash" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pieces_labelled" CHECK ("pieces"."genre" = 'satire' and "pieces"."label" = 'Satire'),
	CONSTRAINT "pieces_sourced" CHECK (jsonb_array_length("pieces"."sources") > 0)
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"round_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"outcome" text,
	"why" text,
	"entries_new" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone,
	"milliseconds" integer,
	CONSTRAINT "polls_round_id_feed_id_pk" PRIMARY KEY("round_id","feed_id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"sealed_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"domain" text NOT NULL,
	"home_url" text,
	"official" boolean DEFAULT false NOT NULL,
	"trusted" boolean DEFAULT false NOT NULL,
	"logo" jsonb,
	CONSTRAINT "sources_domain_unique" UNIQUE("domain")
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text,
	"lead_id" uuid,
	"lead_because" jsonb,
	"heat" jsonb,
	"stale" boolean DEFAULT true NOT NULL,
	"last_at" timestamp with time zone,
	CONSTRAINT "stories_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"name" text PRIMARY KEY NOT NULL,
	"topic" jsonb NOT NULL,
	"place" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "polls" ADD CONSTRAINT "polls_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "polls" ADD CONSTRAINT "polls_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_lead_id_articles_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "addresses_article" ON "addresses" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "articles_round" ON "articles" USING btree ("round_id","stage");--> statement-breakpoint
CREATE INDEX "articles_published" ON "articles" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "articles_source" ON "articles" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "decisions_at" ON "decisions" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_key" ON "entries" USING btree ("feed_id","key");--> statement-breakpoint
CREATE INDEX "entries_article" ON "entries" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "feeds_due" ON "feeds" USING btree ("next_poll_at");--> statement-breakpoint
CREATE INDEX "members_story" ON "members" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "members_instant" ON "members" USING btree ("instant");--> statement-breakpoint
CREATE INDEX "polls_feed" ON "polls" USING btree ("feed_id","at");--> statement-breakpoint
CREATE INDEX "polls_pending" ON "polls" USING btree ("round_id") WHERE "polls"."outcome" is null;--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "decisions_are_final" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
