-- All that readers see of a piece. Worked out here and nowhere else, so that whoever changes a row by hand changes its hash.
CREATE FUNCTION "piece_hash"(label text, headline text, body text, byline text, picture text, picture_alt text, sources jsonb)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(label, headline, body, byline, picture, picture_alt, sources)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"piece_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"why" text,
	CONSTRAINT "approvals_exact" UNIQUE("id","piece_id","hash")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"piece_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"role" text NOT NULL,
	"model" text NOT NULL,
	"tokens_in" integer NOT NULL,
	"tokens_out" integer NOT NULL,
	"seconds" double precision NOT NULL,
	"money" double precision,
	"answer" text,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "piece_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"piece_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"did" text NOT NULL,
	"hash" text NOT NULL,
	"why" text
);
--> statement-breakpoint
CREATE TABLE "piece_pictures" (
	"hash" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"about" jsonb NOT NULL,
	CONSTRAINT "piece_pictures_hashed" CHECK ("piece_pictures"."hash" = encode(sha256("piece_pictures"."bytes"), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"piece_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"approval_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "publications_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"story_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"because" jsonb NOT NULL,
	CONSTRAINT "refusals_story_id_at_pk" PRIMARY KEY("story_id","at")
);
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "state" text DEFAULT 'writing' NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "why" text;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "edited_by" text;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "language" text NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "picture" text;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "because" jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "checks" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD COLUMN "prompts" jsonb DEFAULT '{}'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_exact" UNIQUE("id","hash");
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_piece_id_pieces_id_fk" FOREIGN KEY ("piece_id") REFERENCES "public"."pieces"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_piece_id_pieces_id_fk" FOREIGN KEY ("piece_id") REFERENCES "public"."pieces"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "piece_log" ADD CONSTRAINT "piece_log_piece_id_pieces_id_fk" FOREIGN KEY ("piece_id") REFERENCES "public"."pieces"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_piece" FOREIGN KEY ("piece_id","hash") REFERENCES "public"."pieces"("id","hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_approved" FOREIGN KEY ("approval_id","piece_id","hash") REFERENCES "public"."approvals"("id","piece_id","hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "calls_at" ON "calls" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "calls_piece" ON "calls" USING btree ("piece_id");
--> statement-breakpoint
CREATE INDEX "piece_log_piece" ON "piece_log" USING btree ("piece_id","at");
--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_picture_piece_pictures_hash_fk" FOREIGN KEY ("picture") REFERENCES "public"."piece_pictures"("hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "pieces_story" ON "pieces" USING btree ("story_id");
--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_state" CHECK ("pieces"."state" in ('writing', 'failed', 'held', 'waiting', 'rejected', 'withdrawn'));
--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_whole" CHECK ("pieces"."state" <> 'waiting' or ("pieces"."headline" <> '' and "pieces"."body" <> ''));
--> statement-breakpoint
ALTER TABLE "pieces" ADD CONSTRAINT "pieces_hashed" CHECK ("pieces"."hash" = piece_hash("pieces"."label", "pieces"."headline", "pieces"."body", "pieces"."byline", "pieces"."picture", "pieces"."picture_alt", "pieces"."sources"));
--> statement-breakpoint
CREATE TRIGGER "approvals_are_final" BEFORE UPDATE OR DELETE OR TRUNCATE ON "approvals" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "piece_log_is_final" BEFORE UPDATE OR DELETE OR TRUNCATE ON "piece_log" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
