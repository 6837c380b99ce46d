CREATE TABLE "pictures" (
	"address" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"why" text,
	"print" jsonb,
	"fetched_at" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	"next_try" timestamp with time zone,
	CONSTRAINT "pictures_printed" CHECK (("pictures"."outcome" = 'printed') = ("pictures"."print" is not null))
);
