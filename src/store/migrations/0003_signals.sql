CREATE TABLE "signals" (
	"article_id" uuid NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "signals_article_id_day_kind_pk" PRIMARY KEY("article_id","day","kind"),
	CONSTRAINT "signals_kind" CHECK ("signals"."kind" in ('views', 'points')),
	CONSTRAINT "signals_count" CHECK ("signals"."count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;