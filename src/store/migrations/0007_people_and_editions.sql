CREATE TABLE "edition_changes" (
	"edition_id" uuid NOT NULL,
	"story_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"headline" text NOT NULL,
	"was" text,
	"hash" text,
	CONSTRAINT "edition_changes_edition_id_story_id_pk" PRIMARY KEY("edition_id","story_id")
);
--> statement-breakpoint
CREATE TABLE "printed_stories" (
	"story_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"headline" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_attempts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"under" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "login_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"hash" text,
	"state" text DEFAULT 'active' NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_role" CHECK ("people"."role" in ('reader', 'editor', 'chief')),
	CONSTRAINT "people_state" CHECK ("people"."state" in ('active', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "edition_changes" ADD CONSTRAINT "edition_changes_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_links" ADD CONSTRAINT "login_links_person_people_key_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_people_key_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_changes_story" ON "edition_changes" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "login_attempts_under" ON "login_attempts" USING btree ("under","at");--> statement-breakpoint
CREATE INDEX "login_links_person" ON "login_links" USING btree ("person");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person");--> statement-breakpoint
CREATE INDEX "sessions_expire" ON "sessions" USING btree ("expires_at");